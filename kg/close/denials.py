"""What makes a graph inconsistent, each case with the triples that together cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.close.join import join
from kg.close.plan import tied
from kg.relations import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.close.execute import State
    from kg.close.join import Bindings
    from kg.close.plan import Atom, Plan
    from kg.close.same import Classes

MOST = 1000  # of one rule; who has more needs no more to begin with


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A rule of OWL 2 RL that leads to falsehood, and the atoms (over term codes) that it needs."""

    rule: str
    premises: tuple[Atom, ...]


def find_contradictions(plan: Plan, state: State, classes: Classes, *, same: int) -> Iterator[Contradiction]:
    """Return what contradicts the denials of a plan, and equal terms that are declared different."""
    for denial in plan.denials:
        bindings = join(denial.body, [state.get(atom.key, NOTHING) for atom in denial.body])
        for row in range(min(MOST, len(next(iter(bindings.values()))))):
            yield Contradiction(denial.name, tuple(_instantiate(atom, bindings, row) for atom in denial.body))
    for one, other in plan.different:
        if classes.representative[one] == classes.representative[other]:
            yield Contradiction("eq-diff1", (tied(same, one, other),))


def _instantiate(atom: Atom, bindings: Bindings, row: int) -> Atom:
    """Return an atom with the values of one row for its variables."""
    return atom.bind(*(a if isinstance(a, int) else int(bindings[a][row]) for a in atom.arguments))
