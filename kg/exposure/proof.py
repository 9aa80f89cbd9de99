"""The derivation of a verdict: numbered steps, each leaning only on steps before it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.exposure.cascade import Reached
from kg.exposure.reach import Kind, Reason, tally
from kg.exposure.rules import Finding
from kg.exposure.spans import Certainty

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


def chain(reached: Reached, party: str, finding: Finding) -> tuple[Step, ...]:
    """Return the steps by which a cascade reaches a party."""
    steps: dict[tuple[str, bool], Step] = {}
    _walk(reached, party, finding, steps, own=False)
    return numbered(steps.values())


def _walk(reached: Reached, party: str, finding: Finding, steps: dict[tuple[str, bool], Step], *, own: bool) -> None:
    """Add the step for a party after those that it leans on."""
    reason = (reached.own if own else reached.reasons)[party]
    key = (party, reason is reached.own.get(party))
    if key in steps:
        return
    for other in sorted(reason.leans_on):
        _walk(reached, other, finding, steps, own=reason.kind is Kind.ALIKE)
    shown = Finding.LISTED if reason.kind is Kind.LISTED and reason.sure is Certainty.CERTAINLY else finding
    steps[key] = Step(len(steps) + 1, party, shown, reason, reached.root)


def shortfall(case: Case, cascades: Sequence[Reached], party: str) -> tuple[Step, ...]:
    """Return the steps that show why no cascade reaches a party: nor any of its owners, up to the last."""
    above = _above(case, party)
    near = [reached for reached in cascades if above & reached.reasons.keys()] or [Reached("")]
    steps: list[Step] = []
    for reached in near:
        found: dict[tuple[str, bool], Step] = {}
        for owner in sorted(above & reached.reasons.keys()):
            _walk(reached, owner, Finding.POSSIBLE, found, own=owner in reached.own)
        steps.extend(found.values())
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
