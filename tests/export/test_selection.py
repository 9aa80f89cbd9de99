"""Only what was asked for is handed out."""

from pathlib import Path

import pytest

from kg.errors import NotFound, Unreadable
from kg.export import graph_iri, select
from kg.namespaces import BASE

QUADS = """
<urn:org> <urn:name> "Acme" <{g}acme/news/funding> .
<urn:org> <urn:name> "Acme" <{g}acme/news/company> .
<urn:round> <urn:raisedBy> <urn:org> <{g}acme/news/funding> .
<urn:round> <urn:dateEarliest> "2018" <{g}derived> .
<urn:other> <urn:dateEarliest> "2019" <{g}derived> .
<urn:org> <urn:partnerOf> <urn:other> <{g}inferred> .
<urn:Class> <urn:label> "class" <{g}ontology> .
""".format(g=BASE + "graph/")


@pytest.fixture
def graph_nq(tmp_path: Path) -> Path:
    path = tmp_path / "graph.nq"
    path.write_text(QUADS, encoding="utf-8")
    return path


def subjects(path: Path, *graphs: str, with_inferences: bool = False) -> list[str]:
    chosen = select(path, graphs=[graph_iri(g) for g in graphs], with_inferences=with_inferences)
    return sorted({f"{quad.subject.value} {quad.predicate.value}" for quad in chosen})


def test_each_quad_keeps_its_graph(graph_nq: Path) -> None:
    names = [quad.graph_name.value.removeprefix(BASE) for quad in select(graph_nq)]
    assert names == ["graph/acme/news/funding", "graph/acme/news/funding", "graph/acme/news/company"]


def test_authored_facts_are_the_default(graph_nq: Path) -> None:
    assert subjects(graph_nq) == ["urn:org urn:name", "urn:round urn:raisedBy"]


def test_inferences_come_when_asked_for(graph_nq: Path) -> None:
    assert subjects(graph_nq, with_inferences=True) == [
        "urn:org urn:name",
        "urn:org urn:partnerOf",
        "urn:other urn:dateEarliest",
        "urn:round urn:dateEarliest",
        "urn:round urn:raisedBy",
    ]


def test_named_graphs_bring_inferences_about_their_own_subjects_only(graph_nq: Path) -> None:
    assert subjects(graph_nq, "acme/news/company", with_inferences=True) == [
        "urn:org urn:name",
        "urn:org urn:partnerOf",
    ]


@pytest.mark.parametrize("name", ["ontology", "graph:ontology", BASE + "graph/ontology", f"<{BASE}graph/ontology>"])
def test_a_graph_is_named_by_path_curie_or_iri(graph_nq: Path, name: str) -> None:
    assert subjects(graph_nq, name) == ["urn:Class urn:label"]


def test_an_unknown_graph_is_refused_with_the_nearest(graph_nq: Path) -> None:
    with pytest.raises(NotFound, match=r"no graph 'acme/news/fundin'; did you mean 'acme/news/funding'"):
        subjects(graph_nq, "acme/news/fundin")


def test_an_unknown_graph_without_a_near_one_is_refused_with_all_there_are(graph_nq: Path) -> None:
    with pytest.raises(NotFound, match="there are: acme/news/company, acme/news/funding, derived"):
        subjects(graph_nq, "qqqq")


def test_damaged_quads_are_refused_and_nothing_is_handed_out(graph_nq: Path) -> None:
    graph_nq.write_text("<urn:a> <urn:b> ", encoding="utf-8")
    with pytest.raises(Unreadable, match=r"graph\.nq.*kg build"):
        select(graph_nq)
