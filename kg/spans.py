"""The days between which something held, and how sure it is that it held on one of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

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
        if (self.start_earliest and day < self.start_earliest) or (self.end_latest and day > self.end_latest):
            return Certainty.NO
        known = [last for last in (self.end_earliest, self.confirmed) if last]
        sure = self.start_latest and self.start_latest <= day and known and day <= max(known)
        return Certainty.CERTAINLY if sure else Certainty.POSSIBLY

    def __str__(self) -> str:
        """Say the span in words."""
        words = [
            _edge("from", self.start_earliest, self.start_latest),
            _edge("to", self.end_earliest, self.end_latest),
            f"confirmed for {self.confirmed}" if self.confirmed and not self.end_earliest else "",
        ]
        return ", ".join(filter(None, words)).replace(", to ", " to ") or "undated"


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
