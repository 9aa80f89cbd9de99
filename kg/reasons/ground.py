"""The ground of all answers: the triples of a build, closed again, and what they were derived from."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from kg.close.axioms import Schema
from kg.close.columnar import close_columns
from kg.close.facts import Facts
from kg.close.instances import Instances
from kg.close.why import explain_by
from kg.columns import read_columns
from kg.derive import DERIVED_PROPERTIES, Hierarchy, derive_triples
from kg.namespaces import DERIVED_GRAPH, INFERRED_GRAPH, RDFS, TG
from kg.terms import read_triples

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from pyoxigraph import Triple

    from kg.close.columnar import Closed
    from kg.close.why import Why
    from kg.columns import Columns
    from kg.derive import Step
    from kg.reasons.records import Spelt
    from kg.relations import Codes

_RELATIONS = tuple(f"<{TG}{name}>" for name in ("after", "monthAfter", "sameMonthAs"))
_STATES = f"<{TG}states>"
_ABOVE = tuple(f"<{RDFS}{name}>" for name in ("subClassOf", "subPropertyOf"))
_DERIVED = frozenset(f"<{prop.value}>" for prop in DERIVED_PROPERTIES)


@dataclass(slots=True)
class Ground:
    """What was authored and derived, its closure, and the rules, ready to be asked again and again."""

    closed: Closed
    instances: Instances
    _steps: dict[tuple[str, Triple | None], dict[Spelt, Step]] = field(default_factory=dict)

    @classmethod
    def read(cls, graph_nq: Path) -> Ground:
        """Read the N-Quads of a build and close what is no inference in them."""
        return cls.of(read_columns([graph_nq]))

    @classmethod
    def of(cls, columns: Columns) -> Ground:
        """Close columns; rows of the graph of inferences are left out."""
        inferred = columns.code(f"<{INFERRED_GRAPH}>")
        if columns.graph is not None and inferred >= 0:
            columns = _select(columns, np.flatnonzero(columns.graph != inferred))
        closed = close_columns(columns)
        return cls(closed, Instances(Facts(closed)))

    def explain(self, triple: Spelt) -> Why:
        """Say why a triple holds by the ontology, or what it misses; what is derived counts as given."""
        return explain_by(self.instances, triple)

    def graphs(self, triple: Spelt) -> list[str]:
        """Return the named graphs in which a triple was authored; none if it is derived."""
        columns = self.closed.columns
        codes = columns.codes(triple)
        if columns.graph is None or len(codes) < len(set(triple)):
            return []
        subject, predicate, object_ = (codes[term] for term in triple)
        rows = np.flatnonzero((columns.subject == subject) & (columns.object == object_))
        found = columns.graph[rows[columns.predicate[rows] == predicate]]
        graphs = {str(columns.terms[code]).strip("<>") for code in found.tolist() if code >= 0}
        return sorted(graphs - {DERIVED_GRAPH})

    def values(self, subject: str, predicate: str) -> list[str]:
        """Return what a subject has by a predicate in the closure, as it was authored where it was."""
        facts, codes = self.instances.facts, self.closed.columns.codes((subject, predicate))
        if len(codes) < len({subject, predicate}):
            return []
        if codes[predicate] == facts.type:
            return sorted(self._classes(codes[subject]))
        relation = facts.relation((codes[predicate], 2))
        low, high = np.searchsorted(relation.first, [codes[subject], codes[subject] + 1])
        found = {facts.spell(code) for code in relation.second[low:high].tolist()}
        return sorted(found.union(self._objects(codes[subject], codes[predicate])))

    def predicates(self) -> set[str]:
        """Return the IRIs of the properties that are used, or that follow."""
        codes = {
            *np.unique(self.closed.columns.predicate).tolist(),
            *(key[0] for key in self.closed.state if key[1] == 2),
        }
        return {spelt[1:-1] for code in codes if (spelt := self.instances.facts.spell(code)).startswith("<")}

    def literal_kinds(self, predicate: str) -> set[str]:
        """Return the endings of the literals that a predicate has: a language tag, a datatype, or nothing."""
        code = self.closed.columns.code(predicate)
        if code < 0:
            return set()
        values = np.unique(self.instances.facts.relation((code, 2)).second)
        spelt = self.closed.columns.spell(values)
        literals = spelt.filter(spelt.str.starts_with('"'))
        return set(literals.str.extract(r'"(@[a-z0-9-]+|\^\^<[^">]*>|)$').unique().to_list())

    def members(self, term: str) -> tuple[str, ...]:
        """Return the members of an RDF list; none of what is no list."""
        closed, spell = self.closed, self.instances.facts.spell
        code = closed.columns.code(term)
        return tuple(map(spell, Schema(closed.base, closed.words, spell).members(code))) if code >= 0 else ()

    def derive(self, subject: str, *, without: Triple | None = None) -> Mapping[Spelt, Step]:
        """Return what is derived around a node, and by which steps, worked out again from what was authored there.

        With an authored triple left out, it says what the others give without it.
        """
        key = subject, without
        if key not in self._steps:
            authored = [triple for triple in self._around(subject) if triple != without]
            steps = derive_triples(authored, self._hierarchy()).steps
            self._steps[key] = {spell_triple(triple): step for triple, step in steps.items()}
        return self._steps[key]

    def is_derived(self, predicate: str) -> bool:
        """Say whether arithmetic gives a property, and nothing else."""
        return predicate in _DERIVED

    def _classes(self, subject: int) -> set[str]:
        facts = self.instances.facts
        keys = [key for key in self.closed.state if key[1] == 1]
        return {facts.spell(key[0]) for key in keys if facts.holds((key[0], subject))}

    def _objects(self, subject: int, predicate: int) -> list[str]:
        columns = self.closed.columns
        rows = np.flatnonzero((columns.subject == subject) & (columns.predicate == predicate))
        return [str(columns.terms[code]) for code in columns.object[rows].tolist()]

    def _around(self, subject: str) -> list[Triple]:
        """Return what is authored of a node, of the nodes whose dates are told by its own, and of its statements."""
        columns = self.closed.columns
        codes = columns.codes((subject, _STATES, *_RELATIONS))
        linked = np.isin(columns.predicate, [codes[name] for name in _RELATIONS if name in codes])
        ends = columns.subject[linked], columns.object[linked]
        near = np.array([codes[subject]])
        while True:
            touched = np.isin(ends[0], near) | np.isin(ends[1], near)
            wider = np.unique(np.concatenate([near, ends[0][touched], ends[1][touched]]))
            if len(wider) == len(near):
                break
            near = wider
        stating = (columns.predicate == codes.get(_STATES, -1)) & (columns.object == codes[subject])
        rows = np.isin(columns.subject, np.concatenate([near, columns.subject[stating]]))
        if columns.graph is not None:
            rows &= columns.graph != columns.code(f"<{DERIVED_GRAPH}>")
        return read_triples(_spelt(columns, np.flatnonzero(rows)))

    def _hierarchy(self) -> Hierarchy:
        columns = self.closed.columns
        above = list(columns.codes(_ABOVE).values())
        return Hierarchy.read(read_triples(_spelt(columns, np.flatnonzero(np.isin(columns.predicate, above)))))


def spell_triple(triple: Triple) -> Spelt:
    """Spell the terms of a triple in N-Triples."""
    return str(triple.subject), str(triple.predicate), str(triple.object)


def _select(columns: Columns, rows: Codes) -> Columns:
    """Return some rows of columns."""
    graph = None if columns.graph is None else columns.graph[rows]
    parts = (column[rows] for column in (columns.subject, columns.predicate, columns.object, columns.source))
    subject, predicate, object_, source = parts
    return replace(columns, subject=subject, predicate=predicate, object=object_, source=source, graph=graph)


def _spelt(columns: Columns, rows: Codes) -> Iterable[Spelt]:
    """Return rows, spelt."""
    parts = (columns.spell(column[rows]).to_list() for column in (columns.subject, columns.predicate, columns.object))
    return zip(*parts, strict=True)
