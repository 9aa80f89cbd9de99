"""Files to graphs of rdflib and stores of pyoxigraph, and terms of rdflib to N-Triples. Nothing of ours is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def read_graph(*paths: Path) -> Any:
    """Parse files into one graph of rdflib; N-Quads into a dataset."""
    import rdflib

    graph = rdflib.Dataset() if paths[0].suffix == ".nq" else rdflib.Graph()
    for path in paths:
        graph.parse(path, format={".nt": "nt", ".nq": "nquads"}.get(path.suffix, "turtle"))
    return graph


def load_store(path: Path) -> Any:
    """Load a file into a store in memory."""
    import pyoxigraph as ox

    store = ox.Store()
    store.bulk_load(path=path, format=ox.RdfFormat.from_extension(path.suffix.removeprefix(".")))
    return store


def write_triples(path: Path, triples: Iterable[Any]) -> int:
    """Write terms of rdflib as N-Triples; return how many triples RDF has no place for: literals as subjects."""
    from rdflib import Literal

    left_out = 0
    with path.open("w", encoding="utf-8") as file:
        for s, p, o in triples:
            if isinstance(s, Literal):
                left_out += 1
            else:
                file.write(f"{s.n3()} {p.n3()} {_spell(o)} .\n")
    return left_out


def _spell(term: Any) -> str:
    """Spell a term on one line."""
    from rdflib import Literal
    from rdflib.plugins.serializers.nt import _quoteLiteral

    return str(_quoteLiteral(term) if isinstance(term, Literal) else term.n3())
