"""In force on a day: certainly, possibly or not, as the model has it; an event never is, it has come or not."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.dates import Days
from kg.spans import Certainty, Span, come_by, firmness

FIRST = date(2018, 1, 1)
days = st.integers(0, 9).map(lambda n: FIRST + timedelta(days=n))
maybe = st.none() | days
spans = st.builds(Span, maybe, maybe, maybe, maybe, confirmed=maybe)
NO, POSSIBLY, CERTAINLY = Certainty


@given(spans, days)
def test_the_sentence_of_the_model_holds(span: Span, day: date) -> None:
    """Certainly: startLatest <= D <= the later of endEarliest and lastConfirmed; no: D < startEarliest or D > endLatest."""
    last = max((d for d in (span.end_earliest, span.confirmed) if d), default=None)
    outside = bool(span.start_earliest and day < span.start_earliest) or bool(span.end_latest and day > span.end_latest)
    inside = span.start_latest is not None and last is not None and span.start_latest <= day <= last
    assert span.on(day) is (NO if outside else CERTAINLY if inside else POSSIBLY)


@given(spans, days)
def test_the_stretches_that_are_drawn_say_the_same(span: Span, day: date) -> None:
    possible = span.possible.hold(day)
    certain = span.certain is not None and span.certain.hold(day)
    assert span.on(day) is (NO if not possible else CERTAINLY if certain else POSSIBLY)


@pytest.mark.parametrize(("end", "confirmed"), [(3, 5), (5, 3), (5, None), (None, 5)])
def test_the_later_of_end_and_confirmation_counts(end: int | None, confirmed: int | None) -> None:
    last, seen = (None if n is None else FIRST + timedelta(days=n) for n in (end, confirmed))
    span = Span(FIRST, FIRST, last, None, confirmed=seen)
    assert [span.on(FIRST + timedelta(days=n)) for n in (4, 5, 6)] == [CERTAINLY, CERTAINLY, POSSIBLY]


@given(days)
def test_a_missing_bound_is_unknown_and_never_eternal(day: date) -> None:
    assert Span().on(day) is POSSIBLY
    assert Span(FIRST, FIRST).on(day) in (CERTAINLY, POSSIBLY)
    assert Span(FIRST, FIRST).on(day) is POSSIBLY, "nothing says how long it lasted"


@given(st.builds(Days, maybe, maybe), days)
def test_an_event_has_come_by_its_last_possible_day(moment: Days, day: date) -> None:
    came = come_by(moment, day)
    assert (came is NO) == bool(moment.earliest and day < moment.earliest)
    if moment.latest and not moment.empty:
        assert (came is CERTAINLY) == (moment.latest <= day)
    if moment == Days():
        assert came is POSSIBLY


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Span(), "undated"),
        (Span(FIRST, FIRST), "from 2018-01-01"),
        (Span(FIRST), "from 2018-01-01 or later"),
        (Span(None, FIRST, confirmed=FIRST), "from 2018-01-01 or earlier, confirmed for 2018-01-01"),
        (
            Span(FIRST, date(2018, 1, 3), date(2019, 1, 1), date(2019, 1, 1)),
            "from between 2018-01-01 and 2018-01-03 to 2019-01-01",
        ),
    ],
)
def test_a_span_is_said_in_words(span: Span, words: str) -> None:
    assert str(span) == words


def test_what_is_denied_is_not_and_what_is_not_just_asserted_is_possible() -> None:
    words = ("asserted", "attributed", "announced", "planned", "hoped", "alleged", "contested", "denied")
    assert [firmness(word) for word in words] == [CERTAINLY] * 2 + [POSSIBLY] * 5 + [NO]
