"""Durations by value: months and seconds, compared from four starting points as XML Schema does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from kg.check.shacl.moments import FRACTION, days_before, groups
from kg.check.shacl.numbers import Order
from kg.check.shacl.values import mask

if TYPE_CHECKING:
    from kg.relations import Codes, Mask

_MONTHS = r"(?:(?<years>[0-9]+)Y)?(?:(?<months>[0-9]+)M)?"
_DAYS = (
    r"(?:(?<days>[0-9]+)D)?"
    r"(?<time>T(?:(?<hours>[0-9]+)H)?(?:(?<minutes>[0-9]+)M)?(?:(?<seconds>[0-9]+)(?:\.(?<fraction>[0-9]+))?S)?)?"
)
_PATTERNS = {
    "duration": f"(?<minus>-)?P{_MONTHS}{_DAYS}",
    "yearMonthDuration": f"(?<minus>-)?P{_MONTHS}",
    "dayTimeDuration": f"(?<minus>-)?P{_DAYS}",
}
FORMS = frozenset(_PATTERNS)
_STARTS = ((1696, 9), (1697, 2), (1903, 3), (1903, 7))
_LARGEST = 10**11  # of each part: more does not fit the arithmetic and is not compared


@dataclass(frozen=True, slots=True)
class Durations:
    """Durations in months, seconds and fractions of 10^-18, all of one sign."""

    month: Codes
    second: Codes
    fraction: Codes
    valid: Mask

    def take(self, places: Codes) -> Durations:
        """Return the durations at places."""
        return Durations(self.month[places], self.second[places], self.fraction[places], self.valid[places])


def is_duration(lexical: pl.Series, datatype: str) -> Mask:
    """Say which texts are durations: at least one part, and one after `T` where there is a `T`."""
    pattern = f"^{_PATTERNS[datatype]}$"
    return mask(lexical.str.contains(pattern) & lexical.str.contains("[0-9]") & ~lexical.str.ends_with("T"))


def read_durations(lexical: pl.Series) -> Durations:
    """Return durations of whichever of the three datatypes."""
    names = ("years", "months", "days", "hours", "minutes", "seconds")
    found = groups(lexical, _PATTERNS["duration"], names).select(
        pl.col(names).cast(pl.Int64, strict=False).fill_null(0),
        pl.when(pl.col("minus").is_null()).then(1).otherwise(-1).alias("sign"),
        FRACTION,
    )
    years, months, days, hours, minutes, seconds = (found[name].to_numpy() for name in names)
    sign = found["sign"].to_numpy().astype(np.int64)
    small = np.logical_and.reduce([part < _LARGEST for part in (years, months, days, hours, minutes, seconds)])
    whole = days * 86400 + hours * 3600 + minutes * 60 + seconds
    valid = is_duration(lexical, "duration") & small
    return Durations(sign * (years * 12 + months), sign * whole, sign * found["fraction"].to_numpy(), valid)


def compare_durations(left: Durations, right: Durations) -> Order:
    """Compare pairs: one is less if it is so from every starting point."""
    less = valid = left.valid & right.valid
    for year, month in _STARTS:
        gap = _seconds(right, year, month) - _seconds(left, year, month)
        less = less & ((gap > 0) | ((gap == 0) & (left.fraction < right.fraction)))
    same = (left.month == right.month) & (left.second == right.second) & (left.fraction == right.fraction)
    return Order(less, same & valid)


def _seconds(durations: Durations, year: int, month: int) -> Codes:
    """Return the seconds from the start of a month until a duration has passed."""
    months = durations.month + (month - 1)
    days = days_before(year + months // 12, months % 12 + 1) - days_before(np.array(year), np.array(month))
    return days * 86400 + durations.second
