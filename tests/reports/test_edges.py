"""Evidence of a flat edge is that of the ties from which it is drawn."""

from collections.abc import Iterator

import pytest

import kg
from kg.errors import NotFound
from kg.namespaces import ID, TG, shorten
from kg.reports.edges import known_edge, nodes_behind, ties_behind
from kg.resources import Project


@pytest.fixture(scope="module")
def graph(built: Project) -> Iterator[kg.Graph]:
    with kg.open(built.root) as graph:
        yield graph


def behind(graph: kg.Graph, *names: str) -> list[str]:
    return [shorten(iri) for iri in nodes_behind(graph.store, *names)]


def test_a_node_stands_for_itself(graph: kg.Graph) -> None:
    assert behind(graph, "Honda") == ["id:org-honda"]


def test_an_edge_leads_to_its_tie_from_either_end(graph: kg.Graph) -> None:
    assert behind(graph, "SenseTime", "partnerOf", "Honda") == ["id:agreement-sensetime-honda"]
    assert behind(graph, "Honda", "tg:partnerOf", "SenseTime") == ["id:agreement-sensetime-honda"]


def test_an_edge_that_another_implies_leads_to_the_ties_of_both(graph: kg.Graph) -> None:
    assert "id:agreement-sensetime-honda" in behind(graph, "SenseTime", "tiedTo", "Honda")


def test_every_edge_that_edge_origins_traces_has_its_tie_here(graph: kg.Graph) -> None:
    rows = list(graph.query("edge-origins", entity="SenseTime"))
    assert rows
    for row in rows:
        assert row.tie in ties_behind(graph.store, row.subject, row.edge, row.object)


def test_an_edge_that_does_not_hold_is_refused(graph: kg.Graph) -> None:
    with pytest.raises(NotFound, match="no edge 'id:org-honda tg:founderOf id:org-sensetime'"):
        nodes_behind(graph.store, "Honda", "founderOf", "SenseTime")


def test_a_misspelt_edge_is_refused_with_the_nearest(graph: kg.Graph) -> None:
    with pytest.raises(NotFound, match="did you mean 'tg:partnerOf'"):
        known_edge(graph.store, "tg:parnerOf")
    assert known_edge(graph.store, TG + "founderOf") == TG + "founderOf"


def test_evidence_of_an_edge_has_the_statements_of_its_ties(graph: kg.Graph) -> None:
    found = graph.evidence(("SenseTime", "tg:partnerOf", "Honda")).statements
    assert [view.iri for view in found] == [ID + "statement-f25"]
    assert all(place.source.licence and place.source.retrieved_on for view in found for place in view.passages)


KINDS = (
    *("id:agreement-sensetime-honda", "id:amount-sensetime-series-b", "id:name-softbank", "id:org-softbank"),
    *("id:identity-round-softbank-series-c-plus", "id:identifier-ofac-uid-33114", "id:entry-ns-cmic-33114"),
    *("id:entry-version-ns-cmic-33114-1", "id:list-edition-us-ns-cmic-2025-03-28", "id:rule-ofac-50"),
    *(
        "id:disagreement-entity-list-heading-2019",
        "id:regime-uk-financial-sanctions",
        "id:remaining-investors-series-b",
    ),
)


@pytest.mark.parametrize("node", [*KINDS, "https://w3id.org/tiegraph/graph/sensetime/encyclopedia/funding"])
def test_every_kind_of_node_has_passage_source_licence_retrieval_and_modality(graph: kg.Graph, node: str) -> None:
    statements = graph.evidence(node).statements
    assert statements
    for statement in statements:
        assert statement.modality
        assert statement.polarity
        assert statement.passages
        for place in (*statement.passages, *statement.context):
            source = place.source
            assert all(
                (place.selector, place.sha256, source.title, source.licence, source.retrieved_on, source.edition)
            )
