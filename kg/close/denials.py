"""What makes a graph inconsistent, each case with the statements that together cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from kg.close.join import join
from kg.close.plan import tied
from kg.relations import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.close.execute import State
    from kg.close.join import Bindings
    from kg.close.plan import Atom, Denial, Difference, Exclusion, Plan, Triple
    from kg.close.same import Classes

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


def _instantiate(atom: Atom, bindings: Bindings, row: int) -> Atom:
    """Return an atom with the values of one row for its variables."""
    return atom.bind(*(a if isinstance(a, int) else int(bindings[a][row]) for a in atom.arguments))
