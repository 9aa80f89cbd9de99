"""Two accounts of one tie that put it on days which cannot be the same."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.conflicts.likeness import pairs
from kg.conflicts.records import Side, clash
from kg.conflicts.rules.figures import common
from kg.dates import Days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.conflicts.likeness import Likeness
    from kg.conflicts.records import Clash, Facts, Tie

RULE = "days of one tie differ"
BACKWARDS = "a tie ends before it begins"
FOUNDED_TWICE = "one thing is founded on two days"


def find_dates(facts: Facts, likeness: Likeness) -> Iterator[Clash]:
    """Yield ties that are or may be one, and foundings of one thing, whose days have none in common.

    An unknown day conflicts with nothing, nor does a month with a day in it. Of two accounts of a state, one may also
    have it end before the other has it begin.
    """
    ties = {tie.iri: tie for tie in facts.ties}
    for one, other, under in pairs(ties, likeness):
        yield from _moments(ties[one], ties[other], under)
        yield from _backwards(ties[one], ties[other], under)
        yield from _backwards(ties[other], ties[one], under)
    yield from _foundings(facts, likeness)


def _moments(one: Tie, other: Tie, under: tuple[str, ...]) -> Iterator[Clash]:
    there = dict(other.moments)
    for moment, days in one.moments:
        if moment in there and common(days, there[moment]).empty:
            sides = [Side(one.iri, spoken(moment, days)), Side(other.iri, spoken(moment, there[moment]))]
            yield clash(RULE, "date", sides, under=under)


def _backwards(one: Tie, other: Tie, under: tuple[str, ...]) -> Iterator[Clash]:
    """Yield two accounts of which the first has the state begin after the second has it end."""
    start, end = dict(one.moments).get("start", Days()), dict(other.moments).get("end", Days())
    if start.earliest and end.latest and start.earliest > end.latest:
        sides = [Side(one.iri, spoken("start", start)), Side(other.iri, spoken("end", end))]
        yield clash(BACKWARDS, "date", sides, under=under)


def _foundings(facts: Facts, likeness: Likeness) -> Iterator[Clash]:
    founded: dict[str, list[Tie]] = defaultdict(list)
    for tie in facts.ties:
        for thing in tie.founded:
            founded[thing].append(tie)
    for thing in sorted(founded):
        for other, under in sorted(likeness.near(thing).items()):
            for first in founded[thing]:
                for second in founded.get(other, ()):
                    if first.iri < second.iri and likeness.under(first.iri, second.iri) is None:
                        yield from (
                            clash(FOUNDED_TWICE, "date", found.sides, under=under)
                            for found in _moments(first, second, under)
                        )


def spoken(moment: str, days: Days) -> str:
    """Say a moment and its days in words.

    >>> from datetime import date
    >>> spoken("start", Days(date(2018, 4, 1), date(2018, 4, 30)))
    'start 2018-04-01 to 2018-04-30'
    """
    match days:
        case Days(earliest=None, latest=None):
            return f"{moment} not known"
        case Days(earliest=None, latest=latest):
            return f"{moment} {latest} or earlier"
        case Days(earliest=earliest, latest=None):
            return f"{moment} {earliest} or later"
    same = days.earliest == days.latest
    return f"{moment} {days.earliest}" if same else f"{moment} {days.earliest} to {days.latest}"
