"""Join the atoms of a rule's body on columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kg.relations import Codes, Mask, Relation, contains, matches, pack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.close.plan import Atom

Bindings = dict[str, Codes]
_ROW: Bindings = {"": np.zeros(1, dtype=np.int64)}  # one row without a variable: what a body of constants alone binds


def join(body: Sequence[Atom], relations: Sequence[Relation], *, first: int | None = None) -> Bindings:
    """Return the values of the variables for which every atom holds, one column a variable.

    The join begins with the atom `first` (what is new, when only what follows from it is wanted), else the smallest,
    and goes on with the smallest that shares a variable: no product of all with all where it can be avoided.
    """
    bindings: Bindings = {}
    waiting = sorted(range(len(body)), key=lambda i: (i != first, len(relations[i])))
    while waiting:
        place = min(waiting, key=lambda i: _distance(body[i], bindings)) if bindings else waiting[0]
        waiting.remove(place)
        add = _join_class if len(body[place].arguments) == 1 else _join_property
        bindings = add(bindings, body[place], relations[place])
    return bindings


def _distance(atom: Atom, bindings: Bindings) -> int:
    """Return 0 where an atom shares a variable with what is bound, or has none; 1 with a constant, 2 with neither."""
    variables = [argument for argument in atom.arguments if isinstance(argument, str)]
    if not variables or any(name in bindings for name in variables):
        return 0
    return 1 if len(variables) < len(atom.arguments) else 2


def _join_class(bindings: Bindings, atom: Atom, relation: Relation) -> Bindings:
    (argument,) = atom.arguments
    if isinstance(argument, int):
        holds = bool(contains(relation.rows, np.array([argument]))[0])
        return _select(bindings or _ROW, slice(None) if holds else slice(0))
    if argument in bindings:
        return _select(bindings, contains(relation.rows, bindings[argument]))
    return _multiply(bindings, {argument: relation.rows})


def _join_property(bindings: Bindings, atom: Atom, relation: Relation) -> Bindings:
    left, right = atom.arguments
    if isinstance(right, int) or (right in bindings and left not in bindings and not isinstance(left, int)):
        relation, left, right = relation.flipped(), right, left
    if isinstance(left, int):
        low, high = np.searchsorted(relation.first, [left, left + 1])
        return _join_class(bindings, atom.bind(right), Relation(np.sort(relation.second[low:high])))
    if left == right:
        loops = relation.first[relation.first == relation.second]
        return _join_class(bindings, atom.bind(left), Relation(loops))
    other = str(right)  # a variable: constants went to the left
    if left not in bindings:
        return _multiply(bindings, {left: relation.first, other: relation.second})
    if other in bindings:
        return _select(bindings, contains(relation.rows, pack(bindings[left], bindings[other])))
    at, found = matches(relation.first, bindings[left])
    return _select(bindings, at) | {other: relation.second[found]}


def _select(bindings: Bindings, places: Codes | Mask | slice) -> Bindings:
    return {name: column[places] for name, column in bindings.items()}


def _multiply(bindings: Bindings, more: Bindings) -> Bindings:
    """Pair every row with every row; with nothing bound yet that is what is added."""
    if not bindings:
        return more
    height, added = len(next(iter(bindings.values()))), len(next(iter(more.values())))
    grown = {name: np.repeat(column, added) for name, column in bindings.items()}
    return grown | {name: np.tile(column, height) for name, column in more.items()}
