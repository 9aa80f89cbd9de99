"""Limits say so: rows, seconds, and parts of an answer."""

import time
from pathlib import Path

import pytest

import kg
from kg.ask.slices import part_of
from kg.errors import BadParameter, LimitReached
from kg.resources import Project
from tests.small import build_small

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n_ ?o . ?p ?q ?r }"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return build_small(tmp_path_factory.mktemp("limits") / "small")


def test_question_past_its_time_is_killed_and_the_next_is_answered(project: Project) -> None:
    with kg.open(project.root) as graph:
        assert [row.round_label for row in graph.query("rounds", timeout=10)] == ["Round A", "Round B"]
        before = time.monotonic()
        with pytest.raises(LimitReached, match=r"no answer within 0\.3 s; allow more with timeout="):
            graph.sparql(ENDLESS, timeout=0.3)
        assert time.monotonic() - before < 5
        assert len(graph.query("rounds", timeout=10)) == 2
        assert bool(graph.sparql("ASK { ?s ?p ?o }", timeout=10))
        assert len(graph.query("round-graph", timeout=10)) == len(graph.query("round-graph"))


def test_no_worker_without_a_limit(project: Project) -> None:
    with kg.open(project.root) as graph:
        graph.query("rounds")
        assert graph._worker is None


def test_too_many_rows_are_refused_and_exactly_enough_are_not(project: Project) -> None:
    with kg.open(project.root) as graph:
        assert len(graph.query("rounds", max_rows=2)) == 2
        with pytest.raises(LimitReached, match="query rounds: more than 1 row; allow more with --max-rows"):
            graph.query("rounds", max_rows=1)
        with pytest.raises(LimitReached, match="more than 1 row"):
            graph.query("round-graph", max_rows=1)


def test_limit_and_offset_cut_every_stored_query(project: Project) -> None:
    with kg.open(project.root) as graph:
        assert [row.round_label for row in graph.query("rounds", limit=1)] == ["Round A"]
        assert [row.round_label for row in graph.query("rounds", limit=5, offset=1)] == ["Round B"]
        with pytest.raises(BadParameter, match="query rounds, parameter limit: -1 is less than 0"):
            graph.query("rounds", limit=-1)
        with pytest.raises(BadParameter, match="parameter offset: 'x' is no integer"):
            graph.query("rounds", offset="x")


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("SELECT ?x { { SELECT ?x { } LIMIT 9 } } # LIMIT 3",
         "SELECT ?x { { SELECT ?x { } LIMIT 9 } } # LIMIT 3\nLIMIT 2"),
        ("SELECT ?x { } OFFSET 4 LIMIT 1", "SELECT ?x { }  \nLIMIT 1\nOFFSET 4"),
        ("SELECT ?x { } ORDER BY (EXISTS { ?x ?y 'LIMIT 1' })",
         "SELECT ?x { } ORDER BY (EXISTS { ?x ?y 'LIMIT 1' })\nLIMIT 2"),
    ],
)  # fmt: skip
def test_a_limit_goes_to_the_outermost_query(text: str, cut: str) -> None:
    assert part_of(text, limit=2, where="") == cut


def test_yes_or_no_has_no_parts() -> None:
    with pytest.raises(BadParameter, match="yes or no"):
        part_of("ASK {}", limit=1, where="")


def test_required_class_and_default(tmp_path: Path) -> None:
    from kg.ask import Question, stored_question
    from kg.ask.header import Parameter, Query
    from kg.publish import current_build
    from kg.store import EmbeddedStore

    project = build_small(tmp_path / "p")
    query = Query(
        name="q", topic="t", path="t/q.rq", kind="select", summary="?",
        text="SELECT ?a { VALUES ?a { 1 } VALUES ?b { 2 } VALUES ?c { 3 } }",
        params=(
            Parameter(name="a", type="iri", class_="tg:Organisation", required=True),
            Parameter(name="b", type="integer", default="7"),
            Parameter(name="c", type="integer"),
        ),
    )  # fmt: skip

    with EmbeddedStore.open(current_build(project).index) as store:

        def asked(**given: object) -> Question:

            return stored_question(query, {name: [value] for name, value in given.items()}, store=store)  # type: ignore[list-item]

        assert asked().text == query.text
        text = asked(a="Acorn Robotics", c=None).text
        assert "VALUES ?a { <https://w3id.org/tiegraph/id/org-acorn> }" in text
        assert 'VALUES ?b { "7"^^' in text
        assert "VALUES ?c { UNDEF }" in text
        with pytest.raises(BadParameter, match="required parameter 'a' is not given; give it"):
            asked(c=1)
        with pytest.raises(BadParameter, match="parameter a: id:round-a is tg:FundingRound, not tg:Organisation; give"):
            asked(a="Round A")
