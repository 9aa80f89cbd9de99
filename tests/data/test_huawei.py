"""The second case: what two lists and a registry say of Huawei, linked to the first case by claims alone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from kg.namespaces import ID, TG
from kg.resources import Project

CASE = Path(__file__).parents[2] / "data" / "huawei"
LISTED = {"org-huawei-technologies-entity-list", "org-huawei-technologies", "org-huawei-investment-holding"}

FURTHER = {
    f"entry-entity-list-huawei-technologies-row-{row}" for row in (5817, 5819, 5820)
}  # claimed in data/screening


@pytest.fixture(scope="module")
def graph(built: Project) -> Iterator[kg.Graph]:
    with kg.open(built.root) as graph:
        yield graph


def triples() -> list[ox.Triple]:
    return [quad.triple for path in sorted(CASE.rglob("*.ttl")) for quad in ox.parse(path=path)]


def rows(graph: kg.Graph, text: str) -> set[tuple[str, ...]]:
    found = graph.sparql(text)
    return {tuple(str(value).removeprefix(ID) for value in row) for row in found}


def test_the_party_of_the_article_is_linked_by_claims_that_say_possible(graph: kg.Graph) -> None:
    claims = rows(
        graph,
        "SELECT ?right ?verdict { ?c tg:left id:org-huawei ; tg:right ?right ;"
        " tg:identityVerdict/skos:prefLabel ?verdict FILTER(LANGMATCHES(LANG(?verdict), 'en')) }",
    )
    assert claims == {(party, "possible") for party in LISTED | FURTHER}


def test_the_two_companies_that_share_a_name_are_two(graph: kg.Graph) -> None:
    wanted = "vocab:identity-verdict-different"
    assert rows(graph, f"SELECT ?l ?r {{ ?c tg:left ?l ; tg:right ?r ; tg:identityVerdict {wanted} }}") >= {
        ("org-huawei-technologies", "org-huawei-investment-holding")
    }


def test_no_listing_reaches_the_party_as_the_article_names_it(graph: kg.Graph) -> None:
    listed = rows(graph, "SELECT ?l { ?n tg:listed ?l FILTER(CONTAINS(STR(?l), 'huawei')) }")
    assert listed == {(party,) for party in LISTED}
    assert not rows(graph, "SELECT ?a { id:org-huawei tg:listedBy ?a }")


def test_the_question_across_both_cases_finds_the_claims_and_their_basis(graph: kg.Graph) -> None:
    answer = graph.query("tied-parties-on-lists", company="SenseTime")
    assert {row.listed.removeprefix(ID) for row in answer if row.party == ID + "org-huawei"} == LISTED
    assert all(row.basis and row.verdict.endswith("possible") for row in answer)


def test_what_links_two_entries_without_saying_how_is_no_tie_and_no_share(graph: kg.Graph) -> None:
    between = "{ ?s ?p id:org-huawei-technologies } UNION { id:org-huawei-technologies ?p ?o }"
    edges = rows(graph, f"SELECT DISTINCT ?p {{ {between} ?p rdfs:subPropertyOf tg:tiedTo }}")
    assert edges == {(TG + "listedBy",), (TG + "tiedTo",)} or edges == {(TG + "listedBy",)}
    assert not [t for t in triples() if t.predicate.value in (TG + "owner", TG + "owned", TG + "sharePercent")]


def test_both_codes_have_right_check_characters(graph: kg.Graph) -> None:
    valid = rows(
        graph,
        "SELECT ?v ?ok { ?i tg:identifierScheme vocab:identifier-scheme-uscc ; tg:identifierValue ?v ;"
        " tg:checkDigitsValid ?ok }",
    )
    assert valid >= {("914403001922038216", "True"), ("91440300746645251H", "True")}
    assert {ok for _, ok in valid} == {"True"}


def test_a_rule_whose_day_the_row_does_not_give_has_none() -> None:
    dated = {t.subject.value.removeprefix(ID) for t in triples() if t.predicate.value == TG + "date"}
    assert {name for name in dated if name.startswith("act-")} == {"act-84-fr-22961"}


def test_nothing_of_the_first_case_is_described_again() -> None:
    of_both = {t.subject.value for t in triples() if re.search(r"#type$", t.predicate.value)}
    first = CASE.parent / "sensetime"
    theirs = {quad.subject.value for path in first.rglob("*.ttl") for quad in ox.parse(path=path)}
    assert of_both.isdisjoint(theirs)
