"""What the tests of the data share: SELECT over the authored triples of the SenseTime case, without a build."""

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.namespaces import ID, PREFIXES, TG, VOCAB

CASE = Path(__file__).parents[2] / "data" / "sensetime"

Ask = Callable[[str], set[tuple[str, ...]]]


def local(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str:
    """Write a term without our own namespaces; unbound is the empty string."""
    text = "" if term is None else str(term) if isinstance(term, ox.Triple) else term.value
    return text.removeprefix(ID).removeprefix(VOCAB).removeprefix(TG)


@pytest.fixture(scope="session")
def ask() -> Ask:
    """Return a function from a SELECT to the set of its rows."""
    store = ox.Store()
    for path in sorted(CASE.rglob("*.ttl")):
        store.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in ox.parse(path=path))

    def rows(query: str) -> set[tuple[str, ...]]:
        found = store.query(query, prefixes={name: PREFIXES[name] for name in ("id", "rdfs", "tg", "vocab", "xsd")})
        assert isinstance(found, ox.QuerySolutions)
        return {tuple(local(term) for term in row) for row in found}

    return rows
