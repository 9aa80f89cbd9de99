"""`kg conflicts`: what disagrees in the shipped graph, in four forms; a wrong question is refused in one line."""

import csv
import io
import json

import pytest
from click.testing import CliRunner, Result

import kg
from kg.cli import main
from kg.resources import Project


def conflicts(project: Project, *args: str) -> Result:
    return CliRunner().invoke(main, ["conflicts", "--project", str(project.root), *args])


def test_every_conflict_of_the_shipped_graph_is_known(built: Project) -> None:
    """Each was judged by reading its sources; one more is either a conflict to be told here, or a rule gone wrong."""
    found = json.loads(conflicts(built, "-f", "json").output)["conflicts"]
    local = [(c["reason"], *(claim["iri"].rpartition("/")[2] for claim in c["claims"])) for c in found]
    assert local == [
        ("denial", *["entry-version-entity-list-sense-time-csl-2022-04"] * 2),
        ("denial", *["ground-ns-cmic-2021-12-10"] * 2),
        ("amount", "amount-sensetime-series-c-plus", "amount-sensetime-softbank"),
        ("heading", "entry-version-entity-list-sense-time-1", "entry-version-entity-list-sense-time-csl-2022-04"),
        ("date", "entry-version-entity-list-sense-time-2", "entry-version-entity-list-sense-time-csl-2022-04"),
    ]
    assert [len(c["marked"]) for c in found] == [0, 0, 1, 1, 1]
    assert [[claim["verdict"] for claim in c["under"]] for c in found] == [[], [], ["possible"], [], []]


def test_the_page_of_an_entity_has_the_amounts_the_heading_and_their_sources(built: Project) -> None:
    result = conflicts(built, "SenseTime", "--policy", "latest")
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0] == "Conflicts that concern SenseTime (id:org-sensetime)"
    assert "3. amount: possibly, figures of one thing differ" in lines  # only if two rounds are one
    assert "4. heading: two headings on one day" in lines
    assert "  chosen                  none: the times and the editions cannot tell them apart" in lines


def test_rows_are_for_other_programs(built: Project) -> None:
    table = list(csv.DictReader(io.StringIO(conflicts(built, "SoftBank", "-f", "csv").output)))
    assert [row["says"] for row in table] == ["620,000,000 USD", "700,000,000 USD"]
    assert {row["retrieved_on"] for row in table} == {"2026-11-23"}
    assert conflicts(built, "-f", "tsv").output.startswith("conflict\treason\trule\t")


def test_no_conflict_is_said_in_words_and_is_no_fault(built: Project) -> None:
    result = conflicts(built, "Honda")
    assert (result.exit_code, "No claims conflict by the rules" in result.output) == (0, True)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("Hondaa",), "did you mean 'Honda'?"),
        (("--policy", "ofical-first"), "no policy 'ofical-first'; did you mean 'official-first'?"),
        (("id:amount-of-nothing",), "id:amount-of-nothing"),
        (("",), ""),
        (("-f", "xml"), "xml"),
    ],
)
def test_a_wrong_question_is_refused_in_one_line(built: Project, args: tuple[str, ...], said: str) -> None:
    result = conflicts(built, *args)
    assert result.exit_code == 2
    assert said in result.stderr.splitlines()[-1]
    assert result.stdout == ""


def test_the_graph_has_the_same_report_as_records(built: Project) -> None:
    with kg.open(built.root) as graph:
        found = graph.conflicts("SoftBank", policy="most-sources")
        assert [conflict.reason for conflict in found.conflicts] == ["amount"]
        assert found.conflicts[0].choice is not None
        assert found.conflicts[0].choice.chosen is None
        assert len(graph.conflicts().conflicts) == 5
