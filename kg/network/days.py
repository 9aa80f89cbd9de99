"""On which days a tie can have held, or must have: closed intervals in order, counted as `date.toordinal` does."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.spans import Span

Days = tuple[tuple[int, int], ...]
FIRST, LAST = date.min.toordinal(), date.max.toordinal()
ALWAYS: Days = ((FIRST, LAST),)


def possible_days(span: Span, *, event: bool) -> Days:
    """Return the days on which a state can have held, or by which an event can have happened.

    An event that happened stays so: it has no end.
    """
    first = span.start_earliest.toordinal() if span.start_earliest else FIRST
    last = span.end_latest.toordinal() if span.end_latest and not event else LAST
    return ((first, last),) if first <= last else ()


def certain_days(span: Span, *, event: bool) -> Days:
    """Return the days on which a state must have held, or by which an event must have happened."""
    known = [LAST] if event else [day.toordinal() for day in (span.end_earliest, span.confirmed) if day]
    if span.start_latest is None or not known:
        return ()
    sure = ((span.start_latest.toordinal(), max(known)),) if span.start_latest.toordinal() <= max(known) else ()
    return shared(sure, possible_days(span, event=event))


def shared(left: Days, right: Days) -> Days:
    """Return the days that lie in both.

    >>> shared(((1, 5), (8, 9)), ((4, 8),))
    ((4, 5), (8, 8))
    """
    pairs = ((max(a, c), min(b, d)) for a, b in left for c, d in right)
    return tuple(pair for pair in pairs if pair[0] <= pair[1])


def together(some: Iterable[Days]) -> Days:
    """Return the days that lie in any; neighbours become one interval.

    >>> together([((1, 3),), ((4, 5), (9, 9))])
    ((1, 5), (9, 9))
    """
    joined: list[tuple[int, int]] = []
    for low, high in sorted(pair for days in some for pair in days):
        if joined and low <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], high))
        else:
            joined.append((low, high))
    return tuple(joined)


def in_words(days: Days) -> str:
    """Say days as from when to when; an open side is left out.

    >>> in_words(((FIRST, date(2019, 4, 30).toordinal()),)), in_words(ALWAYS)
    ('to 2019-04-30', 'at any time')
    """
    return " and ".join(_interval(low, high) for low, high in days) or "on no day"


def _interval(low: int, high: int) -> str:
    begin = "" if low == FIRST else f"from {date.fromordinal(low)}"
    end = "" if high == LAST else f"to {date.fromordinal(high)}"
    return " ".join(filter(None, (begin, end))) or "at any time"
