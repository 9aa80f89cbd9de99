"""Rules backwards: for a fact, every way in which one rule gives it from facts that hold."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kg.close.datatypes import DATATYPES
from kg.close.execute import is_transitive
from kg.close.join import join
from kg.relations import contains, distinct, pack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.close.facts import Fact, Facts
    from kg.close.join import Bindings
    from kg.close.plan import Atom, Key, Rule
    from kg.relations import Codes, Mask


@dataclass(frozen=True, slots=True)
class Instance:
    """A rule and the facts that it needs here."""

    rule: str
    premises: tuple[Fact, ...]


class Instances:
    """The rules of a closure, asked for what gives a fact; that equal terms stand for each other is a rule too."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._shared = set(facts.closed.classes.shared().tolist())
        self._datatypes = {facts.closed.words[name] for name in DATATYPES}
        self._rules: dict[Key, list[Rule]] = defaultdict(list)
        for rule in facts.rules():
            self._rules[rule.head.key].append(rule)

    def rules_for(self, fact: Fact) -> Iterator[tuple[Rule, list[Atom]]]:
        """Return the rules whose head a fact fits, and their bodies with what the head makes known."""
        typed = [(self.facts.type, fact[1], fact[0])] if len(fact) == 2 else []  # what is tied by rdf:type is a member
        for stated in (fact, *typed):
            for rule in self._rules.get((stated[0], len(stated) - 1), ()):
                bound = _bind(rule, stated)
                if bound is not None:
                    arguments = ([bound.get(str(a), a) for a in atom.arguments] for atom in rule.body)
                    yield rule, [atom.bind(*known) for atom, known in zip(rule.body, arguments, strict=True)]

    def of(self, fact: Fact, *, most: int) -> tuple[list[Instance], int | None]:
        """Return what gives a fact, that with the fewest premises that need proof first.

        Of one rule at most so many instances are returned; with them goes how many premises need proof at least in
        those that are not. If one needs no proof, there is none cheaper.
        """
        found: list[Instance] = []
        left: list[int] = []
        for rule, body in self.rules_for(fact):
            instances, least = self._of_rule(rule, body, most)
            found += instances
            left += [] if least is None else [least]
        found += self._by_equality(fact)
        if fact[0] in self._datatypes and len(fact) == 2 and not found:
            found.append(Instance("dt-type2", ()))
        unproven = {instance: sum(not self.facts.authored(p) for p in instance.premises) for instance in found}
        if found and min(unproven.values()) == 0:
            return [next(instance for instance in found if unproven[instance] == 0)], None
        return sorted(found, key=unproven.__getitem__), min(left, default=None)

    def _of_rule(self, rule: Rule, body: list[Atom], most: int) -> tuple[list[Instance], int | None]:
        """Return the instances of one rule that need different proofs, and how many proofs the next one needs."""
        bindings = join(body, [self.facts.relation(atom.key) for atom in body], first=_anchor(body))
        height = len(next(iter(bindings.values()))) if bindings else 1
        kept = _unequal(rule, bindings, height)
        if is_transitive(rule) and not self._shared:
            kept &= contains(self._links(*body[0].key, body[0].arguments[0]), bindings[str(body[0].arguments[1])])
        columns = [[bindings[a] if isinstance(a, str) else np.full(height, a) for a in atom.arguments] for atom in body]
        unproven = [self._unproven(atom, values) for atom, values in zip(body, columns, strict=True)]
        rows, needs = _different(np.flatnonzero(kept), unproven)
        axioms = tuple(self.facts.fact(*axiom) for axiom in rule.axioms)
        instances = []
        for row in rows[:most].tolist():
            premises = ((a.relation, *(int(v[row]) for v in vs)) for a, vs in zip(body, columns, strict=True))
            instances.append(Instance(rule.name, (*axioms, *premises)))
        return instances, int(needs[most]) if len(rows) > most else None

    def _links(self, code: int, arity: int, first: str | int) -> Codes:
        """Return what a property ties a term to otherwise than by being transitive.

        However a chain is put together, it takes as many steps, so it is enough to go on from these.
        """
        key, x = (code, arity), int(first)
        written = self.facts.written(key)
        low, high = np.searchsorted(written.first, [x, x + 1])
        found = [written.second[low:high]]
        for rule in self._rules[key]:
            start, end = rule.head.arguments
            if is_transitive(rule) or (isinstance(start, int) and start != x):
                continue
            body = [atom.bind(*(x if a == start else a for a in atom.arguments)) for atom in rule.body]
            bindings = join(body, [self.facts.relation(atom.key) for atom in body], first=_anchor(body))
            height = len(next(iter(bindings.values()))) if bindings else 1
            values = bindings[end] if end in bindings else np.full(height, x if end == start else end)
            found.append(values[_unequal(rule, {**bindings, str(start): np.full(height, x)}, height)])
        return distinct(np.concatenate(found))

    def _unproven(self, atom: Atom, values: list[Codes]) -> Codes:
        """Return rows of an atom as packed keys, -1 for those that are authored."""
        keys = values[0] if len(values) == 1 else pack(values[0], values[1])
        return np.where(contains(self.facts.written(atom.key).rows, keys), -1, keys)

    def _by_equality(self, fact: Fact) -> Iterator[Instance]:
        """Return how equal terms give a fact: one for another in it (eq-rep-s, eq-rep-o), or round about."""
        same, equals = self.facts.same, self.facts.closed.classes.equals
        if fact[0] == same and len(fact) == 3:
            _, x, z = fact
            if z in self._shared and x != z:
                yield Instance("eq-sym", ((same, z, x),))
                for y in equals(x):
                    if y != z:
                        yield Instance("eq-trans", ((same, x, y), (same, y, z)))
                        yield Instance("eq-rep-s", ((same, y, x), (same, y, z)))
            return
        for place, name in ((1, "eq-rep-s"), (2, "eq-rep-o")):
            if place < len(fact) and fact[place] in self._shared:
                for other in equals(fact[place]):
                    before = (*fact[:place], other, *fact[place + 1 :])
                    yield Instance(name, ((same, other, fact[place]), before))


