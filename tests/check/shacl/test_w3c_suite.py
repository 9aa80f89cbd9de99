"""The core suite of the W3C, read from beside the repository; small cases of our own prove the same elsewhere."""

import os
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.check.shacl import validate
from kg.check.shacl.shapes_graph import ShapesGraph, Term, sh
from tests.check.shacl.graphs import Row, row_of, rows, table

SHARED = Path(os.environ.get("TIEGRAPH_SHARED") or Path(__file__).parents[4] / "shared")
SUITE = SHARED / "fixtures/suites/shacl-core"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
MESSAGE = sh("resultMessage")
SHT = "http://www.w3.org/ns/shacl-test#"


def triples_of(path: Path) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(path=path, base_iri=path.as_uri())]


def cases() -> list[Path]:
    """Return the files that hold a case, as the manifests list them."""
    found, waiting = [], [SUITE / "manifest.ttl"]
    while waiting:
        path = waiting.pop(0)
        graph = ShapesGraph(triples_of(path))
        waiting += [Path(str(node)[len("<file://") : -1]) for node in graph.every(f"<{MF}include>")]
        if any(graph.every(f"<{MF}action>")):
            found.append(path)
    return found


CASES = cases() if SUITE.is_dir() else []


def test_the_suite_is_there_and_whole() -> None:
    if not SUITE.is_dir():
        pytest.skip(f"no W3C suite in {SUITE}; set TIEGRAPH_SHARED to the folder that holds fixtures/")
    assert len(CASES) == 98


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_results_are_those_that_the_suite_expects(path: Path) -> None:
    triples = triples_of(path)
    graph = ShapesGraph(triples)
    (action,), (expected,) = graph.every(f"<{MF}action>"), graph.every(f"<{MF}result>")
    data, shapes = (graph_of(graph, action, triples, path, kind) for kind in ("dataGraph", "shapesGraph"))
    report = validate(table(data), shapes)
    assert report.unknown == ()
    assert rows(report) == expected_rows(graph, expected)
    messages = {str(text) for node in graph.objects(expected, sh("result")) for text in graph.objects(node, MESSAGE)}
    assert messages <= {text for result in report.results for text in result.messages}
    assert str(report.conforms).lower() in str(graph.objects(expected, sh("conforms"))[0])


def graph_of(graph: ShapesGraph, action: Term, own: list[ox.Triple], path: Path, kind: str) -> list[ox.Triple]:
    """Return the data or shapes of a case; read once if they are the case's own file, so that blank nodes agree."""
    (source,) = graph.objects(action, f"<{SHT}{kind}>")
    named = Path(str(source)[len("<file://") : -1])
    return own if named == path else triples_of(named)


def expected_rows(graph: ShapesGraph, report: Term) -> Counter[Row]:
    return Counter(row_of(graph, node) for node in graph.objects(report, sh("result")))
