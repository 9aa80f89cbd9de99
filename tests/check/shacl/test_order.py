"""The order of values: as Oxigraph's `<` and `<=`, but for what is declared; exact where doubles are not."""

from decimal import Decimal
from itertools import product

import numpy as np
import polars as pl
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.check.shacl.order import compare
from kg.check.shacl.values import Values
from kg.namespaces import XSD
from tests.examples import examples

ZONES = st.sampled_from(["", "Z", "+00:00", "+14:00", "-14:00", "-05:30", "+01:00"])
YEARS = st.one_of(st.integers(1990, 2030), st.sampled_from([1, 1600, 9999, 12000])).map("{:04}".format)
MONTHS, DAYS = st.integers(1, 12).map("{:02}".format), st.integers(1, 28).map("{:02}".format)
CLOCKS = st.builds(
    "{:02}:{:02}:{:02}{}".format, st.integers(0, 23), st.integers(0, 59), st.integers(0, 59),
    st.sampled_from(["", ".5", ".50", ".123456789", ".000001"]),
)  # fmt: skip
DATES = st.builds("{}-{}-{}".format, YEARS, MONTHS, DAYS)
DECIMALS = st.builds(
    "{}{}{}".format, st.sampled_from(["", "-", "+"]), st.integers(0, 99), st.sampled_from(["", ".", ".5", ".50"])
)
SPANS = st.integers(0, 40)


def typed(forms: st.SearchStrategy[str], *names: str) -> st.SearchStrategy[str]:
    return st.builds(lambda form, name: f'"{form}"^^<{XSD}{name}>', forms, st.sampled_from(names))


FAMILIES = {
    "numbers": st.one_of(
        typed(DECIMALS, "decimal", "double", "float"),
        typed(st.integers(0, 100).map(str), "integer", "byte", "unsignedInt", "double", "float"),
        typed(st.sampled_from(["INF", "-INF", "1e2", "1.5E-1", "0.1"]), "double", "float"),
        typed(st.integers(-(10**17), 10**17).map(str), "integer", "decimal", "long"),
    ),
    "dateTime": typed(st.builds("{}T{}{}".format, DATES, CLOCKS, ZONES), "dateTime"),
    "date": typed(st.builds("{}{}".format, DATES, ZONES), "date"),
    "time": typed(st.builds("{}{}".format, CLOCKS, ZONES), "time"),
    "gYear": typed(st.builds("{}{}".format, YEARS, ZONES), "gYear"),
    "gYearMonth": typed(st.builds("{}-{}{}".format, YEARS, MONTHS, ZONES), "gYearMonth"),
    "gMonth": typed(st.builds("--{}{}".format, MONTHS, ZONES), "gMonth"),
    "gMonthDay": typed(st.builds("--{}-{}{}".format, MONTHS, DAYS, ZONES), "gMonthDay"),
    "gDay": typed(st.builds("---{}{}".format, DAYS, ZONES), "gDay"),
    "duration": st.one_of(
        typed(
            st.builds("{}P{}Y{}M{}DT{}H{}.5S".format, st.sampled_from(["", "-"]), SPANS, SPANS, SPANS, SPANS, SPANS),
            "duration",
        ),
        typed(st.builds("P{}D".format, SPANS), "duration", "dayTimeDuration"),
        typed(st.builds("P{}M".format, SPANS), "duration", "yearMonthDuration"),
    ),
    "string": st.text("aAé￿\U0001f600\n", max_size=3).map(lambda text: str(ox.Literal(text))),
}


def orders(terms: list[str]) -> tuple[list[bool], list[bool]]:
    """Return of all pairs whether the first is less, and whether it is less or equal."""
    values = Values(np.arange(len(terms)), pl.Series(terms, dtype=pl.String))
    places = np.array(list(product(range(len(terms)), repeat=2)))
    order = compare(values, places[:, 0], values, places[:, 1])
    return order.less.tolist(), (order.less | order.equal).tolist()


def oxigraph_orders(terms: list[str]) -> tuple[list[bool], list[bool]]:
    """Return the same as Oxigraph's `<` and `<=` say; what raises an error is no."""
    rows = " ".join(f"({first} {second})" for first, second in product(terms, repeat=2))
    query = f"SELECT (?a < ?b AS ?less) (?a <= ?b AS ?within) {{ VALUES (?a ?b) {{ {rows} }} }}"
    found = [(row["less"], row["within"]) for row in ox.Store().query(query)]
    return tuple([bool(term) and term.value == "true" for term in column] for column in zip(*found, strict=True))