def _bind(rule: Rule, fact: Fact) -> dict[str, int] | None:
    """Return what the variables of a rule's head are where it gives a fact; None where it cannot."""
    bound: dict[str, int] = {}
    for argument, value in zip(rule.head.arguments, fact[1:], strict=True):
        if (argument if isinstance(argument, int) else bound.setdefault(argument, value)) != value:
            return None
    equal = (x in bound and y in bound and bound[x] == bound[y] for x, y in rule.unequal)
    return None if any(equal) else bound


def _unequal(rule: Rule, bindings: Bindings, height: int) -> Mask:
    """Say in which rows the variables differ that have to; where one is not bound here, the head has said it."""
    kept = np.ones(height, dtype=bool)
    for one, other in rule.unequal:
        if one in bindings and other in bindings:
            kept &= bindings[one] != bindings[other]
    return kept


def _different(rows: Codes, unproven: list[Codes]) -> tuple[Codes, Codes]:
    """Return the rows that need different proofs and how many, those with the fewest first."""
    if not unproven or not len(rows):
        return rows, np.zeros_like(rows)
    premises = np.stack([keys[rows] for keys in unproven], axis=1)
    first = np.sort(np.unique(premises, axis=0, return_index=True)[1])
    needs = (premises[first] >= 0).sum(axis=1)
    order = np.argsort(needs, kind="stable")
    return rows[first][order], needs[order]


def _anchor(body: list[Atom]) -> int | None:
    """Return an atom with as few variables as can be, to begin a join with."""
    counts = [sum(isinstance(a, str) for a in atom.arguments) for atom in body]
    return counts.index(min(counts)) if counts else None
