"""The catalogue for people and tools is what the stored queries give, and what it holds runs."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from rdflib.namespace import RDF, SH

import kg
from kg.namespaces import QUERY
from kg.resources import Project

ROOT = Path(__file__).parents[2]
RDF_FILE = ROOT / "queries" / "catalogue.ttl"


@pytest.fixture(scope="module")
def graph(built: Project) -> Iterator[kg.Graph]:
    with kg.open(built.root) as graph:
        yield graph


@pytest.fixture(scope="module")
def catalogue() -> rdflib.Graph:
    return rdflib.Graph().parse(RDF_FILE)


def test_catalogue_is_what_the_generator_writes() -> None:
    script = ROOT / "docs/generate/query_catalogue.py"
    run = subprocess.run(
        [sys.executable, str(script), "--check"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr + "run `make docs` and commit what it writes"


def test_both_parsers_read_the_same_triples(catalogue: rdflib.Graph) -> None:
    quads = list(pyoxigraph.parse(path=RDF_FILE))
    assert len(quads) == len(set(catalogue))


def test_every_query_and_parameter_has_its_node(catalogue: rdflib.Graph, graph: kg.Graph) -> None:
    nodes = {str(node) for node in catalogue.subjects(RDF.type, SH.SPARQLSelectExecutable)}
    assert nodes == {QUERY + query.name for query in graph.queries}
    parameters = {
        (str(query), str(catalogue.value(p, SH.name))) for query, p in catalogue.subject_objects(SH.parameter)
    }
    assert parameters == {(QUERY + query.name, p.name) for query in graph.queries for p in query.params}


def test_select_text_gives_the_answer_of_the_stored_query(catalogue: rdflib.Graph, graph: kg.Graph) -> None:
    for query in graph.queries:
        text = str(catalogue.value(rdflib.URIRef(QUERY + query.name), SH.select))
        assert list(graph.sparql(text).terms) == list(graph.query(query.name).terms), query.name


def test_page_names_every_query_parameter_and_column(graph: kg.Graph) -> None:
    page = (ROOT / "queries" / "README.md").read_text(encoding="utf-8")
    parts = {part.partition("]")[0]: part for part in page.split("\n### [")[1:]}
    assert set(parts) == {query.name for query in graph.queries}
    for query in graph.queries:
        named = [query.summary, *(f"`{part.name}`" for part in (*query.params, *query.columns))]
        assert [text for text in named if text not in parts[query.name]] == []
