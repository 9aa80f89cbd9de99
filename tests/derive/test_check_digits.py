"""Check digits are checked for the schemes that have them, and nothing is said of others."""

from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pyoxigraph import Triple

from kg.derive import Hierarchy, derive_triples
from kg.derive.check_digits import is_valid_lei

LEI = "529900T8BM49AURSDO55"


@pytest.mark.parametrize(
    "value", ["", LEI.lower(), LEI[:-1], LEI + "0", " " + LEI, LEI[:-2] + "56", "5299OOT8BM49AURSDO55"]
)
def test_what_is_not_quite_an_lei_is_none(value: str) -> None:
    assert is_valid_lei(LEI)
    assert not is_valid_lei(value)


@given(st.integers(0, 17), st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
def test_a_digit_or_letter_taken_for_another_of_its_sort_is_always_seen(place: int, character: str) -> None:
    assume(LEI[place].isdigit() == character.isdigit())
    assert is_valid_lei(LEI[:place] + character + LEI[place + 1 :]) == (LEI[place] == character)


def test_only_identifiers_of_that_scheme_get_a_verdict(turtle: Callable[[str], tuple[Triple, ...]]) -> None:
    triples = turtle(
        f'id:a tg:identifierScheme vocab:identifier-scheme-lei ; tg:identifierValue "{LEI}" .\n'
        'id:b tg:identifierScheme vocab:identifier-scheme-lei ; tg:identifierValue "529900T8BM49AURSDO56" .\n'
        'id:c tg:identifierScheme vocab:identifier-scheme-hong-kong-cr ; tg:identifierValue "2162198" .\n'
    )
    verdicts = derive_triples(triples, Hierarchy({}, {})).origins
    assert [(t.subject.value[-1], t.object.value) for t in verdicts] == [("a", "true"), ("b", "false")]
