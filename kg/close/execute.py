"""Run strata on columns: semi-naive, one after another, each to its fixpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kg.close.join import join
from kg.relations import EMPTY, NOTHING, Codes, Relation, contains, distinct, merge, pack

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.close.plan import Key, Rule, Stratum

State = dict["Key", Relation]


def run_strata(strata: Iterable[Stratum], state: State) -> None:
    """Add to a state whatever follows in it."""
    for stratum in strata:
        _run_stratum(stratum, state)


def _run_stratum(stratum: Stratum, state: State) -> None:
    """Apply every rule to everything; then, where the stratum is recursive, to what is new, until nothing is."""
    fresh = add(state, ((rule.head.key, _apply(rule, state)) for rule in stratum.rules))
    while stratum.recursive and fresh:
        fresh = add(
            state,
            [
                (rule.head.key, _apply(rule, state, place=place, new=fresh[atom.key]))
                for rule in stratum.rules
                for place, atom in enumerate(rule.body)
                if atom.key in fresh
            ],
        )


def add(state: State, found: Iterable[tuple[Key, Codes]]) -> State:
    """Put what was found into the state; return what was not there before."""
    parts: dict[Key, list[Codes]] = {}
    for key, rows in found:
        if len(rows):
            parts.setdefault(key, []).append(rows)
    fresh: State = {}
    for key in list(parts):
        known, rows = state.get(key, NOTHING).rows, distinct(np.concatenate(parts.pop(key)))
        new = rows[~contains(known, rows)]
        if len(new):
            fresh[key] = Relation(new)
            state[key] = Relation(merge(known, new))
    return fresh


def _apply(rule: Rule, state: State, *, place: int | None = None, new: Relation | None = None) -> Codes:
    """Return the rows of a rule's head; with `new`, only what follows from it at one place of the body."""
    sources = [state.get(atom.key, NOTHING) for atom in rule.body]
    if place is not None and new is not None:
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
