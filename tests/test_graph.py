"""The Python face: opening a graph, asking it, and what it says when it cannot."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.errors import BadParameter, KgError, NoBuild, NotFound, QueryRefused, Unreadable
from kg.namespaces import ID
from kg.resources import Project
from tests.small import build_small


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return build_small(tmp_path_factory.mktemp("graph") / "small")


def test_graph_answers_stored_and_free_questions(small: Project) -> None:
    with kg.open(small.root) as graph:
        rounds = graph.query("rounds")
        assert [(row.round_label, row.date) for row in rounds] == [("Round A", "2018-04"), ("Round B", None)]
        assert rounds.to_polars().height == 2
        assert rounds.provenance.query == "rounds"
        assert len(graph.sparql("SELECT ?s { ?s tg:raisedBy id:org-acorn }")) == 2
        assert [query.name for query in graph.queries] == ["round-graph", "rounds"]


def test_parameters_take_names_python_values_and_lists(small: Project) -> None:
    import datetime as dt

    with kg.open(small.root) as graph:
        assert len(graph.query("rounds", company="橡果", since=dt.date(2018, 1, 1))) == 1
        assert len(graph.query("rounds", company=["id:org-bolt", "Acorn Robotics"])) == 2
        assert len(graph.query("rounds", company="id:org-bolt")) == 0
        assert len(graph.query("rounds", company=graph.entity("id:org-bolt"))) == 0
        asked = graph.query("rounds", note='"} x')
        assert [row.note for row in asked] == ['"} x', '"} x']
        assert asked.provenance.arguments == {"note": ('"\\"} x"',)}
        assert '"\\"} x"' in asked.sparql


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"compny": "x"}, "query rounds: no parameter 'compny'; did you mean 'company'?"),
        ({"since": ["2018-01-01", "2019-01-01"]}, "query rounds, parameter since: 2 values given; it takes one value"),
        ({"company": []}, "query rounds, parameter company: 0 values given; it takes at least one value"),
        ({"since": 3}, "query rounds, parameter since: '3' is no date"),
    ],
)
def test_misspelt_or_wrong_parameter_is_refused_not_ignored(
    small: Project, params: dict[str, object], message: str
) -> None:
    with kg.open(small.root) as graph, pytest.raises(KgError) as caught:
        graph.query("rounds", **params)  # type: ignore[arg-type]
    assert str(caught.value).startswith(message)


def test_whole_graph_goes_to_rdflib_every_triple_once(small: Project) -> None:
    import pyoxigraph as ox
    import rdflib

    with kg.open(small.root) as graph:
        whole = graph.rdflib()
        (count,) = graph.sparql("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")[0]
    assert len(whole) == count == len({q.triple for q in ox.parse(path=str(graph.build.graph_nq))})
    value = whole.value(rdflib.URIRef(ID + "round-b"), rdflib.URIRef("https://w3id.org/tiegraph/ontology/value"))
    assert str(value) == "1.50"


def test_free_sparql_is_guarded_and_unknown_names_are_answered(small: Project) -> None:
    with kg.open(small.root) as graph:
        with pytest.raises(QueryRefused, match="SERVICE is refused"):
            graph.sparql("ASK { SERVICE <http://127.0.0.1:1/> {} }")
        with pytest.raises(NotFound, match="did you mean 'rounds'"):
            graph.query("round")
        with pytest.raises(NotFound):
            graph.entity("Nobody At All")


def test_project_without_a_build_says_what_to_do(tmp_path: Path) -> None:
    for folder in ("ontology", "data"):
        (tmp_path / folder).mkdir()
    with pytest.raises(NoBuild, match="run `kg build`"):
        kg.open(tmp_path)


def test_folder_that_is_no_project_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="no project"):
        kg.open(str(tmp_path))


def test_closed_graph_says_so(small: Project) -> None:
    graph = kg.open(small.root)
    graph.close()
    with pytest.raises(KgError, match="closed"):
        graph.sparql("ASK {}")


def test_entity_is_found_by_its_chinese_name(built: Project) -> None:
    with kg.open(built.root) as graph:
        assert graph.entity("SenseTime").iri == ID + "org-sensetime"


def test_result_is_written_shortly(small: Project) -> None:
    with kg.open(small.root) as graph:
        assert repr(graph.query("rounds")).startswith("Result('rounds', select, rows=2, columns=round, round_label, ")


def test_folder_that_is_no_project_is_refused_in_words_of_python(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        kg.open(tmp_path)
    assert caught.value.remedy == "let kg.open(FOLDER) name a folder with ontology/ and data/"


def entity_calls(graph: kg.Graph) -> dict[str, Callable[[Any], object]]:
    """Return each method that takes the name of an entity, by its name."""
    return {
        "entity": graph.entity,
        "exposure": lambda one: graph.exposure(one, regime="ofac-50", as_of="2023-01-01"),
        "timeline": lambda one: graph.timeline(one).text(),
        "diff": lambda one: graph.diff("2018-06-30", "2019-10-09", of=one),
        "evidence": lambda one: graph.evidence(one).statements,
        "evidence of an edge": lambda one: graph.evidence((one, "partnerOf", "Honda")).statements,
        "conflicts": graph.conflicts,
        "paths": lambda one: graph.paths(one, "Honda"),
        "network": graph.network,
    }


def test_what_takes_a_name_takes_an_entity_and_refuses_anything_else_in_words(built: Project) -> None:
    with kg.open(built.root) as graph:
        entity = graph.entity("SenseTime")
        for what, call in entity_calls(graph).items():
            assert call(entity) == call("SenseTime"), what
            with pytest.raises(BadParameter, match="3 is no name; give an IRI, a CURIE, a name"):
                call(3)
            if what not in ("diff", "conflicts"):  # there None means all
                with pytest.raises(BadParameter, match="None is no name"):
                    call(None)
        with pytest.raises(BadParameter, match="why: None is no name"):
            graph.why("SenseTime", "partnerOf", None)  # type: ignore[arg-type]
        with pytest.raises(BadParameter, match=r"evidence: .* is no name"):
            graph.evidence(("SenseTime", "partnerOf"))  # type: ignore[arg-type]


def test_a_text_alone_is_one_word(built: Project) -> None:
    with kg.open(built.root) as graph:
        assert graph.network("SenseTime", via="founding") == graph.network("SenseTime", via=["founding"])
        assert graph.network("SenseTime", also="planned") == graph.network("SenseTime", also=["planned"])
        ends = ("SenseTime", "Chinese University of Hong Kong")
        assert graph.paths(*ends, via="founding", also="planned") == graph.paths(
            *ends, via=["founding"], also=["planned"]
        )
        one = graph.exposures(regime="ofac-50", as_of="2023-01-01", verdicts="not shown")
        assert {row.finding.value for row in one.rows} == {"not shown"}
