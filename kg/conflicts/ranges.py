"""What a figure leaves open: the numbers between which the true one lies, as its bound has it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers from a lowest to a highest; None is no limit, and an open limit is not itself among them."""

    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    high_open: bool = False

    def meets(self, other: Range) -> bool:
        """Say whether some number is in both: whether one true number can be behind two figures.

        >>> range_of("100", "more-than").meets(range_of("150", "exact"))
        True
        >>> range_of("100", "more-than").meets(range_of("100", "at-most"))
        False
        """
        return not (self._above(other) or other._above(self))

    def _above(self, other: Range) -> bool:
        """Say whether every number here is above every number there."""
        if self.low is None or other.high is None:
            return False
        return self.low > other.high or (self.low == other.high and (self.low_open or other.high_open))


def range_of(value: str, bound: str) -> Range:
    """Return what a number and the code of its bound leave open; an unknown bound leaves everything open.

    A number that is said to be about right is taken to be so to a whole unit of the last digit that is not a closing
    zero: about 15,000 leaves 14,000 to 16,000 open.

    >>> range_of("15000", "about")
    Range(low=Fraction(14000, 1), high=Fraction(16000, 1), low_open=False, high_open=False)
    """
    number = Fraction(value)
    match bound:
        case "exact":
            return Range(number, number)
        case "at-least":
            return Range(low=number)
        case "more-than":
            return Range(low=number, low_open=True)
        case "at-most":
            return Range(high=number)
        case "less-than":
            return Range(high=number, high_open=True)
        case "about":
            margin = _last_digit(value)
            return Range(number - margin, number + margin)
    return Range()


def _last_digit(value: str) -> Fraction:
    """Return the worth of one in the last digit that is not a closing zero; one for zero itself.

    >>> _last_digit("54000000"), _last_digit("1.50")
    (Fraction(1000000, 1), Fraction(1, 10))
    """
    _, digits, exponent = Decimal(value).as_tuple()
    if not isinstance(exponent, int) or not any(digits):
        return Fraction(1)
    closing = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return Fraction(10) ** (exponent + closing)
