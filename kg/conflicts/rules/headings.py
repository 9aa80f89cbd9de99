"""Two headings of one list entry on one day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.conflicts.likeness import meetings
from kg.conflicts.records import Side, clash
from kg.conflicts.rules.names import folded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kg.conflicts.likeness import Likeness
    from kg.conflicts.records import Clash, Facts, Version
    from kg.spans import Span

RULE = "two headings on one day"


def find_headings(facts: Facts, likeness: Likeness) -> Iterator[Clash]:
    """Yield versions of one entry with two headings that both stood for certain on some day.

    Where only one of them must have stood, or the days are not known, the one may have followed the other.
    """
    for one, other, under in meetings(facts.versions, lambda version: version.entry, likeness):
        if folded(one.heading) == folded(other.heading):
            continue
        if (day := shared_day(one.span, other.span)) is not None:
            yield clash(RULE, "heading", [_side(one, day), _side(other, day)], under=under)


def _side(version: Version, day: date) -> Side:
    return Side(version.iri, f"“{version.heading}” on {day}")


def shared_day(one: Span, other: Span) -> date | None:
    """Return the first day on which two states both held for certain; None if there is none that is known."""
    firsts = [span.start_latest for span in (one, other)]
    lasts = [max((day for day in (span.end_earliest, span.confirmed) if day), default=None) for span in (one, other)]
    if None in firsts or None in lasts:
        return None
    first, last = max(day for day in firsts if day), min(day for day in lasts if day)
    return first if first <= last else None
