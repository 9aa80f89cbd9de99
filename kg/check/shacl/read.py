"""Read a shapes graph into shapes, and name what this engine does not do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.check.shacl import (
    cardinality,
    logic,
    other,
    pairs,
    shape_based,
    sparql,
    strings,
    targets,
    value_range,
    value_type,
)
from kg.check.shacl.guard import refuse_what_reaches_outside
from kg.check.shacl.model import Shape, Shapes, Unknown, shapes_within
from kg.check.shacl.paths import read_path
from kg.check.shacl.shapes_graph import Described, ShapeError, ShapesGraph, sh, shown
from kg.namespaces import SH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from types import ModuleType

    from pyoxigraph import Quad, Triple

    from kg.check.shacl.model import Constraint
    from kg.check.shacl.shapes_graph import Term

FAMILIES: tuple[ModuleType, ...] = (
    cardinality, value_type, value_range, strings, pairs, logic, shape_based, other, sparql
)  # fmt: skip
_PARAMETERS = frozenset(sh(name) for family in FAMILIES for name in family.PARAMETERS)
# What is read elsewhere, and what says nothing about whether data conform: rules infer, they do not validate.
_OTHERS = (
    "path", "severity", "message", "deactivated", "name", "description", "order", "group", "defaultValue",
    "declare", "prefixes", "select", "shapesGraph", "suggestedShapesGraph", "rule", "optional",
)  # fmt: skip
_KNOWN = _PARAMETERS | {sh(name) for name in (*targets.PARAMETERS, *_OTHERS)}


def read_shapes(triples: Iterable[Triple | Quad]) -> Shapes:
    """Read the shapes that have targets, and those that they refer to."""
    graph = ShapesGraph(triples)
    refuse_what_reaches_outside(graph)
    reader = _Reader(graph)
    targeted = [node for node in graph.subjects if _has_target(graph, node)]
    for node in targeted:
        reader.read(node)
    unknown = [found for node in targeted for found in reader.unknown_within(str(node))]
    # A regime that is not supported is a failure of all validation, says the Recommendation.
    for regime in graph.every(sh("entailment")):
        unknown += (Unknown(str(node), str(node), f"sh:entailment {shown(str(regime))}") for node in targeted)
    left_out = {found.root for found in unknown}
    roots = tuple(str(node) for node in targeted if str(node) not in left_out)
    return Shapes(reader.shapes, roots, tuple(unknown), frozenset(graph.terms))


def _has_target(graph: ShapesGraph, node: Term) -> bool:
    """Say whether a node is a shape with a target of its own, of whatever kind."""
    predicates = graph.predicates(node)
    if any(predicate.startswith(f"<{SH}target") for predicate in predicates):
        return True
    is_shape = graph.is_a(node, sh("NodeShape")) or graph.is_a(node, sh("PropertyShape"))
    return (is_shape or not _PARAMETERS.isdisjoint(predicates)) and any(targets.read(Described(graph, node)))


class _Reader:
    """Shapes read so far, and why some cannot be."""

    def __init__(self, graph: ShapesGraph) -> None:
        self._graph = graph
        self._custom = _custom_parameters(graph)
        self.shapes: dict[str, Shape] = {}
        self._reasons: dict[str, str] = {}

    def read(self, first: Term) -> None:
        """Read a shape and those that it refers to."""
        waiting = [first]
        while waiting:
            node = waiting.pop()
            name = str(node)
            if name in self.shapes or name in self._reasons:
                continue
            described = Described(self._graph, node)
            try:
                self.shapes[name] = _read_one(described, self._custom)
            except ShapeError as reason:
                self._reasons[name] = str(reason)
            waiting += described.referred

    def unknown_within(self, root: str) -> Iterator[Unknown]:
        """Find the shapes that a root refers to and that cannot be read, and shapes that refer to themselves."""
        done: set[str] = set()
        waiting: list[tuple[str, frozenset[str]]] = [(root, frozenset())]
        while waiting:
            name, above = waiting.pop()
            if name in above:
                yield Unknown(root, name, "a shape that refers to itself")
            elif name in self._reasons:
                yield Unknown(root, name, self._reasons[name])
            elif name not in done and not self.shapes[name].deactivated:
                done.add(name)
                refers = (found for each in self.shapes[name].constraints for found in shapes_within(each))
                waiting += ((found, above | {name}) for found in refers)


def _read_one(described: Described, custom: Mapping[str, str]) -> Shape:
    """Read one shape."""
    if described.is_true("deactivated"):
        return Shape(str(described.node), deactivated=True)
    for predicate in described.graph.predicates(described.node):
        if predicate in custom:
            raise ShapeError(f"{shown(predicate)}, a parameter of {custom[predicate]}")
        if predicate.startswith(f"<{SH}") and predicate not in _KNOWN:
            raise ShapeError(shown(predicate))
    path = described.one("path")
    if path is None and described.graph.is_a(described.node, sh("PropertyShape")):
        raise ShapeError("a property shape without sh:path")
    if path is not None and described.graph.is_a(described.node, sh("NodeShape")):
        raise ShapeError("a node shape with sh:path")
    severity = described.one("severity")
    constraints: list[Constraint] = [found for family in FAMILIES for found in family.read(described)]
    return Shape(
        str(described.node),
        None if path is None else read_path(described.graph, path),
        tuple(targets.read(described)),
        tuple(constraints),
        sh("Violation") if severity is None else str(severity),
        described.messages(),
    )


def _custom_parameters(graph: ShapesGraph) -> dict[str, str]:
    """Return the parameters of constraint components that the shapes graph declares, and the component of each."""
    return {
        str(path): shown(str(component))
        for component in graph.subjects
        for parameter in graph.objects(component, sh("parameter"))
        for path in graph.objects(parameter, sh("path"))
    }
