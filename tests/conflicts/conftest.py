"""A small invented case with its conflicts, as a store that a build would have made."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.derive import Hierarchy, derive_triples
from kg.namespaces import ONTOLOGY_GRAPH
from kg.read import read_file
from kg.store import EmbeddedStore

HERE = Path(__file__).parent
MODEL = sorted((HERE.parents[1] / "ontology").glob("*.ttl")) + sorted(
    (HERE.parents[1] / "ontology/codes").glob("*.ttl")
)


def store_of(case: str) -> EmbeddedStore:
    """Return a store of the model and of a case in Turtle, with what a build derives and the classes above."""
    model = [triple for path in MODEL for triple in read_file(path, path.read_bytes()).triples]
    authored = list(read_file(Path("case.ttl"), case.encode()).triples)
    hierarchy = Hierarchy.read(model)
    known = {*model, *authored, *derive_triples(authored, hierarchy).origins}
    known |= set(hierarchy.expand(known))
    store = ox.Store()
    store.bulk_extend(ox.Quad(*triple) for triple in known)
    store.bulk_extend(ox.Quad(*triple, ox.NamedNode(ONTOLOGY_GRAPH)) for triple in model)
    store.bulk_extend(ox.Quad(*triple, ox.NamedNode("urn:case")) for triple in known - set(model))
    return EmbeddedStore(Path("case"), store)


@pytest.fixture(scope="session")
def case() -> EmbeddedStore:
    """Return the store of the case."""
    return store_of((HERE / "case.ttl").read_text(encoding="utf-8"))
