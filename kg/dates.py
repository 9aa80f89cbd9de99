"""Partial dates: the first and the last day that a date, a month or a year can mean."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, datetime
from typing import TYPE_CHECKING

from kg.errors import BadParameter
from kg.namespaces import XSD

if TYPE_CHECKING:
    from pyoxigraph import Literal

_ZONE = r"(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?"
_FORMS = {
    XSD + "date": re.compile(rf"(\d{{4}})-(\d\d)-(\d\d){_ZONE}"),
    XSD + "gYearMonth": re.compile(rf"(\d{{4}})-(\d\d){_ZONE}"),
    XSD + "gYear": re.compile(rf"(\d{{4}}){_ZONE}"),
}
PARTIAL_DATES = frozenset(_FORMS)


@dataclass(frozen=True, slots=True)
class Days:
    """An interval of days, both ends belonging to it; a missing end is not known."""

    earliest: date | None = None
    latest: date | None = None

    @property
    def empty(self) -> bool:
        """Whether no day is left."""
        return self.earliest is not None and self.latest is not None and self.earliest > self.latest

    def hold(self, day: date) -> bool:
        """Say whether a day can be one of them: a missing end excludes none."""
        return (self.earliest is None or self.earliest <= day) and (self.latest is None or day <= self.latest)


def parse_days(lexical: str, datatype: str) -> Days | None:
    """Return the days that a partial date can mean; None where the text is no date of its type.

    >>> parse_days("2018-04", XSD + "gYearMonth")
    Days(earliest=datetime.date(2018, 4, 1), latest=datetime.date(2018, 4, 30))
    >>> parse_days("2019", XSD + "date") is None
    True
    """
    form = _FORMS.get(datatype)
    match = form.fullmatch(lexical) if form else None
    if match is None:
        return None
    numbers = [int(part) for part in match.groups()]
    try:
        first = date(*numbers, *[1] * (3 - len(numbers)))
    except ValueError:
        return None
    last = {3: first, 2: last_of_month(first), 1: date(first.year, 12, 31)}[len(numbers)]
    return Days(first, last)


def parse_day(given: str | date, *, where: str = "as of") -> date:
    """Return the day that a text means, or that a moment lies in; raise BadParameter where it is none.

    >>> parse_day("2023-02-30")
    Traceback (most recent call last):
    ...
    kg.errors.BadParameter: as of: '2023-02-30' is no day; write year, month and day: 2023-01-31
    """
    if isinstance(given, date):
        return given.date() if isinstance(given, datetime) else given
    plain = isinstance(given, str) and len(given) == len("2023-01-31")
    days = parse_days(given, XSD + "date") if plain else None
    if days is None or days.earliest is None:
        raise BadParameter(f"{given!r} is no day", where=where, remedy="write year, month and day: 2023-01-31")
    return days.earliest


def days_of(literal: Literal) -> Days | None:
    """Return the days that a literal can mean; None where it is no partial date."""
    return parse_days(literal.value, literal.datatype.value)


def first_of_month(day: date, *, months: int = 0) -> date:
    """Return the first day of the month that lies so many months after a day; the calendar ends with its years.

    >>> first_of_month(date(2018, 11, 30), months=2)
    datetime.date(2019, 1, 1)
    """
    count = min(max(day.year * 12 + day.month - 1 + months, MINYEAR * 12), MAXYEAR * 12 + 11)
    return date(count // 12, count % 12 + 1, 1)


def last_of_month(day: date, *, months: int = 0) -> date:
    """Return the last day of the month that lies so many months after a day.

    >>> last_of_month(date(2018, 5, 1), months=-3)
    datetime.date(2018, 2, 28)
    """
    first = first_of_month(day, months=months)
    return first.replace(day=monthrange(first.year, first.month)[1])
