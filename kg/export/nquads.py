"""N-Quads: one triple and its graph a line, in the order of the alphabet. What a build keeps, and what stores load."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.export.ntriples import statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LOSES = ("prefixes, comments and order",)


def lines(quads: Iterable[ox.Quad]) -> Iterator[str]:
    r"""Yield each distinct quad as one line, sorted.

    >>> kind = ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:is"), ox.Literal("b"), ox.NamedNode("urn:graph"))
    >>> list(lines([kind, kind]))
    ['<urn:a> <urn:is> "b" <urn:graph> .\n']
    """
    yield from sorted({f"{statement(quad.triple)}{_graph(quad)} .\n" for quad in quads})


def _graph(quad: ox.Quad) -> str:
    return "" if isinstance(quad.graph_name, ox.DefaultGraph) else f" {quad.graph_name}"
