"""The facts of a closure, equal terms told apart: what holds, what was authored, and the rules that connect them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kg.close.axioms import Schema
from kg.close.compile import compile_plan, compile_vocabulary
from kg.close.plan import Rule, tied
from kg.close.telling import expand
from kg.close.vocabulary import AXIOM_CLASSES, AXIOM_PREDICATES, FIRST, REST, SAME, TYPE
from kg.relations import NOTHING, Relation, contains, distinct, merge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.close.columnar import Closed
    from kg.close.plan import Equality, Key, Triple
    from kg.relations import Codes

Fact = tuple[int, ...]  # a class and its member, or a property and what it ties


class Facts:
    """What is known of facts, by the codes of their terms."""

    def __init__(self, closed: Closed) -> None:
        self.closed = closed
        self.type, self.same = closed.words[TYPE], closed.words[SAME]
        self._expanded: dict[Key, Relation] = {}

    def holds(self, fact: Fact) -> bool:
        """Say whether a fact is in the closure."""
        return _has(self.relation((fact[0], len(fact) - 1)), fact)

    def authored(self, fact: Fact) -> bool:
        """Say whether a fact was there before."""
        return _has(self.written((fact[0], len(fact) - 1)), fact)

    def fact(self, subject: int, predicate: int, value: int) -> Fact:
        """Return the fact that a triple states."""
        return (value, subject) if predicate == self.type else (predicate, subject, value)

    def triple(self, fact: Fact) -> Triple:
        """Return the triple that states a fact."""
        return (fact[1], self.type, fact[0]) if len(fact) == 2 else (fact[1], fact[0], fact[2])

    def spell(self, code: int) -> str:
        """Return a term."""
        return str(self.closed.columns.terms[code])

    def written(self, key: Key) -> Relation:
        """Return a relation as it was authored."""
        return self.closed.base.get(key, NOTHING)

    def relation(self, key: Key) -> Relation:
        """Return a closed relation over all terms, equal ones included."""
        if key not in self._expanded:
            closed = self.closed
            relation = closed.schema.get(key) or closed.state.get(key, NOTHING)
            complete = key == (self.same, 2)
            self._expanded[key] = relation if complete else Relation(expand(key, relation, closed.classes))
        return self._expanded[key]

    def rules(self) -> Iterator[Rule]:
        """Return the rules of the closure over all terms: those that ran know one of each class of equal ones."""
        closed, words = self.closed, self.closed.words
        own = {(words[word], 2) for word in AXIOM_PREDICATES} | {(words[word], 1) for word in AXIOM_CLASSES}
        said = {key: self.relation(key) if key in own else relation for key, relation in closed.state.items()}
        said |= {(words[word], 2): self._of_one_value((words[word], 2)) for word in (FIRST, REST)}
        followed = said | {key: self.relation(key) for key in closed.schema}
        schema = Schema(said, words, self.spell)
        plan = compile_plan(schema, Schema(followed, words, self.spell), closed.classes)
        yield from plan.rules
        yield from (rule for stratum in compile_vocabulary(schema) for rule in stratum.rules)
        yield from (as_rule(equality, self.same) for equality in plan.equalities)

    def _of_one_value(self, key: Key) -> Relation:
        """Return a relation with equal terms for each other only where nothing was authored: one list stays one."""
        written, closed = self.written(key), self.relation(key)
        beside: Codes = closed.rows[~contains(distinct(written.first), closed.first)]
        return Relation(merge(written.rows, beside))


def as_rule(equality: Equality, same: int) -> Rule:
    """Return an equality as the rule that it stands for: two members with one group are the same.

    >>> from kg.close.plan import Equality
    >>> print(as_rule(Equality("prp-fp", ("x",), "y", (tied(7),)), 3).body)
    (Atom(relation=7, arguments=('x', 'y')), Atom(relation=7, arguments=('x', "y'")))
    """
    again = tuple(
        atom.bind(*(a if isinstance(a, int) or a in equality.group else f"{a}'" for a in atom.arguments))
        for atom in equality.body
    )
    members = equality.member, f"{equality.member}'"
    return Rule(equality.name, tied(same, *members), (*equality.body, *again), (members,), equality.axioms)


def _has(relation: Relation, fact: Fact) -> bool:
    row = fact[1] if len(fact) == 2 else (fact[1] << 32) | fact[2]
    return bool(contains(relation.rows, np.array([row]))[0])
