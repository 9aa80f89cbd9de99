"""What makes a graph inconsistent, each case with the statements that together cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

import numpy as np

from kg.close.datatypes import DATATYPES
from kg.close.join import join
from kg.close.plan import is_a, tied
from kg.relations import NOTHING, contains, distinct

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.close.datatypes import Values
    from kg.close.execute import State
    from kg.close.join import Bindings
    from kg.close.plan import Atom, Denial, Difference, Exclusion, Plan, Triple
    from kg.close.same import Classes
    from kg.relations import Codes

MOST = 1000  # of one rule; who has more needs no more to begin with


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A rule of OWL 2 RL that leads to falsehood, the atoms (over term codes) that it needs, and the axioms behind it.

    Atoms are over representatives: what is said of any of several equal terms is said of the one with the lowest code.
    """

    rule: str
    premises: tuple[Atom, ...]
    axioms: tuple[Triple, ...] = ()


def find_contradictions(plan: Plan, state: State, classes: Classes, *, same: int) -> Iterator[Contradiction]:
    """Return what contradicts the denials, exclusions and differences of a plan."""
    for denial in plan.denials:
        yield from islice(_denied(denial, state), MOST)
    for exclusion in plan.exclusions:
        yield from islice(_excluded(exclusion, state), MOST)
    for difference in plan.differences:
        yield from islice(_not_different(difference, classes, same), MOST)


def find_bad_values(
    values: Values, state: State, classes: Classes, words: Mapping[str, int]
) -> Iterator[Contradiction]:
    """Return literals that are none of their datatype, values outside of a datatype or of two, and unequal equal ones."""
    datatypes = {(words[name], 1): name for name in DATATYPES}
    held = {name: state[key].rows for key, name in datatypes.items() if key in state}
    for code in values.ill_typed[:MOST].tolist():
        name = values.terms[code].rpartition("^^<")[2].removesuffix(">")
        yield Contradiction("dt-not-type", (is_a(words[name], code),))
    others: dict[str, list[tuple[str, Codes]]] = {}
    for name, rows in held.items():
        literal = values.terms.gather(rows).str.starts_with('"').to_numpy()
        good = values.hold(rows[literal], name)
        known = values.key(rows[literal]).is_not_null().to_numpy()
        for code in np.setdiff1d(rows[literal][known], good)[:MOST].tolist():
            yield Contradiction("dt-not-type", (is_a(words[name], code),))
        others.setdefault(DATATYPES[name].space, []).append((name, rows[~literal]))
    yield from _in_two_spaces([groups for space, groups in others.items() if space != "literal"], words)
    yield from _unequal(values, classes, words)


def _denied(denial: Denial, state: State) -> Iterator[Contradiction]:
    sources = [state.get(atom.key, NOTHING) for atom in denial.body]
    if min(map(len, sources)) == 0:
        return
    bindings = join(denial.body, sources)
    for row in range(len(next(iter(bindings.values())))):
        premises = tuple(_instantiate(atom, bindings, row) for atom in denial.body)
        yield Contradiction(denial.name, premises, denial.axioms)


def _excluded(exclusion: Exclusion, state: State) -> Iterator[Contradiction]:
    """Put the rows of all atoms together; what is there twice is excluded."""
    rows = [state.get(atom.key, NOTHING).rows for atom in exclusion.atoms]
    together = np.concatenate([np.empty(0, dtype=np.int64), *rows])
    owner = np.repeat(np.arange(len(rows)), [len(part) for part in rows])
    order = np.argsort(together, kind="stable")
    together, owner = together[order], owner[order]
    for at in np.flatnonzero(together[1:] == together[:-1]).tolist():
        two = (exclusion.atoms[owner[at]], exclusion.atoms[owner[at + 1]])
        row = int(together[at])
        arguments = (row,) if len(two[0].arguments) == 1 else (row >> 32, row & 0xFFFFFFFF)
        yield Contradiction(exclusion.name, tuple(atom.bind(*arguments) for atom in two), exclusion.axioms)


def _not_different(difference: Difference, classes: Classes, same: int) -> Iterator[Contradiction]:
    members = np.array(difference.members, dtype=np.int64)
    order = np.argsort(classes.representative[members], kind="stable")
    label, members = classes.representative[members][order], members[order]
    for at in np.flatnonzero(label[1:] == label[:-1]).tolist():
        equal = tied(same, int(members[at]), int(members[at + 1]))
        yield Contradiction(difference.name, (equal,), difference.axioms)


def _in_two_spaces(spaces: list[list[tuple[str, Codes]]], words: Mapping[str, int]) -> Iterator[Contradiction]:
    """Return names of values that would have to be in two value spaces at once."""
    flat = list(chain.from_iterable([(i, name, rows) for name, rows in groups] for i, groups in enumerate(spaces)))
    for at, (space, name, rows) in enumerate(flat):
        for other_space, other, more in flat[at + 1 :]:
            both = rows[contains(distinct(more), rows)] if space != other_space else rows[:0]
            for code in both[:MOST].tolist():
                yield Contradiction("cax-dw", (is_a(words[name], code), is_a(words[other], code)))


def _unequal(values: Values, classes: Classes, words: Mapping[str, int]) -> Iterator[Contradiction]:
    """Return literals of different values that are made one thing (dt-diff)."""
    from kg.close.vocabulary import SAME

    shared = classes.shared()
    literals = shared[values.terms.gather(shared).str.starts_with('"').to_numpy()]
    first: dict[int, tuple[int, str]] = {}
    found = 0
    for code, key in zip(literals.tolist(), values.key(literals).to_list(), strict=True):
        label = int(classes.representative[code])
        if key is not None and first.setdefault(label, (code, key))[1] != key and found < MOST:
            found += 1
            yield Contradiction("dt-diff", (tied(words[SAME], first[label][0], code),))


def _instantiate(atom: Atom, bindings: Bindings, row: int) -> Atom:
    """Return an atom with the values of one row for its variables."""
    return atom.bind(*(a if isinstance(a, int) else int(bindings[a][row]) for a in atom.arguments))
