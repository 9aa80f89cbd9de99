"""Run strata on columns: semi-naive, one after another, each to its fixpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kg.close.join import join
from kg.relations import EMPTY, NOTHING, Codes, Relation, contains, distinct, merge, pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.close.plan import Key, Rule, Stratum

State = dict["Key", Relation]
Found = tuple["Key", Codes]


def run_strata(strata: Iterable[Stratum], state: State, links: State | None = None) -> None:
    """Add to a state whatever follows in it.

    `links` keeps, of each transitive property, the pairs that transitivity did not give; hand it on to the next run.
    """
    links = {} if links is None else links
    for stratum in strata:
        _run_stratum(stratum, state, links)


def _run_stratum(stratum: Stratum, state: State, links: State) -> None:
    """Apply every rule to everything; then, where the stratum is recursive, to what is new, until nothing is.

    A transitive property is closed by going on from its links, one at a time: joining it with itself would find a pair
    once for each of the things between.
    """
    plain = [rule for rule in stratum.rules if not is_transitive(rule)]
    transitive = [rule for rule in stratum.rules if is_transitive(rule)]
    for rule in transitive:
        links.setdefault(rule.head.key, state.get(rule.head.key, NOTHING))
    fresh = add(state, [_apply(rule, state) for rule in plain])
    linked = _link(transitive, fresh, links)
    further = add(state, [_go_on(rule, links, state) for rule in transitive])
    while stratum.recursive and (fresh := _unite(fresh, further)):
        found = [_go_on(rule, *two) for rule in transitive for two in ((linked, state), (links, fresh))]
        fresh = add(state, [rows for rule in plain for rows in _apply_to_new(rule, state, fresh)])
        linked = _link(transitive, fresh, links)
        further = add(state, found)


def is_transitive(rule: Rule) -> bool:
    """Say whether a rule makes one property transitive."""
    match [atom.arguments for atom in (rule.head, *rule.body)]:
        case [(x, z), (x1, y), (y1, z1)] if all(isinstance(v, str) for v in (x, y, z)):
            alone = len({atom.relation for atom in (rule.head, *rule.body)}) == 1 and not rule.unequal
            return alone and (x, y, z) == (x1, y1, z1) and len({x, y, z}) == 3
    return False


def add(state: State, found: Iterable[Found]) -> State:
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


def _unite(one: State, other: State) -> State:
    """Return what either of two states has; they have no row in common."""
    rows = {key: merge(relation.rows, other.get(key, NOTHING).rows) for key, relation in one.items()}
    return other | {key: Relation(found) for key, found in rows.items()}


def _link(transitive: Sequence[Rule], fresh: State, links: State) -> State:
    """Make new pairs of transitive properties links; return these."""
    linked = {rule.head.key: fresh[rule.head.key] for rule in transitive if rule.head.key in fresh}
    for key, relation in linked.items():
        links[key] = Relation(merge(links[key].rows, relation.rows))
    return linked


def _go_on(rule: Rule, links: State, pairs: State) -> Found:
    """Return what a transitive rule gives of links, each followed by a pair."""
    key = rule.head.key
    return key, _head_rows(rule, [links.get(key, NOTHING), pairs.get(key, NOTHING)], None)


def _apply(rule: Rule, state: State) -> Found:
    """Return the rows of a rule's head."""
    return rule.head.key, _head_rows(rule, [state.get(atom.key, NOTHING) for atom in rule.body], None)


def _apply_to_new(rule: Rule, state: State, new: State) -> Iterable[Found]:
    """Return the rows of a rule's head that follow from something new, once for each place in its body."""
    for place, atom in enumerate(rule.body):
        if atom.key in new:
            sources = [state.get(other.key, NOTHING) for other in rule.body]
            sources[place] = new[atom.key]
            yield rule.head.key, _head_rows(rule, sources, place)


def _head_rows(rule: Rule, sources: Sequence[Relation], first: int | None) -> Codes:
    if rule.body and min(map(len, sources)) == 0:
        return EMPTY
    bindings = join(rule.body, sources, first=first)
    for one, other in rule.unequal:
        differ = bindings[one] != bindings[other]
        bindings = {name: column[differ] for name, column in bindings.items()}
    height = len(next(iter(bindings.values()))) if bindings else 1
    columns = [bindings[a] if isinstance(a, str) else np.full(height, a) for a in rule.head.arguments]
    return columns[0] if len(columns) == 1 else pack(columns[0], columns[1])
