"""Days as intervals agree with days one by one, and with what a span says of a day."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg.network.days import Days, certain_days, possible_days, shared, together
from kg.network.records import Tie
from kg.spans import Certainty, Span

FIRST = date(2000, 1, 1)
days = st.integers(0, 9).map(lambda number: FIRST + timedelta(days=number))
maybe = st.none() | days
intervals = st.lists(st.tuples(st.integers(1, 12), st.integers(1, 12)), max_size=4).map(
    lambda pairs: together([tuple(sorted(pair)) for pair in pairs] for pair in pairs)
)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    bounds = [draw(st.tuples(maybe, maybe)) for _ in range(2)]
    ordered = [pair if None in pair else tuple(sorted(pair)) for pair in bounds]  # type: ignore[type-var]
    (start, start_latest), (end, end_latest) = ordered
    return Span(start, start_latest, end, end_latest, draw(maybe))


def one_by_one(some: Days) -> set[int]:
    return {day for low, high in some for day in range(low, high + 1)}


@given(intervals, intervals)
def test_what_is_shared_and_what_is_together_are_sets_of_days(left: Days, right: Days) -> None:
    assert one_by_one(shared(left, right)) == one_by_one(left) & one_by_one(right)
    assert one_by_one(together([left, right])) == one_by_one(left) | one_by_one(right)


@given(intervals, intervals)
def test_neighbours_are_one_interval(left: Days, right: Days) -> None:
    found = together([left, right])
    assert all(high + 1 < low for (_, high), (low, _) in pairwise(found))


@given(spans(), days)
def test_a_state_is_there_when_its_span_says_so(span: Span, day: date) -> None:
    assert Tie(iri="x", kind="k", span=span).on(day) is span.on(day)


@given(spans(), days)
def test_an_event_has_happened_from_its_day_on(span: Span, day: date) -> None:
    found = Tie(iri="x", kind="k", span=span, event=True).on(day)
    if span.start_earliest and day < span.start_earliest:
        assert found is Certainty.NO
    elif span.start_latest and span.start_latest <= day:
        assert found is Certainty.CERTAINLY
    else:
        assert found is Certainty.POSSIBLY


@given(spans(), st.booleans())
def test_what_is_certain_is_possible(span: Span, event: bool) -> None:
    possible, certain = possible_days(span, event=event), certain_days(span, event=event)
    assert shared(possible, certain) == certain
