"""Rows are picked, stacked and numbered anew without a change of what they say."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.columns import Columns, encode, encode_more, in_order, spell_rows, stack, take, to_triples

terms = st.sampled_from(["<x:a>", "<x:b>", "_:a", '"a"', '"a b"@en', '"1"^^<http://www.w3.org/2001/XMLSchema#integer>'])
lines = st.lists(
    st.tuples(terms.filter(lambda term: term[0] != '"'), terms.filter(lambda term: term[0] == "<"), terms).map(
        lambda triple: " ".join([*triple, "."])
    ),
    max_size=10,
)


def table(*parts: list[str]) -> Columns:
    return encode([pl.Series(part, dtype=pl.String) for part in parts], together=True)


def codes(columns: Columns) -> list[list[int]]:
    return [columns.subject.tolist(), columns.predicate.tolist(), columns.object.tolist()]


@settings(deadline=None)
@given(lines, lines)
def test_equal_rows_have_equal_codes_however_they_were_encoded(one: list[str], other: list[str]) -> None:
    straight, _ = in_order(table(one, other))
    first = table(other[::-1], one)
    more = encode_more(first, [pl.Series(one, dtype=pl.String), pl.Series(other, dtype=pl.String)])
    detour, before = in_order(more)
    assert straight.terms.to_list() == detour.terms.to_list()
    assert codes(straight) == codes(detour)
    assert more.terms.gather(before).to_list() == detour.terms.to_list()
    assert spell_rows(detour).to_list() == [*one, *other]


@settings(deadline=None)
@given(lines, lines)
def test_what_is_stacked_and_taken_apart_is_what_it_was(one: list[str], other: list[str]) -> None:
    first = table(one)
    second = encode_more(first, [pl.Series(other, dtype=pl.String)])
    both = stack([first, second])
    assert spell_rows(both).to_list() == [*one, *other]
    assert spell_rows(take(both, slice(len(one), None))).to_list() == other
    assert [str(triple) + " ." for triple in to_triples(both)] == [*one, *other]
