"""A graph for an answer can be had as Turtle and as JSON-LD, from stored queries and from free SPARQL."""

import json
import threading

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.resources import Project
from tests.export.readers import oxigraph, pyld

CONSTRUCT = "CONSTRUCT { id:round-a ?p ?o } WHERE { id:round-a ?p ?o }"


def kg(project: Project, *arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(main, [*arguments, "--project", str(project.root)], input=text)


def test_json_ld_says_the_same_as_turtle_and_needs_no_network(small: Project) -> None:
    turtle, said = (kg(small, "query", "run", "round-graph", "-f", form) for form in ("ttl", "jsonld"))
    assert (turtle.exit_code, said.exit_code) == (0, 0)
    assert pyld("jsonld", said.stdout) == oxigraph("turtle", turtle.stdout) != set()
    assert json.loads(said.stdout)["@graph"][0]["raisedBy"] == "id:org-acorn"


def test_free_sparql_gives_it_too(small: Project) -> None:
    assert (
        kg(small, "sparql", "-f", "jsonld", text=CONSTRUCT).stdout
        == kg(small, "query", "run", "round-graph", "-f", "jsonld").stdout
    )


def test_a_graph_that_json_ld_cannot_hold_is_refused(small: Project) -> None:
    triple = "CONSTRUCT { id:a tg:about <<( id:a tg:about id:b )>> } WHERE {}"
    assert "<<(" in kg(small, "sparql", "-f", "ttl", text=triple).stdout
    result = kg(small, "sparql", "-f", "jsonld", text=triple)
    assert result.exit_code == 2
    assert "JSON-LD cannot hold" in result.stderr


@pytest.mark.parametrize("form", ["ttl", "jsonld"])
def test_rows_are_no_graph(small: Project, form: str) -> None:
    result = kg(small, "sparql", "-f", form, text="SELECT * { ?s a tg:FundingRound }")
    assert result.exit_code == 2
    assert f"the answer is rows, which {form} cannot hold; use -f table, csv, tsv, json, xml or md" in result.stderr


def test_a_refusal_leaves_no_watchdog_behind(small: Project) -> None:
    kg(small, "sparql", "-f", "csv", text=CONSTRUCT)
    assert all(thread.finished.is_set() for thread in threading.enumerate() if isinstance(thread, threading.Timer))


def test_a_graph_is_no_rows(small: Project) -> None:
    result = kg(small, "sparql", "-f", "csv", text=CONSTRUCT)
    assert "the answer is a graph, which csv cannot hold; use -f ttl or jsonld" in result.stderr


def test_an_unknown_format_is_refused_with_the_nearest(small: Project) -> None:
    result = kg(small, "sparql", "-f", "jason", text="ASK {}")
    assert result.stderr == "error: no format 'jason'; did you mean 'json' or 'jsonld'?\n"


@pytest.mark.parametrize("place", ["", "missing/x.csv"])
def test_an_answer_that_cannot_be_written_is_refused(small: Project, tmp_path: object, place: str) -> None:
    result = kg(small, "sparql", "-o", f"{tmp_path}/{place}", text="ASK {}")
    assert result.exit_code == 2
    assert "is a folder; name a file in it" in result.stderr or "cannot be written" in result.stderr
