"""The days between which something held, and how sure it is that it held on one of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from kg.dates import Days

if TYPE_CHECKING:
    from datetime import date

_FIRM = ("asserted", "attributed")


class Certainty(IntEnum):
    """How sure it is that something holds."""

    NO = 0
    POSSIBLY = 1
    CERTAINLY = 2


@dataclass(frozen=True, slots=True)
class Span:
    """The days between which a state began and ended, and the last on which it is confirmed; unknown is None."""

    start_earliest: date | None = None
    start_latest: date | None = None
    end_earliest: date | None = None
    end_latest: date | None = None
    confirmed: date | None = None

    def on(self, day: date) -> Certainty:
        """Say whether the state held on a day; a missing bound is unknown and never eternal.

        >>> from datetime import date
        >>> Span(date(2017, 11, 1), date(2017, 11, 30), confirmed=date(2019, 1, 1)).on(date(2018, 6, 1)).name
        'CERTAINLY'
        """
        if not self.possible.hold(day):
            return Certainty.NO
        return Certainty.CERTAINLY if self.certain and self.certain.hold(day) else Certainty.POSSIBLY

    @property
    def possible(self) -> Days:
        """The days on which it can have held; where an end is missing, nobody knows how far they go."""
        return Days(self.start_earliest, self.end_latest)

    @property
    def certain(self) -> Days | None:
        """The days on which it must have held: from the latest start to the last day that is sure; None without any."""
        known = [last for last in (self.end_earliest, self.confirmed) if last]
        if not self.start_latest or not known:
            return None
        days = Days(self.start_latest, max(known))
        return None if days.empty else days

    def __str__(self) -> str:
        """Say the span in words."""
        words = [
            _edge("from", self.start_earliest, self.start_latest),
            _edge("to", self.end_earliest, self.end_latest),
            f"confirmed for {self.confirmed}" if self.confirmed and not self.end_earliest else "",
        ]
        return ", ".join(filter(None, words)).replace(", to ", " to ") or "undated"


def come_by(days: Days, day: date) -> Certainty:
    """Say whether an event of one of these days has come by a day, that day included; it is in force on none.

    >>> from datetime import date
    >>> month = Days(date(2018, 4, 1), date(2018, 4, 30))
    >>> [come_by(month, date(2018, *on)).name for on in ((3, 31), (4, 1), (4, 30))]
    ['NO', 'POSSIBLY', 'CERTAINLY']
    """
    if days.earliest and day < days.earliest:
        return Certainty.NO
    return Certainty.CERTAINLY if days.latest and days.latest <= day else Certainty.POSSIBLY


def _edge(word: str, earliest: date | None, latest: date | None) -> str:
    if earliest is None and latest is None:
        return ""
    if latest is None:
        return f"{word} {earliest} or later"
    if earliest is None:
        return f"{word} {latest} or earlier"
    return f"{word} {earliest}" if earliest == latest else f"{word} between {earliest} and {latest}"


def firmness(standing: str) -> Certainty:
    """Say how sure a standing is: what is announced, planned, alleged or contested is possible.

    >>> firmness("contested").name, firmness("attributed").name, firmness("denied").name
    ('POSSIBLY', 'CERTAINLY', 'NO')
    """
    if standing == "denied":
        return Certainty.NO
    return Certainty.CERTAINLY if standing in _FIRM else Certainty.POSSIBLY
