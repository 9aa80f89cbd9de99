"""Which of several claims a policy chooses, and why; where it cannot tell, it chooses none."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.dates import Days, parse_days
from kg.errors import BadParameter
from kg.namespaces import XSD

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kg.conflicts.policies import Policy

FORMS = (XSD + "date", XSD + "gYearMonth", XSD + "gYear")


@dataclass(frozen=True, slots=True)
class Backer:
    """A source that makes a claim: its kind, and the days of which its edition can be."""

    source: str
    kind: str = ""
    edition: Days = field(default_factory=Days)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim as a policy sees it: the days that it is of, and the sources that make it."""

    days: Days = field(default_factory=Days)
    backers: frozenset[Backer] = frozenset()


@dataclass(frozen=True, slots=True)
class Choice:
    """What a policy made of claims: the place of the chosen one, or None, and the reason in words."""

    policy: str
    chosen: int | None
    because: str


def choose(policy: Policy, candidates: Sequence[Candidate]) -> Choice:
    """Choose the one claim that is for certain ahead of all others, criterion by criterion; else none.

    Whatever is for certain behind another falls out before the next criterion is asked. The order of the candidates
    makes no difference. Raises BadParameter for a criterion that this program does not know.
    """
    if not policy.criteria:
        return Choice(policy.name, None, "it puts no claim before another")
    left = list(range(len(candidates)))
    for criterion in policy.criteria:
        scores = {place: _score(criterion, candidates[place], policy) for place in left}
        left = [one for one in left if not any(_ahead(scores[other], scores[one]) for other in left)]
        if len(left) == 1:
            return Choice(policy.name, left[0], REASONS[criterion])
    named = " and ".join(TIES[criterion] for criterion in policy.criteria)
    return Choice(policy.name, None, f"{named} cannot tell them apart")


REASONS = {
    "time": "it is of a later time",
    "edition": "the latest edition makes it",
    "source-kind": "a source of a kind that the policy prefers makes it",
    "number-of-sources": "most sources make it",
}
TIES = {
    "time": "the times",
    "edition": "the editions",
    "source-kind": "the kinds of source",
    "number-of-sources": "the numbers of sources",
}
Score = tuple[int | None, int | None]


def _score(criterion: str, candidate: Candidate, policy: Policy) -> Score:
    """Return the least and the most that a claim can come to by a criterion; None is not known."""
    match criterion:
        case "time":
            return _number(candidate.days.earliest), _number(candidate.days.latest)
        case "edition":
            return _latest_edition(candidate)
        case "source-kind":
            preferred = int(any(backer.kind in policy.prefers for backer in candidate.backers))
            return preferred, preferred
        case "number-of-sources":
            sources = len({backer.source for backer in candidate.backers})
            return sources, sources
    known = ", ".join(sorted(REASONS))
    raise BadParameter(f"unknown criterion {criterion!r}", where=f"policy {policy.name}", remedy=f"there are {known}")


def _latest_edition(candidate: Candidate) -> Score:
    editions = [backer.edition for backer in candidate.backers]
    starts = [days.earliest for days in editions if days.earliest]
    ends = [days.latest for days in editions if days.latest]
    least, most = max(starts, default=None), max(ends, default=None)
    return _number(least), _number(most) if len(ends) == len(editions) else None


def _number(day: date | None) -> int | None:
    return day.toordinal() if day else None


def _ahead(one: Score, other: Score) -> bool:
    """Say whether a claim is for certain ahead of another."""
    least, most = one[0], other[1]
    return least is not None and most is not None and least > most


def edition_days(edition: str, retrieved_on: str) -> Days:
    """Return the days of which an edition can be: its own date if it is named by one, else up to the retrieval.

    >>> edition_days("2022-04", "2026-11-23").latest, edition_days("not stated", "2026-11-23").earliest
    (datetime.date(2022, 4, 30), None)
    """
    found = (parse_days(edition, form) for form in FORMS)
    retrieved = parse_days(retrieved_on, XSD + "date")
    return next((days for days in found if days), Days(latest=retrieved.latest if retrieved else None))
