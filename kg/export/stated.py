"""Statements as they were authored, with all that they rest on: read from a build's N-Quads, never from its store."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.export.selection import select
from kg.namespaces import TG

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    Facts = Mapping[str, list[ox.Quad]]

_STATES, _SOURCE, _IN_SOURCE = TG + "states", TG + "source", TG + "inSource"
_PLACES = (TG + "passage", TG + "contextPassage")


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement: its own triples, those of what it states, of its passages, its sources and the file it stands in."""

    iri: str
    own: tuple[ox.Triple, ...]
    facts: tuple[ox.Triple, ...]
    passages: tuple[ox.Triple, ...]
    sources: tuple[ox.Triple, ...]
    file: tuple[ox.Triple, ...]

    def values(self, name: str) -> tuple[ox.NamedNode | ox.Literal, ...]:
        """Return what the statement says of itself by a property of the ontology."""
        found = (triple.object for triple in self.own if triple.predicate.value == TG + name)
        return tuple(value for value in found if isinstance(value, ox.NamedNode | ox.Literal))

    def code(self, name: str) -> str:
        """Return the code of a concept: `denied` for the polarity vocab:polarity-denied."""
        return "".join(value.value.rpartition(f"{name}-")[2] for value in self.values(name)[:1])


def read_stated(graph_nq: Path, statements: Collection[str]) -> tuple[Stated, ...]:
    """Read statements with everything behind them, in the order of their IRIs."""
    facts: dict[str, list[ox.Quad]] = defaultdict(list)
    for quad in select(graph_nq):
        if isinstance(quad.subject, ox.NamedNode):
            facts[quad.subject.value].append(quad)
    return tuple(_stated(iri, facts) for iri in sorted(set(statements)) if iri in facts)


def _stated(iri: str, facts: Facts) -> Stated:
    own = facts[iri]
    graph = own[0].graph_name
    stated = [quad for node in _objects(own, _STATES) for quad in _told(node, graph, facts)]
    passages = [quad for node in _objects(own, *_PLACES) for quad in facts.get(node, ())]
    file = facts.get(graph.value, []) if isinstance(graph, ox.NamedNode) else []
    names = [*_objects(passages, _IN_SOURCE), *_objects(file, _SOURCE)]
    sources = [quad for node in dict.fromkeys(names) for quad in facts.get(node, ())]
    return Stated(iri, *(_triples(some) for some in (own, stated, passages, sources, file)))


def _told(node: str, graph: object, facts: Facts) -> list[ox.Quad]:
    """Return the triples of a node in the file of the statement; one that is told elsewhere alone, as it is there."""
    quads = facts.get(node, [])
    return [quad for quad in quads if quad.graph_name == graph] or quads


def _objects(quads: Iterable[ox.Quad], *names: str) -> list[str]:
    found = (q.object.value for q in quads if q.predicate.value in names and isinstance(q.object, ox.NamedNode))
    return list(dict.fromkeys(found))


def _triples(quads: Iterable[ox.Quad]) -> tuple[ox.Triple, ...]:
    return tuple(sorted({quad.triple for quad in quads}, key=str))
