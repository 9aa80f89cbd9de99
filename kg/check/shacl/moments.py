"""Dates and times by value, with and without a time zone, as XML Schema orders them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from kg.check.shacl.numbers import Order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.relations import Codes, Mask

_YEAR = r"(?<year>-?(?:[1-9][0-9]{3,}|0[0-9]{3}))"
_MONTH = "(?<month>0[1-9]|1[0-2])"
_DAY = "(?<day>0[1-9]|[12][0-9]|3[01])"
_CLOCK = (
    r"(?:(?<hour>[01][0-9]|2[0-3]):(?<minute>[0-5][0-9]):(?<second>[0-5][0-9])(?:\.(?<fraction>[0-9]+))?"
    r"|(?<midnight>24):00:00(?:\.0+)?)"
)
_ZONE = r"(?:(?<utc>Z)|(?<sign>[+-])(?<zone_hour>0[0-9]|1[0-3]|14):(?<zone_minute>[0-5][0-9]))"
FORMS = {
    "dateTime": f"{_YEAR}-{_MONTH}-{_DAY}T{_CLOCK}{_ZONE}?",
    "dateTimeStamp": f"{_YEAR}-{_MONTH}-{_DAY}T{_CLOCK}{_ZONE}",
    "date": f"{_YEAR}-{_MONTH}-{_DAY}{_ZONE}?",
    "time": f"{_CLOCK}{_ZONE}?",
    "gYear": f"{_YEAR}{_ZONE}?",
    "gYearMonth": f"{_YEAR}-{_MONTH}{_ZONE}?",
    "gMonth": f"--{_MONTH}{_ZONE}?",
    "gMonthDay": f"--{_MONTH}-{_DAY}{_ZONE}?",
    "gDay": f"---{_DAY}{_ZONE}?",
}
_FARTHEST = 14 * 3600  # seconds between a local time and the farthest it can be from the same time in UTC
_FINE = 18  # digits of a second's fraction that count
FRACTION = pl.col("fraction").fill_null("").str.slice(0, _FINE).str.pad_end(_FINE, "0").cast(pl.Int64)
# The parts that are numbers, and what stands for one that is missing: the year is a leap year.
_PARTS = {"year": 1972, "month": 1, "day": 1, "hour": 0, "minute": 0, "second": 0, "midnight": 0}
_ZONE_PARTS = {"zone_hour": 0, "zone_minute": 0}
_NUMBERS = [
    pl.col(name).cast(pl.Int64, strict=False).clip(-(10**10), 10**10).fill_null(missing)
    for name, missing in (_PARTS | _ZONE_PARTS).items()
]
_WEST = pl.col("sign").eq_missing(pl.lit("-")).alias("west")
_ZONED = pl.any_horizontal(pl.col("sign", "utc").is_not_null()).alias("zoned")
_FITS = pl.any_horizontal(pl.col(list(_PARTS)).is_not_null()).alias("fits")


@dataclass(frozen=True, slots=True)
class Moments:
    """Moments in seconds and fractions of 10^-18 from an origin, in UTC where they name a zone, else local."""

    second: Codes
    fraction: Codes
    zoned: Mask
    valid: Mask

    def take(self, places: Codes) -> Moments:
        """Return the moments at places."""
        return Moments(self.second[places], self.fraction[places], self.zoned[places], self.valid[places])


def read_moments(lexical: pl.Series, datatype: str) -> Moments:
    """Return moments of one datatype, given by its local name; a day that its month has not is not valid."""
    parts = groups(lexical, FORMS[datatype], (*_PARTS, *_ZONE_PARTS, "sign", "utc", "fraction"))
    found = parts.select(*_NUMBERS, FRACTION, _WEST, _ZONED, _FITS)
    year, month, day, hour, minute, second, midnight = (found[name].to_numpy() for name in _PARTS)
    clock = (hour + midnight) * 3600 + minute * 60 + second
    if datatype == "time":
        clock %= 86400
    ahead = found["zone_hour"].to_numpy() * 3600 + found["zone_minute"].to_numpy() * 60
    valid = found["fits"].to_numpy() & (day <= days_in_month(year, month)) & (ahead <= _FARTHEST)
    local = (days_before(year, month) + day - 1) * 86400 + clock
    in_utc = local - np.where(found["west"].to_numpy(), -ahead, ahead)
    return Moments(in_utc, found["fraction"].to_numpy(), found["zoned"].to_numpy(), valid)


def groups(lexical: pl.Series, pattern: str, names: Iterable[str]) -> pl.DataFrame:
    """Return named groups of a pattern that takes in whole texts; null where a text or the pattern has none."""
    found = lexical.str.extract_groups(f"^{pattern}$").struct.unnest()
    return found.with_columns(pl.lit(None, pl.String).alias(name) for name in names if name not in found.columns)


def days_before(year: Codes, month: Codes) -> Codes:
    """Count the days from 0000-03-01 to the first of a month, in the Gregorian calendar drawn out both ways.

    >>> int(days_before(np.array([1970]), np.array([1]))[0] - days_before(np.array([1969]), np.array([12]))[0])
    31
    """
    since_march = (month + 9) % 12
    year = year - (month <= 2)
    return year * 365 + year // 4 - year // 100 + year // 400 + (153 * since_march + 2) // 5


def days_in_month(year: Codes, month: Codes) -> Codes:
    """Count the days of a month."""
    return days_before(year + month // 12, month % 12 + 1) - days_before(year, month)


def compare_moments(left: Moments, right: Moments) -> Order:
    """Compare pairs; a local time and one in UTC only where every time zone gives the same answer."""
    apart = np.where(left.zoned == right.zoned, 0, _FARTHEST)
    valid = left.valid & right.valid
    gap = right.second - left.second - apart
    less = (gap > 0) | ((gap == 0) & (left.fraction < right.fraction))
    equal = (gap == 0) & (left.fraction == right.fraction) & (left.zoned == right.zoned)
    return Order(less & valid, equal & valid)
