"""Partial dates mean the days that their authors could have meant, and no others."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.dates import Days, first_of_month, last_of_month, parse_days
from kg.namespaces import XSD


@pytest.mark.parametrize(
    ("lexical", "datatype", "first", "last"),
    [
        ("2018-06-29", "date", date(2018, 6, 29), date(2018, 6, 29)),
        ("2018-06-29Z", "date", date(2018, 6, 29), date(2018, 6, 29)),
        ("2018-06-29+08:00", "date", date(2018, 6, 29), date(2018, 6, 29)),
        ("2016-02", "gYearMonth", date(2016, 2, 1), date(2016, 2, 29)),
        ("2017-02", "gYearMonth", date(2017, 2, 1), date(2017, 2, 28)),
        ("2017-12", "gYearMonth", date(2017, 12, 1), date(2017, 12, 31)),
        ("2019", "gYear", date(2019, 1, 1), date(2019, 12, 31)),
    ],
)
def test_a_partial_date_spans_its_days(lexical: str, datatype: str, first: date, last: date) -> None:
    assert parse_days(lexical, XSD + datatype) == Days(first, last)


@pytest.mark.parametrize(
    ("lexical", "datatype"),
    [
        ("2019", "date"),
        ("2018-04-01", "gYearMonth"),
        ("2018-13", "gYearMonth"),
        ("2018-02-30", "date"),
        ("18", "gYear"),
        ("0000", "gYear"),
        ("2018-00", "gYearMonth"),
        ("2018-06-00", "date"),
        (" 2018", "gYear"),
        ("2018", "string"),
    ],
)
def test_what_is_no_date_of_its_type_means_no_days(lexical: str, datatype: str) -> None:
    assert parse_days(lexical, XSD + datatype) is None


@given(st.dates(), st.integers(min_value=-600, max_value=600))
def test_months_begin_and_end_where_the_calendar_says(day: date, months: int) -> None:
    first, last = first_of_month(day, months=months), last_of_month(day, months=months)
    assert first.day == 1
    assert (first.year, first.month) == (last.year, last.month)
    assert last == date.max or (last.toordinal() + 1 == first_of_month(last, months=1).toordinal())


def test_an_interval_whose_ends_have_crossed_is_empty() -> None:
    assert Days(date(2018, 5, 2), date(2018, 5, 1)).empty
    assert not Days(date(2018, 5, 1), date(2018, 5, 1)).empty
    assert not Days(date(2018, 5, 1)).empty
