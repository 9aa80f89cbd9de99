"""Why a triple holds: the shortest proof; and why one does not: the rule that comes nearest, and what it misses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kg.close.facts import Facts
from kg.close.instances import Instances
from kg.close.misses import Miss, Spelt, nearest_miss
from kg.close.proofs import find_proof

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.close.columnar import Closed
    from kg.close.denials import Contradiction
    from kg.close.facts import Fact
    from kg.close.proofs import Chosen


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
    return explain_by(Instances(Facts(closed)), (subject, predicate, object_))


def explain_by(instances: Instances, spelt: Spelt) -> Why:
    """Say it by rules that are ready to be asked again: to make them takes longer than to ask."""
    closed, (subject, predicate, object_) = instances.facts.closed, spelt
    codes = closed.columns.codes(spelt)
    if len(codes) < len(set(spelt)):
        return Why(spelt)
    value = codes[object_] if closed.labels is None else int(closed.labels[codes[object_]])
    return _explain(instances, instances.facts.fact(codes[subject], codes[predicate], value))


def explain_contradiction(instances: Instances, contradiction: Contradiction) -> tuple[Why, ...]:
    """Say why each of the statements holds that together cannot be, axioms after facts."""
    facts = [(a.relation, *(v for v in a.arguments if isinstance(v, int))) for a in contradiction.premises]
    facts += [instances.facts.fact(*axiom) for axiom in contradiction.axioms]
    return tuple(_explain(instances, fact) for fact in facts)


def _explain(instances: Instances, goal: Fact) -> Why:
    facts = instances.facts
    spelt = _spell(facts, facts.triple(goal))
    if facts.authored(goal):
        return Why(spelt, _write(facts, {goal: None}, goal))
    if not facts.holds(goal):
        return Why(spelt, miss=nearest_miss(instances, goal))
    chosen, shortest = find_proof(instances, goal)
    return Why(spelt, _write(facts, chosen, goal), shortest)


def _write(facts: Facts, chosen: Chosen, fact: Fact) -> Proof:
    """Return the proof of a fact as a tree."""
    by = chosen[fact]
    if by is None:
        return _authored(facts, fact)
    if by.rule == "prp-trp":
        axiom, *_ = by.premises
        return _chain(facts, chosen, axiom, _links(chosen, fact))
    return Proof(
        _spell(facts, facts.triple(fact)), by.rule, tuple(_write(facts, chosen, premise) for premise in by.premises)
    )


def _links(chosen: Chosen, fact: Fact) -> list[Fact]:
    """Return the facts that transitivity ties together, in their order."""
    found, waiting = [], [fact]
    while waiting:
        link = waiting.pop()
        by = chosen[link]
        if by and by.rule == "prp-trp":
            _, first, second = by.premises
            waiting += [second, first]
        else:
            found.append(link)
    return found


def _chain(facts: Facts, chosen: Chosen, axiom: Fact, links: list[Fact]) -> Proof:
    """Return the proof of a chain, halved again and again: as many steps as from end to end, but no deep tree."""
    first, last = links[0], links[-1]
    whole = (first[0], first[1], last[2])
    if len(links) == 1 or facts.authored(whole):
        return _write(facts, {**chosen, whole: None} if len(links) > 1 else chosen, whole)
    half = len(links) // 2
    parts = (_chain(facts, chosen, axiom, part) for part in (links[:half], links[half:]))
    return Proof(_spell(facts, facts.triple(whole)), "prp-trp", (_write(facts, chosen, axiom), *parts))


def _authored(facts: Facts, fact: Fact) -> Proof:
    """Return the row that states a fact, with a step from its spelling of a value to ours (dt-eq)."""
    columns, labels = facts.closed.columns, facts.closed.labels
    subject, predicate, value = facts.triple(fact)
    rows = np.flatnonzero((columns.subject == subject) & (columns.predicate == predicate))
    objects = columns.object[rows]
    row = int(rows[np.flatnonzero((objects if labels is None else labels[objects]) == value)[0]])
    said = Proof(_spell(facts, (subject, predicate, int(columns.object[row]))), row=row)
    if columns.object[row] == value:
        return said
    return Proof(_spell(facts, (subject, predicate, value)), "dt-eq", (said,))


def _spell(facts: Facts, triple: tuple[int, int, int]) -> Spelt:
    subject, predicate, object_ = (facts.spell(code) for code in triple)
    return subject, predicate, object_