@pytest.mark.parametrize("family", FAMILIES)
def test_values_of_a_family_are_in_the_order_of_oxigraph(family: str) -> None:
    @examples(12)
    @given(st.lists(FAMILIES[family], min_size=2, max_size=6))
    def check(terms: list[str]) -> None:
        assert orders(terms) == oxigraph_orders(terms)

    check()


@examples(12)
@given(st.tuples(*FAMILIES.values()))
def test_values_of_different_families_have_no_order(terms: tuple[str, ...]) -> None:
    less, within = orders(list(terms))
    assert not any(less)
    assert sum(within) == len(terms)  # each with itself


@examples(15)
@given(
    st.lists(
        st.decimals(allow_nan=False, allow_infinity=False).filter(lambda n: abs(n.adjusted()) < 400),
        min_size=2,
        max_size=5,
    )
)
def test_decimals_of_any_length_are_compared_exactly(numbers: list[Decimal]) -> None:
    terms = [f'"{number:f}"^^<{XSD}decimal>' for number in numbers]
    pairs = list(product(numbers, repeat=2))
    assert orders(terms) == ([a < b for a, b in pairs], [a <= b for a, b in pairs])


def test_neighbours_that_are_one_double_are_told_apart() -> None:
    texts = ["9007199254740992", "9007199254740993", "9007199254740992.5", "-9007199254740993", "-9007199254740992"]
    terms = [f'"{text}"^^<{XSD}decimal>' for text in texts]
    numbers = [Decimal(text) for text in texts]
    assert orders(terms)[0] == [a < b for a, b in product(numbers, repeat=2)]


# Pairs of which the Recommendation says no, whatever an engine says: SPARQL has no `<` for them, or one is ill-typed.
NO_ORDER = [
    ('"a"@en', '"b"@en'), ("<a:a>", "<a:b>"), ("_:a", "_:b"), ('"1"', f'"2"^^<{XSD}integer>'),
    (f'"a"^^<{XSD}anyURI>', f'"b"^^<{XSD}anyURI>'), ('"a"^^<a:own>', '"b"^^<a:own>'),
    (f'"1"^^<{XSD}byte>', f'"200"^^<{XSD}byte>'), (f'"x"^^<{XSD}integer>', f'"y"^^<{XSD}integer>'),
    (f'"2020-02-30"^^<{XSD}date>', f'"2020-03-01"^^<{XSD}date>'), (f'"NaN"^^<{XSD}double>', f'"1"^^<{XSD}double>'),
    (f'"2020"^^<{XSD}gYear>', f'"2021-01-01"^^<{XSD}date>'), (f'"true"^^<{XSD}boolean>', f'"2"^^<{XSD}integer>'),
    (f'"2020-01-01T00:00:00"^^<{XSD}dateTime>', f'"2020-01-01T14:00:00Z"^^<{XSD}dateTime>'),
]  # fmt: skip


@pytest.mark.parametrize("pair", NO_ORDER)
def test_what_cannot_be_compared_is_neither_less_nor_equal(pair: tuple[str, str]) -> None:
    less, within = orders(list(pair))
    assert not any(less)
    assert within[1] is within[2] is False


def test_the_end_of_a_day_is_the_start_of_the_next_and_a_time_of_day_has_one_midnight() -> None:
    moments = [f'"2020-02-29T24:00:00"^^<{XSD}dateTime>', f'"2020-03-01T00:00:00"^^<{XSD}dateTime>']
    times = [f'"24:00:00"^^<{XSD}time>', f'"00:00:00"^^<{XSD}time>']
    for terms in (moments, times):
        assert orders(terms) == ([False] * 4, [True] * 4)


# What XML Schema's table says of months and days: longer than so many days, shorter than so many, neither in between.
MONTHS_AND_DAYS = {"P1Y": (364, 367), "P1M": (27, 32), "P2M": (58, 63), "P5M": (149, 154), "P13M": (392, 398)}


@pytest.mark.parametrize("months", MONTHS_AND_DAYS)
def test_months_and_days_are_compared_where_every_start_agrees(months: str) -> None:
    longer, shorter = MONTHS_AND_DAYS[months]
    for days in range(longer - 1, shorter + 2):
        less, within = orders([f'"{months}"^^<{XSD}duration>', f'"P{days}D"^^<{XSD}duration>'])
        assert (less[1], less[2]) == (days >= shorter, days <= longer)
        assert within[1:3] == less[1:3]


def test_false_is_less_than_true_however_they_are_spelled() -> None:
    terms = [f'"{text}"^^<{XSD}boolean>' for text in ("false", "0", "true", "1")]
    expected = [not a and b for a, b in product((False, False, True, True), repeat=2)]
    assert orders(terms)[0] == expected
