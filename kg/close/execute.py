"""Run a plan on columns: semi-naive, stratum by stratum, to the fixpoint; then equalities, until nothing is merged any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kg.close.join import join
from kg.close.same import Classes, equal_pairs
from kg.relations import EMPTY, NOTHING, Codes, Relation, contains, distinct, merge, pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.close.plan import Key, Plan, Rule, Stratum

State = dict["Key", Relation]


def run(plan: Plan, base: Mapping[Key, Relation], *, size: int, same: int = -1) -> tuple[State, Classes]:
    """Return every relation closed under a plan, over one representative of each class of equal terms, and those classes.

    `size` is the number of terms, `same` the code of `owl:sameAs`.
    """
    state, classes = dict(base), Classes(size)
    while True:
        for stratum in plan.strata:
            _run_stratum(stratum, state)
        if not classes.unite(equal_pairs(plan.equalities, state, same)):
            return state, classes
        state = {key: classes.rewrite(key, relation) for key, relation in state.items()}


def _run_stratum(stratum: Stratum, state: State) -> None:
    """Apply every rule to everything; then, where the stratum is recursive, to what is new, until nothing is."""
    fresh = _add(state, ((rule.head.key, _apply(rule, state)) for rule in stratum.rules))
    while stratum.recursive and fresh:
        fresh = _add(
            state,
            [
                (rule.head.key, _apply(rule, state, place=place, new=fresh[atom.key]))
                for rule in stratum.rules
                for place, atom in enumerate(rule.body)
                if atom.key in fresh
            ],
        )


def _add(state: State, found: Iterable[tuple[Key, Codes]]) -> State:
    """Put what was found into the state; return what was not there before."""
    parts: dict[Key, list[Codes]] = {}
    for key, rows in found:
        if len(rows):
            parts.setdefault(key, []).append(rows)
    fresh: State = {}
    for key, rows in ((key, distinct(np.concatenate(part))) for key, part in parts.items()):
        known = state.get(key, NOTHING).rows
        new = rows[~contains(known, rows)]
        if len(new):
            fresh[key] = Relation(new)
            state[key] = Relation(merge(known, new))
    return fresh


def _apply(rule: Rule, state: State, *, place: int = 0, new: Relation | None = None) -> Codes:
    """Return the rows of a rule's head; with `new`, only what follows from it at one place of the body."""
    sources = [state.get(atom.key, NOTHING) for atom in rule.body]
    if new is not None:
        sources[place] = new
    if rule.body and min(map(len, sources)) == 0:
        return EMPTY
    bindings = join(rule.body, sources, first=place)
    for one, other in rule.unequal:
        differ = bindings[one] != bindings[other]
        bindings = {name: column[differ] for name, column in bindings.items()}
    height = len(next(iter(bindings.values()))) if bindings else 1
    columns = [bindings[a] if isinstance(a, str) else np.full(height, a) for a in rule.head.arguments]
    return columns[0] if len(columns) == 1 else pack(columns[0], columns[1])
