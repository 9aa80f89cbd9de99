"""A name is found in any language and however it is spelt."""

import pytest

from kg.namespaces import ID
from kg.reports.find import find, known_names
from kg.store import EmbeddedStore


def found(store: EmbeddedStore, text: str) -> list[str]:
    return [match.iri.removeprefix(ID) for match in find(store, text)]


@pytest.mark.parametrize(
    "text",
    [
        "acme vision",
        "ACME VISION",
        "Acmé Visión",
        "visio",
        "阿克米",
        "克",
        "LEI-OF-ACME",
        "\uff21cme Vision",
        "acmevision",
    ],
)
def test_spelling_script_and_case_make_no_difference(acme: EmbeddedStore, text: str) -> None:
    assert found(acme, text)[0] == "org-acme"


def test_whole_names_come_before_beginnings_and_these_before_parts(acme: EmbeddedStore) -> None:
    assert found(acme, "Bolt")[:2] == ["org-bolt", "org-bolt-capital"]
    assert found(acme, "dyne")[:2] == ["org-dyne", "person-cy"]


def test_a_match_says_which_name_matched(acme: EmbeddedStore) -> None:
    (match,) = find(acme, "克米")
    assert (match.label, match.kind, match.matched, match.language) == (
        "Acme Vision",
        "organisation",
        "阿克米",
        "zh-Hans",
    )


def test_ties_and_observations_come_after_entities_and_statements_never(acme: EmbeddedStore) -> None:
    assert found(acme, "is founded") == ["founding-acme"]
    assert found(acme, "round a") == ["round-a", "amount-a"]
    assert found(acme, "bolt") == ["org-bolt", "org-bolt-capital", "commercial-relation-bolt-acme"]
    assert found(acme, "Statement a1") == []


@pytest.mark.parametrize("text", ["nobody", "", "  ", "\u2603", '" } DROP'])
def test_nothing_is_found_where_nothing_is(acme: EmbeddedStore, text: str) -> None:
    assert found(acme, text) == []


def test_known_names_are_those_that_can_be_found(acme: EmbeddedStore) -> None:
    names = known_names(acme)
    assert {"Acme Vision", "阿克米", "LEI-OF-ACME-0000"} <= set(names)
    assert "Round A" not in names
