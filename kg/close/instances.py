"""Rule instances backwards: for a statement, every way in which one rule gives it from statements that hold."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kg.close.axioms import Schema
from kg.close.compile import compile_plan, compile_vocabulary
from kg.close.datatypes import DATATYPES
from kg.close.join import join
from kg.close.plan import Atom, Rule, tied
from kg.close.telling import expand
from kg.close.vocabulary import AXIOM_CLASSES, AXIOM_PREDICATES, FIRST, REST, SAME, TYPE
from kg.relations import NOTHING, Relation, contains, distinct, merge, pack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.close.columnar import Closed
    from kg.close.plan import Equality, Key, Triple
    from kg.relations import Codes

Fact = tuple[int, ...]  # a class and its member, or a property and what it ties


@dataclass(frozen=True, slots=True)
class Instance:
    """A rule and the facts that it needs here."""

    rule: str
    premises: tuple[Fact, ...]


class Instances:
    """The rules of a closure, asked for what gives a fact; equal terms are told apart, and equality is a rule too."""

    def __init__(self, closed: Closed) -> None:
        self._closed = closed
        self._type, self._same = closed.words[TYPE], closed.words[SAME]
        self._expanded: dict[Key, Relation] = {}
        self._shared = set(closed.classes.shared().tolist())
        self._datatypes = {closed.words[name] for name in DATATYPES}
        self._rules: dict[Key, list[Rule]] = defaultdict(list)
        for rule in self._compile():
            self._rules[rule.head.key].append(rule)

    def _compile(self) -> Iterator[Rule]:
        """Return the rules of the closure over all terms: those that ran know one of each class of equal ones."""
        closed, words = self._closed, self._closed.words
        own = {(words[word], 2) for word in AXIOM_PREDICATES} | {(words[word], 1) for word in AXIOM_CLASSES}
        said = {key: self.relation(key) if key in own else relation for key, relation in closed.state.items()}
        said |= {(words[word], 2): self._as_written((words[word], 2)) for word in (FIRST, REST)}
        followed = said | {key: self.relation(key) for key in closed.schema}

        def spell(code: int) -> str:
            return str(closed.columns.terms[code])

        schema = Schema(said, words, spell)
        plan = compile_plan(schema, Schema(followed, words, spell), closed.classes)
        yield from plan.rules
        yield from (rule for stratum in compile_vocabulary(schema) for rule in stratum.rules)
        yield from (as_rule(equality, self._same) for equality in plan.equalities)

    def _as_written(self, key: Key) -> Relation:
        """Return a relation of which each subject has one value only, the authored one where there is one."""
        written, closed = self._closed.base.get(key, NOTHING), self.relation(key)
        beside = closed.rows[~contains(distinct(written.first), closed.first)]
        return Relation(merge(written.rows, beside))

    def holds(self, fact: Fact) -> bool:
        """Say whether a fact is in the closure."""
        return _has(self.relation((fact[0], len(fact) - 1)), fact)

    def authored(self, fact: Fact) -> bool:
        """Say whether a fact was there before."""
        return _has(self._closed.base.get((fact[0], len(fact) - 1), NOTHING), fact)

    def fact(self, subject: int, predicate: int, value: int) -> Fact:
        """Return the fact that a triple states."""
        return (value, subject) if predicate == self._type else (predicate, subject, value)

    def triple(self, fact: Fact) -> Triple:
        """Return the triple that states a fact."""
        return (fact[1], self._type, fact[0]) if len(fact) == 2 else (fact[1], fact[0], fact[2])

    def relation(self, key: Key) -> Relation:
        """Return a closed relation over all terms, equal ones included."""
        if key not in self._expanded:
            closed = self._closed
            if key in closed.schema:
                self._expanded[key] = Relation(expand(key, closed.schema[key], closed.classes))
            elif key in closed.state and key[0] != self._same:
                self._expanded[key] = Relation(expand(key, closed.state[key], closed.classes))
            else:
                self._expanded[key] = closed.state.get(key, NOTHING)
        return self._expanded[key]

    def rules_for(self, fact: Fact) -> Iterator[tuple[Rule, dict[str, int]]]:
        """Return the rules whose head a fact fits, and what the variables of the head then are."""
        typed = [(self._type, fact[1], fact[0])] if len(fact) == 2 else []  # what a rule ties by rdf:type is a member
        for stated in (fact, *typed):
            for rule in self._rules.get((stated[0], len(stated) - 1), ()):
                bound: dict[str, int] = {}
                if all((a if isinstance(a, int) else bound.setdefault(a, v)) == v for a, v in _zip(rule.head, stated)):
                    yield rule, bound

    def of(self, fact: Fact, *, most: int) -> tuple[list[Instance], bool]:
        """Return what gives a fact, that with the fewest premises that need proof first; and whether that is all.

        Of one rule at most so many instances are returned. If one needs no proof, there is none cheaper.
        """
        found: list[Instance] = []
        complete = True
        for rule, bound in self.rules_for(fact):
            instances, all_ = self._of_rule(rule, bound, most)
            found += instances
            complete &= all_
        found += self._by_equality(fact)
        if fact[0] in self._datatypes and len(fact) == 2 and not found:
            found.append(Instance("dt-type2", ()))
        unproven = {instance: sum(not self.authored(p) for p in instance.premises) for instance in found}
        if found and min(unproven.values()) == 0:
            return [next(instance for instance in found if unproven[instance] == 0)], True
        return sorted(found, key=unproven.__getitem__), complete

    def _of_rule(self, rule: Rule, bound: dict[str, int], most: int) -> tuple[list[Instance], bool]:
        """Return the instances of one rule, those with the most authored premises first."""
        body = [
            atom.bind(*(bound.get(a, a) if isinstance(a, str) else a for a in atom.arguments)) for atom in rule.body
        ]
        bindings = join(body, [self.relation(atom.key) for atom in body], first=_anchor(body))
        height = len(next(iter(bindings.values()))) if bindings else 1
        kept = np.ones(height, dtype=bool)
        for one, other in rule.unequal:
            kept &= _column(bindings, bound, one, height) != _column(bindings, bound, other, height)
        columns = [[_value(bindings, a, height) for a in atom.arguments] for atom in body]
        rows = _different(np.flatnonzero(kept), [self._unproven(a, v) for a, v in zip(body, columns, strict=True)])
        axioms = tuple(self.fact(*axiom) for axiom in rule.axioms)
        instances = [
            Instance(
                rule.name,
                axioms
                + tuple(
                    (atom.relation, *(int(v[row]) for v in values)) for atom, values in zip(body, columns, strict=True)
                ),
            )
            for row in rows[:most].tolist()
        ]
        return instances, len(rows) <= most

    def _unproven(self, atom: Atom, values: list[Codes]) -> Codes:
        """Return rows of an atom as packed keys, -1 for those that are authored."""
        keys = values[0] if len(values) == 1 else pack(values[0], values[1])
        return np.where(contains(self._closed.base.get(atom.key, NOTHING).rows, keys), -1, keys)

    def _by_equality(self, fact: Fact) -> Iterator[Instance]:
        """Return how equal terms give a fact: one for another in it (eq-rep-s, eq-rep-o), round about (eq-sym, eq-trans)."""
        if fact[0] == self._same and len(fact) == 3:
            _, x, z = fact
            if z in self._shared and x != z:
                yield Instance("eq-sym", ((self._same, z, x),))
                for y in self._closed.classes.equals(x):
                    if y != z:
                        yield Instance("eq-trans", ((self._same, x, y), (self._same, y, z)))
                        yield Instance("eq-rep-s", ((self._same, y, x), (self._same, y, z)))
            return
        for place, name in ((1, "eq-rep-s"), (2, "eq-rep-o")):
            if place < len(fact) and fact[place] in self._shared:
                for other in self._closed.classes.equals(fact[place]):
                    before = (*fact[:place], other, *fact[place + 1 :])
                    yield Instance(name, ((self._same, other, fact[place]), before))


def as_rule(equality: Equality, same: int) -> Rule:
    """Return an equality as the rule that it stands for: two members with one group are the same.

    >>> from kg.close.plan import Equality, tied
    >>> print(as_rule(Equality("prp-fp", ("x",), "y", (tied(7),)), 3).body)
    (Atom(relation=7, arguments=('x', 'y')), Atom(relation=7, arguments=('x', "y'")))
    """
    again = tuple(
        atom.bind(*(a if isinstance(a, int) or a in equality.group else f"{a}'" for a in atom.arguments))
        for atom in equality.body
    )
    members = equality.member, f"{equality.member}'"
    return Rule(equality.name, tied(same, *members), (*equality.body, *again), (members,), equality.axioms)


def _different(rows: Codes, unproven: list[Codes]) -> Codes:
    """Return the rows that need different proofs, those with the fewest unproven premises first."""
    if not unproven or not len(rows):
        return rows
    needs = np.stack([keys[rows] for keys in unproven], axis=1)
    first = np.sort(np.unique(needs, axis=0, return_index=True)[1])
    return rows[first][np.argsort((needs[first] >= 0).sum(axis=1), kind="stable")]


def _has(relation: Relation, fact: Fact) -> bool:
    row = fact[1] if len(fact) == 2 else (fact[1] << 32) | fact[2]
    return bool(contains(relation.rows, np.array([row]))[0])


def _zip(head: Atom, fact: Fact) -> Iterator[tuple[str | int, int]]:
    return zip(head.arguments, fact[1:], strict=True)


def _anchor(body: list[Atom]) -> int | None:
    """Return an atom with as few variables as can be, to begin a join with."""
    counts = [sum(isinstance(a, str) for a in atom.arguments) for atom in body]
    return counts.index(min(counts)) if counts else None


def _value(bindings: dict[str, Codes], argument: str | int, height: int) -> Codes:
    return bindings[argument] if isinstance(argument, str) else np.full(height, argument)


def _column(bindings: dict[str, Codes], bound: dict[str, int], name: str, height: int) -> Codes:
    return np.full(height, bound[name]) if name in bound else bindings[name]
