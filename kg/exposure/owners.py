"""What a chart of a verdict shows: the parties of the proof, and who owns, controls or may be whom on that day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.exposure.reach import Kind
from kg.exposure.rules import Finding
from kg.exposure.words import plain
from kg.spans import Certainty

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kg.exposure.report import Exposure


@dataclass(frozen=True, slots=True)
class Link:
    """What leads from an upper to a lower party; `alike` where one may be the other, which has no direction."""

    upper: str
    lower: str
    text: str
    sure: bool
    alike: bool = False


def shown_parties(exposure: Exposure) -> dict[str, Finding]:
    """Return the parties of the proof and the owners in it, each with what was shown of it; the firmest counts."""
    order = list(Finding)
    found: dict[str, Finding] = {}
    for step in exposure.verdict.steps:
        best = found.get(step.party, step.finding)
        found[step.party] = min(best, step.finding, key=order.index)
        for holding in step.reason.holdings:
            found.setdefault(holding.owner, Finding.NOT_SHOWN)
        if step.reason.other:
            found.setdefault(step.reason.other, Finding.NOT_SHOWN)
    found[exposure.verdict.case.name(exposure.party.iri)] = exposure.finding
    return found


def links(exposure: Exposure, shown: Collection[str]) -> Iterator[Link]:
    """Yield a link for each holding, control and guess between parties that are shown."""
    case = exposure.verdict.case
    for owned in shown:
        for holding in case.holdings.get(owned, ()):
            if holding.owner in shown:
                sure = all(stake.on(case.day) is Certainty.CERTAINLY for stake in holding.stakes)
                yield Link(holding.owner, owned, f"{holding.share} of {plain(holding.interest)}", sure)
        for control in case.controls.get(owned, ()):
            if case.name(control.controller) in shown:
                sure = control.on(case.day) is Certainty.CERTAINLY
                yield Link(case.name(control.controller), owned, f"controls, {plain(control.kind)}", sure)
    guesses = (step for step in exposure.verdict.steps if step.reason.kind is Kind.ALIKE)
    yield from (Link(step.reason.other, step.party, "may be", sure=False, alike=True) for step in guesses)
