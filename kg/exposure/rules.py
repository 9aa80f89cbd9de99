"""Rules on ownership as data: what each version counts, whom it reaches, and when it stood."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from kg.exposure.records import Fact
from kg.exposure.shares import percent
from kg.spans import Certainty, Span

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_NOBODY: frozenset[str] = frozenset()
_STANDS = {"in-force": "stands", "suspended": "is suspended", "scheduled": "is only scheduled to stand"}


class Finding(StrEnum):
    """What can be said of a party under a rule on a day; none says that it is free of restrictions."""

    LISTED = "listed"
    COVERED = "covered"
    POSSIBLE = "possible"
    NOT_SHOWN = "not shown"
    OUTSIDE = "outside the rule"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What a rule says between two amendments. Codes are the last parts of their concepts."""

    iri: str
    label: str = ""
    seeds: frozenset[str] = _NOBODY
    may_seeds: frozenset[str] = _NOBODY
    counts: frozenset[str] = _NOBODY
    may_count: frozenset[str] = _NOBODY
    comparator: str = "at-least"
    threshold: Fraction = Fraction(50)
    aggregation: str = "all-listed"
    controls: frozenset[str] = _NOBODY
    may_control: frozenset[str] = _NOBODY
    reaches: frozenset[str] = frozenset({"legal-person", "unresolved"})
    except_places: frozenset[str] = _NOBODY
    unknown: str = "not-shown"
    whom: str = ""
    outside: str = ""
    citations: tuple[str, ...] = ()

    @property
    def strictly(self) -> bool:
        """Whether the threshold itself does not suffice."""
        return self.comparator == "more-than"

    @property
    def asks(self) -> str:
        """The threshold in words."""
        return f"{'more than' if self.strictly else 'at least'} {percent(self.threshold)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period(Fact):
    """A time for which a version is in force, suspended or scheduled."""

    version: str
    status: str = "in-force"
    citations: tuple[str, ...] = ()

    def on(self, day: date) -> Certainty:
        """Say whether the period ran on a day; what is only scheduled possibly did."""
        found = Fact.on(self, day)
        return min(found, Certainty.POSSIBLY) if self.status == "scheduled" else found


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule with its versions and their periods; `key` is the name by which it is asked for."""

    iri: str
    key: str
    label: str = ""
    issuer: str = ""
    regime: str = ""
    versions: tuple[Version, ...] = ()
    periods: tuple[Period, ...] = ()

    def standing(self, day: date) -> list[Standing]:
        """Return the versions that apply on a day: the one that certainly does, else all that possibly do."""
        versions = {version.iri: version for version in self.versions}
        running = [(period, period.on(day)) for period in self.periods if period.version in versions]
        active = [(p, sure) for p, sure in running if p.status != "suspended" and sure]
        certain = [(p, sure) for p, sure in active if sure is Certainty.CERTAINLY]
        suspended = any(p.status == "suspended" and sure is Certainty.CERTAINLY for p, sure in running)
        chosen = certain or ([] if suspended else active)
        return [Standing(versions[period.version], period, sure) for period, sure in chosen]

    def absence(self, day: date) -> tuple[str, Period | None]:
        """Say why no version applies on a day, and by which period."""
        suspended = [p for p in self.periods if p.status == "suspended" and p.on(day)]
        if suspended:
            return _cited(f"the rule is suspended on this day, {suspended[0].span}", suspended[0]), suspended[0]
        later = [p for p in self.periods if p.span.start_earliest and p.span.start_earliest > day]
        if not later:
            return "the rule does not apply on this day", None
        next_ = min(later, key=lambda p: (p.span.start_earliest, p.iri))
        which = "its first version" if len(later) == len(self.periods) else "a later version"
        start = Span(next_.span.start_earliest, next_.span.start_latest)
        text = f"the rule does not apply on this day: {which} {_STANDS[next_.status]} {start}"
        return _cited(text, next_), next_


@dataclass(frozen=True, slots=True)
class Standing:
    """A version that applies on a day, by which period, and how sure that is."""

    version: Version
    period: Period
    sure: Certainty = Certainty.CERTAINLY


def _cited(text: str, period: Period) -> str:
    return f"{text} ({'; '.join(period.citations)})" if period.citations else text


def most_severe(findings: Iterable[Finding]) -> Finding:
    """Return the finding that says most.

    >>> most_severe([Finding.NOT_SHOWN, Finding.POSSIBLE]).value
    'possible'
    """
    order = list(Finding)
    return min(findings, key=order.index)
