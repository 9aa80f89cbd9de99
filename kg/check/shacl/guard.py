"""Refuse shapes whose queries reach outside the data: nothing of such a shapes graph is run, here or elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal

from kg.ask.guard import demand_read_only
from kg.check.shacl.prefixes import declared, prefixes_of
from kg.check.shacl.shapes_graph import ShapeError, sh, shown
from kg.errors import QueryRefused
from kg.namespaces import PREFIXES

if TYPE_CHECKING:
    from kg.check.shacl.shapes_graph import ShapesGraph, Term

_QUERIES = ("select", "ask", "construct", "update")
_CODE = ("js", "jsLibrary", "jsLibraryURL", "jsFunctionName")


def refuse_what_reaches_outside(graph: ShapesGraph) -> None:
    """Look at every query of a shapes graph, whatever it is for; refuse code in other languages altogether."""
    for node in graph.subjects:
        where = f"the shapes graph, {shown(str(node))}"
        for name in _CODE:
            if graph.objects(node, sh(name)):
                raise QueryRefused(f"sh:{name} is refused: shapes do not bring code", where=where)
        for name in _QUERIES:
            for text in graph.objects(node, sh(name)):
                if isinstance(text, Literal):
                    demand_read_only(text.value, where=f"{where}, sh:{name}", prefixes=_widest_prefixes(graph, node))


def _widest_prefixes(graph: ShapesGraph, node: Term) -> dict[str, str]:
    """Return every prefix that some engine might see for a query, its own before others."""
    try:
        return PREFIXES | declared(graph, graph.every(sh("declare"))) | prefixes_of(graph, node)
    except ShapeError as error:
        raise QueryRefused(str(error), where=f"the shapes graph, {shown(str(node))}") from error
