"""Property paths: what they are, how a shapes graph writes them, and how SPARQL does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.check.shacl.shapes_graph import ShapeError, sh
from kg.namespaces import RDF

if TYPE_CHECKING:
    from kg.check.shacl.shapes_graph import ShapesGraph, Term

_FIRST = f"<{RDF}first>"


@dataclass(frozen=True, slots=True)
class Predicate:
    """One step along a predicate, from subject to object."""

    iri: str


@dataclass(frozen=True, slots=True)
class Inverse:
    """A path walked backwards."""

    path: Path


@dataclass(frozen=True, slots=True)
class Sequence:
    """Paths walked one after the other."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """Any one of several paths."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A path walked `least` times or more; once at most unless it is `endless`."""

    path: Path
    least: int
    endless: bool


Path = Predicate | Inverse | Sequence | Alternative | Repeat

_REPEATS = {"zeroOrMorePath": (0, True), "oneOrMorePath": (1, True), "zeroOrOnePath": (0, False)}
PARAMETER_OF = {repeat: name for name, repeat in _REPEATS.items()}
_SIGNS = {(0, True): "*", (1, True): "+", (0, False): "?"}


def read_path(graph: ShapesGraph, node: Term, within: frozenset[Term] = frozenset()) -> Path:
    """Return the path that a node of the shapes graph writes.

    The first way of writing that is found counts, a sequence before all others, as the W3C suite's "strange" paths ask.
    """
    if str(node).startswith("<"):
        return Predicate(str(node))
    if node in within or str(node).startswith('"'):
        raise ShapeError("a property path that holds itself or a literal")
    inner = within | {node}
    if graph.objects(node, _FIRST):
        return Sequence(_read_list(graph, node, inner))
    for listed in graph.objects(node, sh("alternativePath")):
        return Alternative(_read_list(graph, listed, inner))
    for turned in graph.objects(node, sh("inversePath")):
        return Inverse(read_path(graph, turned, inner))
    for name, (least, endless) in _REPEATS.items():
        for repeated in graph.objects(node, sh(name)):
            return Repeat(read_path(graph, repeated, inner), least, endless)
    raise ShapeError("a value of sh:path that is no property path")


def _read_list(graph: ShapesGraph, node: Term, within: frozenset[Term]) -> tuple[Path, ...]:
    """Return the paths of a list of two or more."""
    paths = tuple(read_path(graph, member, within) for member in graph.members(node))
    if len(paths) < 2:
        raise ShapeError("a sequence or alternative of fewer than two paths")
    return paths


def to_sparql(path: Path) -> str:
    """Write a path as SPARQL does.

    >>> to_sparql(Sequence((Predicate("<a:p>"), Repeat(Inverse(Predicate("<a:q>")), 0, True))))
    '(<a:p>/(^<a:q>)*)'
    """
    match path:
        case Predicate(iri):
            return iri
        case Inverse(inner):
            return f"(^{to_sparql(inner)})"
        case Sequence(paths):
            return f"({'/'.join(map(to_sparql, paths))})"
        case Alternative(paths):
            return f"({'|'.join(map(to_sparql, paths))})"
        case Repeat(inner, least, endless):
            walked = f"({to_sparql(inner)})" if isinstance(inner, Repeat) else to_sparql(inner)
            return walked + _SIGNS[least, endless]


def predicates_of(path: Path) -> frozenset[str]:
    """Return the IRIs of the predicates that a path mentions."""
    match path:
        case Predicate(iri):
            return frozenset({iri})
        case Inverse(inner) | Repeat(inner):
            return predicates_of(inner)
        case Sequence(paths) | Alternative(paths):
            return frozenset().union(*map(predicates_of, paths))


def reaches_itself(path: Path) -> bool:
    """Say whether a path, or a part of one, may be walked without a step."""
    match path:
        case Predicate():
            return False
        case Inverse(inner):
            return reaches_itself(inner)
        case Sequence(paths) | Alternative(paths):
            return any(map(reaches_itself, paths))
        case Repeat(inner, least):
            return least == 0 or reaches_itself(inner)
