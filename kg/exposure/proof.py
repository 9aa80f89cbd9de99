"""The derivation of a verdict: numbered steps, each leaning only on steps before it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.exposure.cascade import Reached
from kg.exposure.reach import Kind, Reason, tally
from kg.exposure.rules import Finding
from kg.spans import Certainty

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.exposure.case import Case


@dataclass(frozen=True, slots=True)
class Step:
    """What one step shows of a party, and why; `root` is the listed party for which it is counted, if only one is."""

    number: int
    party: str
    finding: Finding
    reason: Reason
    root: str = ""


class Derivation:
    """The steps of one cascade in the order in which they lean on each other.

    Whoever is reached by the least shares too is shown in that way, which says more.
    """

    def __init__(self, reached: Reached, firm: Sequence[Reached] = ()) -> None:
        self._reached = reached
        self._certain = any(one is reached for one in firm)
        self._firm = [one for one in firm if not reached.root or one.root == reached.root]
        self.steps: dict[tuple[str, bool], Step] = {}

    def add(self, party: str, *, own: bool = False) -> None:
        """Add the steps for a party after those that they lean on."""
        source = next((one for one in self._firm if party in one), self._reached)
        sure = source is not self._reached or self._certain
        reason = (source.own if own else source.reasons)[party]
        key = (party, reason is source.own.get(party))
        if key in self.steps:
            return
        for other in sorted(reason.leans_on):
            self.add(other, own=reason.kind is Kind.ALIKE)
        self.steps[key] = Step(0, party, _shown(reason, sure=sure), reason, self._reached.root)


def _shown(reason: Reason, *, sure: bool) -> Finding:
    if reason.kind is Kind.LISTED and reason.sure is Certainty.CERTAINLY:
        return Finding.LISTED
    return Finding.COVERED if sure else Finding.POSSIBLE


def chain(reached: Reached, firm: Sequence[Reached], party: str) -> tuple[Step, ...]:
    """Return the steps by which a cascade reaches a party."""
    derivation = Derivation(reached, firm)
    derivation.add(party)
    return numbered(derivation.steps.values())


def shortfall(case: Case, cascades: Sequence[Reached], firm: Sequence[Reached], party: str) -> tuple[Step, ...]:
    """Return the steps that show why no cascade reaches a party: nor any of its owners, up to the last."""
    above = _above(case, party)
    near = [reached for reached in cascades if above & reached.reasons.keys()] or [Reached("")]
    steps: list[Step] = []
    for reached in near:
        derivation = Derivation(reached, firm)
        for owner in sorted(above & reached.reasons.keys()):
            derivation.add(owner, own=owner in reached.own)
        steps.extend(derivation.steps.values())
        for owner in [*sorted(above - reached.reasons.keys() - {party}), party]:
            steps.extend(_short(case, reached, owner))
    return numbered(steps)


def _above(case: Case, party: str) -> set[str]:
    """Return a party and everybody from whom a listing could descend to it."""
    seen, waiting = {party}, [party]
    while waiting:
        lower = waiting.pop()
        owners = {h.owner for h in case.holdings.get(lower, ())}
        deciders = {case.name(control.controller) for control in case.controls.get(lower, ())}
        holders = {case.name(h) for joint in case.joints.get(lower, ()) for h in joint.holders}
        guesses = {guess.other for guess in case.guesses.get(lower, ())}
        fresh = (owners | deciders | holders | guesses) - seen
        seen |= fresh
        waiting += sorted(fresh)
    return seen


def _short(case: Case, reached: Reached, party: str) -> list[Step]:
    """Return a step for each class of rights of which members have too little, or one where nobody is known to own."""
    members = frozenset(reached.reasons)
    kinds = sorted(case.version.counts | case.version.may_count)
    told = [tally(case, party, kind, members, Certainty.POSSIBLY) for kind in kinds]
    known = [replace(why, kind=Kind.SHORT) for why in told if why.holdings] or [Reason(kind=Kind.SHORT)]
    return [Step(0, party, Finding.NOT_SHOWN, why, reached.root) for why in known]


def numbered(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Number steps from 1 in their order."""
    return tuple(replace(step, number=number) for number, step in enumerate(steps, start=1))
