"""The parts of a verdict as English: shares, rules, periods, steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.exposure.reach import Kind
from kg.exposure.rules import Finding
from kg.exposure.shares import percent
from kg.reports.sentences import joined
from kg.spans import Certainty

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.exposure.proof import Step
    from kg.exposure.reach import Reason
    from kg.exposure.records import Fact
    from kg.exposure.rules import Period, Version
    from kg.exposure.shares import Bound

    Named = Callable[[str], str]

_AGGREGATION = {
    "all-listed": "what all listed persons have is added up",
    "single-owner": "each listed person is counted alone",
    "joint-arrangement": "each listed person is counted alone, others with it only under a joint arrangement",
    "not-settled": "whether several listed persons are added up is not settled",
}
_UNKNOWN = {
    "possible": "owners who are not identified make it possible",
    "not-shown": "nothing follows from owners who are not identified",
}
_STATUS = {"in-force": "in force", "suspended": "suspended", "scheduled": "scheduled, not confirmed"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line about a step or an organisation, and the facts on which it rests."""

    text: str
    facts: tuple[Fact, ...] = ()
    nodes: tuple[str, ...] = ()

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The nodes whose statements stand behind the line."""
        return (*(fact.iri for fact in self.facts), *self.nodes)


def plain(code: str) -> str:
    """Write a code as words.

    >>> plain("proprietary-rights")
    'proprietary rights'
    """
    return code.replace("-", " ")


def codes(some: Iterable[str]) -> str:
    """Write codes as words, joined."""
    return joined([plain(code) for code in sorted(some, key=lambda code: (code != "shares", code))])


def rule_words(version: Version) -> str:
    """Say what a version counts."""
    if version.outside:
        return version.outside
    parts = (
        [f"{version.asks} of {codes(version.counts)}; {_AGGREGATION[version.aggregation]}"] if version.counts else []
    )
    parts.append(f"control counts: {codes(version.controls)}" if version.controls else "control does not count")
    if may := version.may_count | version.may_control:
        parts.append(f"possible and no more through: {codes(may)}")
    return "; ".join([*parts, _UNKNOWN[version.unknown]])


def period_words(period: Period) -> str:
    """Say how a version stood."""
    cited = f" ({'; '.join(period.citations)})" if period.citations else ""
    return f"{_STATUS[period.status]} {period.span}{cited}"


def amount(bound: Bound, *, least: bool) -> str:
    """Write a limit, open or closed.

    >>> from fractions import Fraction
    >>> from kg.exposure.shares import Bound
    >>> amount(Bound(Fraction(50), open=True), least=False)
    'less than 50 %'
    """
    if not bound.open:
        return f"{'at least' if least else 'at most'} {percent(bound.value)}"
    return f"{'more than' if least else 'less than'} {percent(bound.value)}"


def step_lines(step: Step, version: Version, name: Named) -> list[Line]:
    """Say a step: what it shows, then the facts on which it rests."""
    who, reason = name(step.party), step.reason
    alone = f", counted for {name(step.root)} alone" if step.root and reason.kind is not Kind.LISTED else ""
    match reason.kind:
        case Kind.LISTED:
            return _listed(step, who)
        case Kind.CONTROLLED:
            return _controlled(step, who, name, alone)
        case Kind.ALIKE:
            return [Line(f"{who} is possible: it may be {name(reason.other)}"), *_claimed(reason)]
        case Kind.OWNED:
            return [Line(_owned(step, version, who) + alone), *share_lines(reason, name)]
    return [Line(_short(step, version, who) + alone), *share_lines(reason, name)]


def _listed(step: Step, who: str) -> list[Line]:
    entry = step.reason.entry
    if entry is None:
        return []
    sure = "is listed" if step.finding is Finding.LISTED else "is possible: it may be listed"
    on = entry.list_label or "a list"
    headed = f", as {entry.heading}" if entry.heading and entry.heading != who else ""
    return [Line(f"{who} {sure}, on: {on}{headed}"), Line(f"{entry.label}, {dated(entry)}", (entry,))]


def _controlled(step: Step, who: str, name: Named, alone: str) -> list[Line]:
    control = step.reason.control
    if control is None:
        return []
    text = f"{who} is {step.finding.value}: {name(step.reason.other)} controls it ({plain(control.kind)}){alone}"
    return [Line(text), Line(f"{control.label}, {dated(control)}", (control,))]


def _claimed(reason: Reason) -> list[Line]:
    claim = reason.claim
    return [Line(f"{claim.label}: {claim.verdict}, confidence {claim.confidence}", (), (claim.iri,))] if claim else []


def _owned(step: Step, version: Version, who: str) -> str:
    reason, firm = step.reason, step.finding is Finding.COVERED
    if reason.sum is None:
        return who
    have = "have" if firm else "can have"
    owners = "listed and covered owners" if firm else "owners who are or may be listed or covered"
    open_end = " with owners who are not identified" if reason.unidentified else ""
    part = f"{amount(reason.sum, least=firm)} of {plain(reason.interest)}{open_end}"
    return f"{who} is {step.finding.value}: {owners} {have} {part}; asked: {version.asks}"


def _short(step: Step, version: Version, who: str) -> str:
    reason = step.reason
    if not reason.interest or reason.sum is None:
        return f"{who} is not reached: nobody is known to own or control part of it in a way that counts"
    part = amount(reason.sum, least=False)
    owners = "owners who are or may be listed or covered"
    return f"{who} is not reached: {owners} have {part} of {plain(reason.interest)}; asked: {version.asks}"


def share_lines(reason: Reason, name: Named) -> list[Line]:
    """Say what each owner has, and by which stakes."""
    lines = []
    for holding in reason.holdings:
        counted = "" if holding.owner in reason.counted else ", not counted"
        kind = "" if holding.interest == reason.interest else f" ({plain(holding.interest)})"
        dates = "; ".join(dated(stake) for stake in holding.stakes)
        claims = tuple(claim.iri for claim in holding.claims)
        lines.append(Line(f"{name(holding.owner)}: {holding.share}{kind}{counted}, {dates}", holding.stakes, claims))
    joints = [Line(f"{joint.label}, {dated(joint)}", (joint,)) for joint in reason.joints]
    return lines + joints


def dated(fact: Fact) -> str:
    """Say when a fact held, and how it is meant where it is not simply asserted."""
    how = "" if fact.standing == "asserted" else f", {plain(fact.standing) or 'not stated'}"
    return f"{fact.span}{how}"


def sure_words(sure: Certainty) -> str:
    """Say how sure something is on the day."""
    return {Certainty.CERTAINLY: "certainly", Certainty.POSSIBLY: "possibly", Certainty.NO: "not"}[sure]
