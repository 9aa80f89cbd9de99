"""Parts of a whole in per cent, exact: what a stake is at least and at most, and how parts add up."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

HUNDRED = Fraction(100)


@dataclass(frozen=True, slots=True)
class Bound:
    """A limit in per cent; an open one is never reached."""

    value: Fraction = Fraction(0)
    open: bool = False

    def __add__(self, other: Bound) -> Bound:
        """Add two limits; a sum with an open part is never reached either."""
        return Bound(self.value + other.value, self.open or other.open)

    @property
    def as_least(self) -> tuple[Fraction, bool]:
        """The key by which lower limits are ordered: more than 25 is more than 25 or more."""
        return self.value, self.open

    @property
    def as_most(self) -> tuple[Fraction, bool]:
        """The key by which upper limits are ordered: less than 50 is less than up to 50."""
        return self.value, not self.open


ZERO, WHOLE = Bound(), Bound(HUNDRED)


@dataclass(frozen=True, slots=True)
class Share:
    """What a stake is at least and at most."""

    least: Bound = ZERO
    most: Bound = WHOLE

    @classmethod
    def exactly(cls, percent: str | int) -> Share:
        """Return a share of which the size is known.

        >>> str(Share.exactly("49.9"))
        '49.9 %'
        """
        bound = Bound(Fraction(percent))
        return cls(bound, bound)

    @property
    def exact(self) -> bool:
        """Whether the size is known."""
        return self.least == self.most

    def __str__(self) -> str:
        """Say the share in words, as its source bounds it.

        >>> str(Share(Bound(Fraction(25), open=True), Bound(Fraction(50))))
        'more than 25 %, up to 50 %'
        >>> str(Share())
        'a share not known'
        """
        if self.exact:
            return percent(self.least.value)
        low = f"{'more than' if self.least.open else 'at least'} {percent(self.least.value)}"
        high = f"{'less than' if self.most.open else 'up to'} {percent(self.most.value)}"
        words = [*([low] if self.least != ZERO else []), *([high] if self.most != WHOLE else [])]
        return ", ".join(words) or "a share not known"


def total(bounds: Iterable[Bound]) -> Bound:
    """Add up limits."""
    return sum(bounds, start=ZERO)


def rest(bound: Bound) -> Bound:
    """Return the most that others can have where some have at least so much; never less than nothing.

    >>> rest(Bound(Fraction(25), open=True))
    Bound(value=Fraction(75, 1), open=True)
    """
    return Bound(HUNDRED - bound.value, bound.open) if bound.value <= HUNDRED else ZERO


def reaches(part: Bound, threshold: Fraction, *, strictly: bool) -> bool:
    """Say whether a part of at least so much is certain to reach a threshold.

    >>> reaches(Bound(Fraction(50)), Fraction(50), strictly=True)
    False
    >>> reaches(Bound(Fraction(50), open=True), Fraction(50), strictly=True)
    True
    """
    return part.value > threshold or (part.value == threshold and (part.open or not strictly))


def may_reach(part: Bound, threshold: Fraction, *, strictly: bool) -> bool:
    """Say whether a part of at most so much can reach a threshold.

    >>> may_reach(Bound(Fraction(50), open=True), Fraction(50), strictly=False)
    False
    """
    return part.value > threshold or (part.value == threshold and not part.open and not strictly)


def percent(value: Fraction) -> str:
    """Write a number of per cent as a decimal, with as many places as it has.

    >>> percent(Fraction(1, 8)), percent(Fraction(100))
    ('0.125 %', '100 %')
    """
    places = next((n for n in range(30) if (value * 10**n).denominator == 1), 30)
    digits = str(round(value * 10**places)).rjust(places + 1, "0")
    number = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"{number} %"
