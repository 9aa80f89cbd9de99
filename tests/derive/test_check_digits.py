"""Check digits are checked for the schemes that have them, and nothing is said of others."""

from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pyoxigraph import Triple

from kg.derive import Hierarchy, derive_triples
from kg.derive.check_digits import is_valid_lei, is_valid_uscc

LEI = "529900T8BM49AURSDO55"
USCC = "91350100M000100Y43"  # the example of GB 32100-2015


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


@pytest.mark.parametrize("value", ["", USCC.lower(), USCC[:-1], USCC + "0", USCC[:-1] + "4", "I" + USCC[1:]])
def test_what_is_not_quite_a_uscc_is_none(value: str) -> None:
    assert is_valid_uscc(USCC)
    assert not is_valid_uscc(value)


@given(st.integers(0, 17), st.sampled_from("0123456789ABCDEFGHJKLMNPQRTUWXY"))
def test_one_wrong_character_of_a_uscc_is_always_seen(place: int, character: str) -> None:
    assert is_valid_uscc(USCC[:place] + character + USCC[place + 1 :]) == (USCC[place] == character)


def test_only_identifiers_of_such_a_scheme_get_a_verdict(turtle: Callable[[str], tuple[Triple, ...]]) -> None:
    triples = turtle(
        f'id:a tg:identifierScheme vocab:identifier-scheme-lei ; tg:identifierValue "{LEI}" .\n'
        'id:b tg:identifierScheme vocab:identifier-scheme-lei ; tg:identifierValue "529900T8BM49AURSDO56" .\n'
        f'id:d tg:identifierScheme vocab:identifier-scheme-uscc ; tg:identifierValue "{USCC}" .\n'
        'id:c tg:identifierScheme vocab:identifier-scheme-hong-kong-cr ; tg:identifierValue "2162198" .\n'
    )
    verdicts = derive_triples(triples, Hierarchy({}, {})).origins
    assert [(t.subject.value[-1], t.object.value) for t in verdicts] == [("a", "true"), ("b", "false"), ("d", "true")]
