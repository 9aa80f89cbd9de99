"""Prefixes that a shapes graph declares for its queries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.check.shacl.shapes_graph import ShapeError, sh
from kg.namespaces import OWL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.check.shacl.shapes_graph import ShapesGraph, Term

_IMPORTS = f"<{OWL}imports>"


def prefixes_of(graph: ShapesGraph, node: Term) -> dict[str, str]:
    """Return the prefixes of a query, which sh:prefixes/owl:imports*/sh:declare leads to."""
    waiting = graph.objects(node, sh("prefixes"))
    seen: dict[Term, None] = {}
    while waiting:
        found = waiting.pop(0)
        if found not in seen:
            seen[found] = None
            waiting += graph.objects(found, _IMPORTS)
    return declared(graph, (each for source in seen for each in graph.objects(source, sh("declare"))))


def declared(graph: ShapesGraph, declarations: Iterable[Term]) -> dict[str, str]:
    """Return what prefixes stand for."""
    prefixes: dict[str, str] = {}
    for node in declarations:
        for prefix in graph.objects(node, sh("prefix")):
            for namespace in graph.objects(node, sh("namespace")):
                name, iri = (each.value for each in (prefix, namespace) if isinstance(each, Literal | NamedNode))
                if prefixes.setdefault(name, iri) != iri:
                    raise ShapeError(f"two namespaces for the prefix {name}:")
    return prefixes
