"""Two figures of one kind about one thing that no one number can be behind."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from kg.conflicts.ranges import range_of
from kg.conflicts.records import Side, clash
from kg.dates import Days
from kg.spans import Certainty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.conflicts.likeness import Likeness
    from kg.conflicts.records import Clash, Facts, Figure

RULE = "figures of one thing differ"
OPEN_BASIS = ("", "unknown")


def find_figures(facts: Facts, likeness: Likeness) -> Iterator[Clash]:
    """Yield figures of one kind, unit and scope about one thing whose ranges have no number in common.

    Of an event there is one figure for all time. Of anything else there may be another at another time: figures for
    days that cannot be the same do not conflict, and they conflict for certain only on one and the same day.
    """
    groups: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in facts.figures:
        groups[figure.kind, figure.measure, figure.scope, figure.of_event].append(figure)
    for group in groups.values():
        for one, other in _pairs(group, likeness):
            if not range_of(one.value, one.bound).meets(range_of(other.value, other.bound)):
                yield from _compared(one, other, likeness)


def _pairs(group: list[Figure], likeness: Likeness) -> Iterator[tuple[Figure, Figure]]:
    """Yield each two figures about things that are or may be one."""
    about: dict[str, list[Figure]] = defaultdict(list)
    for figure in group:
        for thing in figure.about:
            about[thing].append(figure)
    met: set[tuple[str, str]] = set()
    for thing in sorted(about):
        near = [figure for other in likeness.near(thing) for figure in about.get(other, ())]
        for one, other in combinations(sorted({f.iri: f for f in near}.values(), key=lambda f: f.iri), 2):
            if (one.iri, other.iri) not in met:
                met.add((one.iri, other.iri))
                yield one, other


def _compared(one: Figure, other: Figure, likeness: Likeness) -> Iterator[Clash]:
    under = _under(one, other, likeness)
    sure = _certainty(one, other)
    if under is not None and sure is not Certainty.NO:
        sides = [Side(figure.iri, "") for figure in (one, other)]
        reason = "valuation" if one.kind == "Valuation" else "amount"
        yield clash(RULE, reason, sides, under=under, certainty=sure)


def _under(one: Figure, other: Figure, likeness: Likeness) -> tuple[str, ...] | None:
    """Return the fewest claims by which two figures are about one thing."""
    ways = [likeness.under(a, b) for a in sorted(one.about) for b in sorted(other.about)]
    return min((way for way in ways if way is not None), key=lambda way: (len(way), way), default=None)


def _certainty(one: Figure, other: Figure) -> Certainty:
    """Say how surely two figures are of one time and reckoned in one way."""
    if one.basis != other.basis and not {one.basis, other.basis} & set(OPEN_BASIS):
        return Certainty.NO
    if not one.of_event and common(one.days, other.days).empty:
        return Certainty.NO
    day = one.days.earliest
    single = day is not None and one.days == other.days == Days(day, day)
    return Certainty.CERTAINLY if (one.of_event or single) and one.basis == other.basis else Certainty.POSSIBLY


def common(one: Days, other: Days) -> Days:
    """Return the days that two intervals can share; empty where there are none.

    >>> from datetime import date
    >>> common(Days(latest=date(2018, 4, 30)), Days(earliest=date(2018, 5, 1))).empty
    True
    """
    starts = [day for day in (one.earliest, other.earliest) if day]
    ends = [day for day in (one.latest, other.latest) if day]
    return Days(max(starts, default=None), min(ends, default=None))
