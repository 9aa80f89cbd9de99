"""Why a triple holds: the shortest proof; and why one does not: the rule that comes nearest, and what it misses."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from kg.close.instances import Instances
from kg.close.join import join
from kg.close.proofs import find_proof

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.close.columnar import Closed
    from kg.close.instances import Fact, Instance
    from kg.close.plan import Atom, Rule

Spelt = tuple[str, str, str]  # subject, predicate, object in N-Triples; a variable is led by `?`
_MOST_MISSING = 3


@dataclass(frozen=True, slots=True)
class Proof:
    """A triple, the rule that gives it, and the proofs of what that needs; an authored one has no rule, but its row."""

    triple: Spelt
    rule: str = ""
    premises: tuple[Proof, ...] = ()
    row: int | None = None

    @property
    def steps(self) -> int:
        """The number of steps in it."""
        return bool(self.rule) + sum(premise.steps for premise in self.premises)

    def leaves(self) -> Iterator[Proof]:
        """Return the authored triples that it stands on, from left to right."""
        if self.row is not None:
            yield self
        for premise in self.premises:
            yield from premise.leaves()


@dataclass(frozen=True, slots=True)
class Miss:
    """A rule that would give a triple, the premises that it has, and those that it misses."""

    rule: str
    present: tuple[Spelt, ...]
    missing: tuple[Spelt, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """A proof, or where there is none the nearest miss, or neither: then no rule could give the triple.

    `shortest` says that no proof has fewer steps; of a fact that follows in very many ways not all are looked at.
    """

    triple: Spelt
    proof: Proof | None = None
    shortest: bool = True
    miss: Miss | None = None


def explain(closed: Closed, subject: str, predicate: str, object_: str) -> Why:
    """Say why a triple holds or what it misses; terms are spelt in N-Triples."""
    spelt = (subject, predicate, object_)
    codes = closed.columns.codes(spelt)
    if len(codes) < len(set(spelt)):
        return Why(spelt)
    value = codes[object_] if closed.labels is None else int(closed.labels[codes[object_]])
    instances = Instances(closed)
    goal = instances.fact(codes[subject], codes[predicate], value)
    if not instances.holds(goal):
        return Why(spelt, miss=_nearest_miss(closed, instances, goal))
    chosen, shortest = find_proof(instances, goal)
    if instances.authored(goal):
        chosen = {goal: None}
    return Why(spelt, _write(closed, instances, chosen, goal), shortest)


def _write(closed: Closed, instances: Instances, chosen: dict[Fact, Instance | None], fact: Fact) -> Proof:
    """Return the proof of a fact as a tree."""
    by = chosen[fact]
    if by is None:
        return _authored(closed, instances, fact)
    premises = tuple(_write(closed, instances, chosen, premise) for premise in by.premises)
    return Proof(_spell(closed, instances.triple(fact)), by.rule, premises)


def _authored(closed: Closed, instances: Instances, fact: Fact) -> Proof:
    """Return the row that states a fact, with a step from its spelling of a value to ours (dt-eq)."""
    columns = closed.columns
    subject, predicate, value = instances.triple(fact)
    rows = np.flatnonzero((columns.subject == subject) & (columns.predicate == predicate))
    objects = columns.object[rows]
    row = int(rows[np.flatnonzero((objects if closed.labels is None else closed.labels[objects]) == value)[0]])
    said = Proof(_spell(closed, (subject, predicate, int(columns.object[row]))), row=row)
    if columns.object[row] == value:
        return said
    return Proof(_spell(closed, (subject, predicate, value)), "dt-eq", (said,))


def _nearest_miss(closed: Closed, instances: Instances, goal: Fact) -> Miss | None:
    """Return the rule that misses the fewest premises for a fact; of several the one that has most of them."""
    found = (miss for rule, bound in instances.rules_for(goal) for miss in _misses(closed, instances, rule, bound))
    return min(found, key=_far, default=None)


def _far(miss: Miss) -> tuple[int, int, int]:
    unbound = sum(term.startswith("?") for triple in miss.missing for term in triple)
    return len(miss.missing), -len(miss.present), unbound


def _misses(closed: Closed, instances: Instances, rule: Rule, bound: dict[str, int]) -> Iterator[Miss]:
    """Return what a rule misses: as few premises as can be, up to a few; else all of them."""
    body = [atom.bind(*(bound.get(a, a) if isinstance(a, str) else a for a in atom.arguments)) for atom in rule.body]
    for count in (*range(1, min(_MOST_MISSING, len(body) - 1) + 1), len(body)):
        for gone in combinations(range(len(body)), count):
            there = [atom for place, atom in enumerate(body) if place not in gone]
            bindings = join(there, [instances.relation(atom.key) for atom in there])
            if there and not len(next(iter(bindings.values()))):
                continue
            first = {name: int(column[0]) for name, column in bindings.items() if name}
            present = tuple(_atom(closed, instances, atom, first) for atom in there)
            missing = tuple(_atom(closed, instances, body[place], first) for place in gone)
            yield Miss(rule.name, present, missing)
            return


def _atom(closed: Closed, instances: Instances, atom: Atom, values: dict[str, int]) -> Spelt:
    """Spell an atom; what is not known in it stays a variable."""
    terms = [values.get(a, f"?{a}") if isinstance(a, str) else a for a in atom.arguments]
    spelt = [term if isinstance(term, str) else str(closed.columns.terms[term]) for term in terms]
    name = str(closed.columns.terms[atom.relation])
    if len(spelt) == 1:
        return spelt[0], str(closed.columns.terms[instances.triple((0, 0))[1]]), name
    return spelt[0], name, spelt[1]


def _spell(closed: Closed, triple: tuple[int, int, int]) -> Spelt:
    subject, predicate, object_ = (str(closed.columns.terms[code]) for code in triple)
    return subject, predicate, object_
