"""What a foreign tool has: the export with inferences and one alignment, sub-classes and sub-properties followed."""

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.export import select
from kg.publish import current_build
from kg.resources import Project

ALIGN = Path(__file__).parents[2] / "ontology" / "align"
FOLLOW = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
INSERT { ?node a ?theirs } WHERE { ?ours rdfs:subClassOf ?theirs . ?node a ?ours } ;
INSERT { ?one ?theirs ?other } WHERE { ?ours rdfs:subPropertyOf ?theirs . ?one ?ours ?other }
"""

View = Callable[[str], ox.Store]


@pytest.fixture(scope="session")
def exported(built: Project) -> tuple[ox.Triple, ...]:
    return tuple(quad.triple for quad in select(current_build(built).graph_nq, with_inferences=True))


@pytest.fixture(scope="session")
def view(exported: tuple[ox.Triple, ...]) -> View:
    """Return a function from the name of an alignment to what a tool sees with it; without a name, without any."""
    views: dict[str, ox.Store] = {}

    def see(name: str) -> ox.Store:
        if name not in views:
            store = ox.Store()
            store.bulk_extend(ox.Quad(*triple) for triple in exported)
            if name:
                store.load(path=str(ALIGN / f"{name}.ttl"), format=ox.RdfFormat.TURTLE)
            store.update(FOLLOW)
            views[name] = store
        return views[name]

    return see
