"""Flat edges that people expect, drawn from ties by rules that are data; none from a planned or a denied tie."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Triple

from kg.derive import Hierarchy
from kg.derive.hierarchy import TYPE
from kg.derive.standing import STANDING
from kg.namespaces import TG

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.terms import Term

_PROJECTION = NamedNode(TG + "Projection")
_TIE_CLASS, _FROM, _TO, _EDGE, _ADMITS = (
    NamedNode(TG + name) for name in ("tieClass", "projectsFrom", "projectsTo", "edge", "admitsStanding")
)


@dataclass(frozen=True, slots=True)
class Projection:
    """A rule: from each tie of a class and an admitted standing, an edge from every source to every target."""

    tie_classes: frozenset[Term]
    sources: frozenset[Term]
    targets: frozenset[Term]
    edges: frozenset[Term]
    standings: frozenset[Term]


def read_projections(ontology: Iterable[Triple]) -> list[Projection]:
    """Read the projections that an ontology declares."""
    said: dict[Term, dict[NamedNode, set[Term]]] = defaultdict(lambda: defaultdict(set))
    for triple in ontology:
        said[triple.subject][triple.predicate].add(triple.object)
    return [
        Projection(*(frozenset(facts[name]) for name in (_TIE_CLASS, _FROM, _TO, _EDGE, _ADMITS)))
        for facts in said.values()
        if _PROJECTION in facts[TYPE]
    ]


def draw_edges(ontology: Iterable[Triple], triples: Iterable[Triple]) -> set[Triple]:
    """Draw the flat edges of all ties, classes and roles counting with all that lies under them.

    Nothing is tied to itself: an edge needs two different ends.
    """
    ontology, triples = list(ontology), list(triples)
    expanded = [*triples, *Hierarchy.read(ontology).expand(triples)]
    ties: dict[Term, dict[Term, set[Term]]] = defaultdict(lambda: defaultdict(set))
    for triple in expanded:
        ties[triple.subject][triple.predicate].add(triple.object)
    edges = set[Triple]()
    for projection in read_projections(ontology):
        for facts in ties.values():
            if projection.tie_classes & facts[TYPE] and projection.standings & facts[STANDING]:
                edges |= _draw(projection, facts)
    return edges


def _draw(projection: Projection, facts: dict[Term, set[Term]]) -> set[Triple]:
    """Draw the edges of one tie by one projection."""
    return {
        Triple(source, edge, target)
        for edge in projection.edges
        for role in projection.sources
        for source in facts[role]
        for other in projection.targets
        for target in facts[other]
        if source != target
        and isinstance(edge, NamedNode)
        and isinstance(source, NamedNode)
        and isinstance(target, NamedNode)
    }
