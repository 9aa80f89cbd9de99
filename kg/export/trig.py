"""TriG: Turtle with its graphs. What to take when it matters which source a triple came from."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.export.terms import TurtleTerms
from kg.export.turtle import blocks, prefixes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LOSES = ("comments, and the order in which the author wrote",)


def lines(quads: Iterable[ox.Quad]) -> Iterator[str]:
    r"""Yield the prefixes that are used, then each graph as the blocks of Turtle between braces.

    >>> tie = ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:name"), ox.Literal("b"), ox.NamedNode("urn:graph"))
    >>> print("".join(lines([tie])), end="")
    <BLANKLINE>
    <urn:graph> {
    <urn:a> <urn:name> "b" .
    }
    """
    terms = TurtleTerms()
    graphs: dict[str, list[ox.Triple]] = defaultdict(list)
    for quad in quads:
        graphs["" if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad.graph_name)].append(quad.triple)
    written = [_graph(name, triples, terms) for name, triples in sorted(graphs.items())]
    yield from prefixes(terms)
    for graph in written:
        yield "\n" + graph


def _graph(name: str, triples: Iterable[ox.Triple], terms: TurtleTerms) -> str:
    head = terms.iri(name[1:-1]) if name.startswith("<") else name
    return f"{head} {{\n".lstrip() + "\n".join(blocks(triples, terms)) + "}\n"
