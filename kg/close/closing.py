"""The fixpoint: compile the axioms, run the plan, merge what is equal; again, while that makes more of either."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kg.close.axioms import Schema
from kg.close.compile import compile_plan, compile_vocabulary
from kg.close.datatypes import DATATYPES
from kg.close.execute import add, run_strata
from kg.close.pruning import body_of
from kg.close.same import Classes, equal_pairs
from kg.close.vocabulary import AXIOM_CLASSES, AXIOM_PREDICATES, SAME, TYPE
from kg.relations import NOTHING, Codes, distinct, unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kg.close.datatypes import Values
    from kg.close.execute import State
    from kg.close.plan import Clause, Key, Plan
    from kg.relations import Relation


@dataclass(slots=True)
class Closing:
    """Relations on their way to the fixpoint, over one representative of each class of equal terms."""

    state: State
    words: Mapping[str, int]
    values: Values
    spell: Callable[[int], str]
    classes: Classes

    @classmethod
    def of(cls, base: Mapping[Key, Relation], words: Mapping[str, int], values: Values) -> Closing:
        """Begin with what is there."""
        spelt: dict[int, str] = {}

        def spell(code: int) -> str:
            if code not in spelt:
                spelt[code] = values.terms[code]
            return spelt[code]

        return cls(dict(base), words, values, spell, Classes(len(values.terms)))

    def compile(self, *, whole: bool = False) -> tuple[Plan, State]:
        """Return the plan of the axioms that are there now, and the relations of the schema with what follows of it."""
        schema = Schema(self.state, self.words, self.spell)
        closed = dict(self.state)
        run_strata(compile_vocabulary(schema), closed)
        told = {key: relation for key, relation in closed.items() if relation is not self.state.get(key)}
        return compile_plan(schema, Schema(closed, self.words, self.spell), self.classes, whole=whole), told

    def run(self, *, whole: bool = False) -> tuple[Plan, State]:
        """Close the relations; return the last plan, and what follows of the schema."""
        while True:
            plan, schema = self.compile(whole=whole)
            axioms = self._axioms()
            self._add_values(plan)
            run_strata(plan.strata, self.state)
            moved = self._move_types()
            merged = self.classes.unite(equal_pairs(plan.equalities, self.state, self.words[SAME]))
            if merged:
                self.state = {key: self.classes.rewrite(key, relation) for key, relation in self.state.items()}
            if not moved and not merged and _equal(axioms, self._axioms()):
                return plan, schema

    def _axioms(self) -> dict[Key, Codes]:
        """Return the rows that plans are made of."""
        keys = [(self.words[word], 2) for word in AXIOM_PREDICATES] + [(self.words[word], 1) for word in AXIOM_CLASSES]
        return {key: self.state.get(key, NOTHING).rows for key in keys}

    def _add_values(self, plan: Plan) -> None:
        """Make literals members of the datatypes that the plan asks for (dt-type2)."""
        clauses: list[Clause] = [*plan.rules, *plan.equalities, *plan.denials, *plan.exclusions]
        asked = {atom.key for clause in clauses for atom in body_of(clause)}
        named = {(self.words[name], 1): name for name in DATATYPES}
        if wanted := sorted(asked & named.keys()):
            literals = self.values.terms.str.starts_with('"').arg_true().to_numpy().astype(np.int64)
            label = self.classes.representative
            add(self.state, [(key, distinct(label[self.values.hold(literals, named[key])])) for key in wanted])

    def _move_types(self) -> bool:
        """Make what rules tie by rdf:type members of classes; say whether that brought anything new."""
        tied = self.state.pop((self.words[TYPE], 2), NOTHING)
        return bool(add(self.state, members_of(tied).items()))


def members_of(types: Relation) -> dict[Key, Codes]:
    """Return the members of each class, of pairs of a thing and its class."""
    by_class = types.flipped().rows
    classes, things = unpack(by_class)
    cuts = np.flatnonzero(np.diff(classes)) + 1
    return {(int(classes[part[0]]), 1): things[part] for part in np.split(np.arange(len(things)), cuts) if len(part)}


def _equal(before: Mapping[Key, Codes], after: Mapping[Key, Codes]) -> bool:
    return all(rows is after[key] or np.array_equal(rows, after[key]) for key, rows in before.items())
