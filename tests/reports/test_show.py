"""One entity, whole: nothing is more exact than its source, and nothing planned or alleged reads like a fact."""

import dataclasses

import pytest

from kg.errors import NotFound
from kg.namespaces import ID, VOCAB
from kg.reports import EntityView
from kg.reports.show import entity
from kg.store import EmbeddedStore


@pytest.fixture
def company(acme: EmbeddedStore) -> EntityView:
    return entity(acme, ID + "org-acme")


def test_ties_come_in_order_of_time_and_the_undated_last(company: EntityView) -> None:
    iris = [tie.iri.removeprefix(ID) for tie in company.ties]
    assert iris[:4] == ["founding-acme", "contribution-dyne-acme", "round-a", "round-b"]
    assert all(tie.date == "undated" for tie in company.ties[4:])


def test_dates_are_as_exact_as_they_were_written(company: EntityView) -> None:
    dates = {tie.iri.removeprefix(ID): tie.date for tie in (*company.ties, *company.listings)}
    assert dates["founding-acme"] == "2014-10"
    assert dates["contribution-dyne-acme"] == "began between 2018-04 and 2018-05"
    assert dates["round-b"] == "not before 2018-04"
    assert dates["listing-acme"] == "2019"


def test_names_come_with_language_in_rfc_5646_case_and_the_preferred_first(company: EntityView) -> None:
    names = [(name.text, name.language, name.kind, name.preferred) for name in company.names]
    assert names == [
        ("Acme Vision", "en", "brand name", True),
        ("阿克米", "zh-Hans", "brand name", True),
        ("Acmé Visión", "es", "former name", False),
    ]


def test_a_wrong_checksum_is_not_passed_over(company: EntityView) -> None:
    assert [(i.scheme, i.value, i.valid) for i in company.identifiers] == [
        ("Legal Entity Identifier", "LEI-OF-ACME-0000", False)
    ]


def test_figures_have_bound_and_unit(company: EntityView) -> None:
    texts = {view.iri.removeprefix(ID): view.text for view in company.observations}
    assert texts == {
        "count-acme": "more than 400 papers",
        "superlative-acme": "second to Bolt: papers",
        "valuation-acme": "more than 7,500,000,000 USD",
    }


def test_figures_about_a_tie_stand_with_the_tie(company: EntityView) -> None:
    found = next(tie for tie in company.ties if tie.iri == ID + "round-a")
    assert [view.text for view in found.observations] == ["600,000,000 USD"]


def test_listings_stand_apart_from_other_ties(company: EntityView) -> None:
    assert [tie.iri for tie in company.listings] == [ID + "listing-acme"]
    assert ID + "listing-acme" not in {tie.iri for tie in company.ties}


def test_every_tie_names_its_statement_and_how_it_is_meant(company: EntityView) -> None:
    planned = next(tie for tie in company.ties if tie.iri == ID + "contribution-dyne-acme")
    assert planned.standing == "planned"
    assert [(ref.modality, ref.speaker, ref.place) for ref in planned.said] == [("planned", "Cy Dyne", "char=267,332")]
    assert all(tie.said for tie in (*company.ties, *company.listings))


def test_what_the_source_leaves_open_is_said(company: EntityView) -> None:
    questions = {(q.question, q.about.iri.removeprefix(ID)) for q in company.open}
    assert ("founder: at least 1 more (not named)", "founding-acme") in questions
    assert ("whether customer or partner", "commercial-relation-cog-acme") in questions


def test_identity_and_conflicts_reach_through_ties(company: EntityView) -> None:
    assert {(claim.verdict, claim.left.label, claim.right.label) for claim in company.identity} == {
        ("possible", "Acme Vision", "Acme Holding"),
        ("different", "Round A", "Round B"),
    }
    (conflict,) = company.disagreements
    assert [thing.label for thing in conflict.between] == ["Amount of round A", "Amount of round B"]
    assert [thing.label for thing in conflict.assuming] == ["Rounds A and B"]


def test_flat_edges_and_inferred_classes_are_not_shown_as_facts(company: EntityView) -> None:
    founding = next(tie for tie in company.ties if tie.iri == ID + "founding-acme")
    assert founding.kind == "founding"
    assert {party.role_label for party in founding.parties} == {"founder", "founded", "founded in"}
    assert company.related == ()


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        ("person-ada", "Ada Example and at least 1 (not named) founded Acme Vision; founded in: Exampleton"),
        ("place-exampleton", "Ada Example and at least 1 more (not named) founded Acme Vision; founded in: Exampleton"),
        ("round-a", "Acme Vision raised money"),
    ],
)
def test_a_page_of_any_kind_of_node_has_its_ties(acme: EmbeddedStore, node: str, expected: str) -> None:
    assert expected in {tie.sentence for tie in entity(acme, ID + node).ties}


def test_a_node_that_is_not_there_is_refused(acme: EmbeddedStore) -> None:
    with pytest.raises(NotFound, match=r"no node 'id:org-nobody'"):
        entity(acme, ID + "org-nobody")


def test_an_iri_cannot_carry_a_query(acme: EmbeddedStore) -> None:
    with pytest.raises(ValueError, match="IRI"):
        entity(acme, "urn:x> } # ")


def test_a_view_is_plain_data(company: EntityView) -> None:
    assert dataclasses.asdict(company)["ties"][0]["parties"][0]["iri"] == ID + "org-acme"


def test_the_page_of_a_tie_leaves_a_question_open_once(acme: EmbeddedStore) -> None:
    assert [q.question for q in entity(acme, ID + "founding-acme").open] == ["founder: at least 1 more (not named)"]


def test_the_page_of_a_list_of_codes_has_its_codes(acme: EmbeddedStore) -> None:
    (codes,) = entity(acme, VOCAB + "polarity").related
    assert codes.values == ("affirmed · vocab:polarity-affirmed", "denied · vocab:polarity-denied")
