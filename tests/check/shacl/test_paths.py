"""Each kind of property path, walked from nodes of a small graph, written as SPARQL and read back from a report."""

from collections import Counter

import pyoxigraph as ox
import pytest

from kg.check.shacl.data import Data
from kg.check.shacl.paths import predicates_of, reaches_itself, read_path, to_sparql
from kg.check.shacl.shapes_graph import ShapesGraph, sh
from kg.check.shacl.walk import Nodes, walk
from tests.check.shacl.graphs import iri, row, rows, table, turtle, validated

P, Q, R = map(iri, "pqr")
# A chain a-b-c by p, branches by q, a cycle d-e by r, a literal at the end of both ways.
GRAPH = """
ex:a ex:p ex:b ; ex:q ex:c . ex:b ex:p ex:c ; ex:q "end" . ex:c ex:q "end" .
ex:d ex:r ex:e . ex:e ex:r ex:d ; ex:p ex:c . ex:loop ex:r ex:loop .
"""
PATHS = {
    "ex:p": P,
    "[ sh:inversePath ex:p ]": f"(^{P})",
    "(ex:p ex:q)": f"({P}/{Q})",
    "(ex:p ex:p ex:q)": f"({P}/{P}/{Q})",
    "[ sh:alternativePath (ex:p ex:q) ]": f"({P}|{Q})",
    "[ sh:zeroOrMorePath ex:r ]": f"{R}*",
    "[ sh:oneOrMorePath ex:r ]": f"{R}+",
    "[ sh:zeroOrOnePath ex:p ]": f"{P}?",
    "[ sh:inversePath (ex:p ex:q) ]": f"(^({P}/{Q}))",
    "[ sh:inversePath [ sh:inversePath ex:p ] ]": f"(^(^{P}))",
    "[ sh:inversePath [ sh:alternativePath (ex:p ex:q) ] ]": f"(^({P}|{Q}))",
    "[ sh:inversePath [ sh:oneOrMorePath (ex:r ex:p) ] ]": f"(^({R}/{P})+)",
    "[ sh:zeroOrMorePath [ sh:alternativePath (ex:p [ sh:inversePath ex:r ]) ] ]": f"({P}|(^{R}))*",
    "([ sh:zeroOrMorePath ex:p ] ex:q)": f"({P}*/{Q})",
    "[ sh:zeroOrOnePath [ sh:oneOrMorePath ex:p ] ]": f"({P}+)?",
    "([ sh:oneOrMorePath ex:r ] [ sh:zeroOrOnePath ex:p ])": f"({R}+/{P}?)",
}


def path_of(text: str) -> object:
    graph = ShapesGraph(turtle(f"ex:S sh:path {text} ."))
    (node,) = graph.every(sh("path"))
    return read_path(graph, node)


@pytest.mark.parametrize(("text", "written"), PATHS.items())
def test_a_path_leads_where_oxigraph_says(text: str, written: str) -> None:
    path = path_of(text)
    assert to_sparql(path) == written
    data = Data(table(turtle(GRAPH)), [])
    every = Nodes(data, data.terms.encode(sorted(set(data.columns.terms))))
    every.codes.sort()
    found = zip(*(data.terms.spell(column).to_list() for column in walk(data, path, every)), strict=True)
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in turtle(GRAPH))
    # Predicates are terms of the table but not nodes of the graph, for which Oxigraph has no path of length zero.
    answers = {(str(row["s"]), str(row["o"])) for row in store.query(f"SELECT ?s ?o {{ ?s {written} ?o }}")}
    nodes = {str(term) for triple in turtle(GRAPH) for term in (triple.subject, triple.object)}
    assert {pair for pair in found if pair[0] in nodes} == answers


@pytest.mark.parametrize("text", PATHS)
def test_a_path_in_a_report_is_the_path_of_the_shape(text: str) -> None:
    report = validated("", f"ex:P sh:path {text} ; sh:targetNode ex:nowhere ; sh:hasValue 1 .")
    assert rows(report) == Counter([row(iri("nowhere"), PATHS[text], "", "HasValue")])


def test_a_path_of_length_zero_holds_for_a_node_that_the_data_do_not_have() -> None:
    shape = "ex:P sh:path [ sh:zeroOrMorePath ex:p ] ; sh:targetNode ex:nowhere ; sh:maxCount 0 ."
    assert rows(validated("", shape)) == Counter([row(iri("nowhere"), f"{P}*", "", "MaxCount")])


def test_values_are_distinct_however_many_ways_lead_to_them() -> None:
    data = "ex:x ex:p ex:y, ex:z . ex:y ex:q ex:end . ex:z ex:q ex:end ."
    assert validated(data, "ex:P sh:path (ex:p ex:q) ; sh:targetNode ex:x ; sh:maxCount 1 .").conforms


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("(ex:p)", "fewer than two"),
        ("[ sh:alternativePath (ex:p) ]", "fewer than two"),
        ("[ ex:unheard ex:p ]", "no property path"),
        ('"text"', "literal"),
        ("[ rdf:first ex:p ; rdf:rest [ rdf:first ex:q ] ]", "list"),
        ("_:self . _:self sh:inversePath _:self", "holds itself"),
    ],
)
def test_what_is_no_path_is_named(text: str, why: str) -> None:
    report = validated("", f"ex:P sh:targetNode ex:x ; sh:minCount 1 ; sh:path {text} .")
    (unknown,) = report.unknown
    assert why in unknown.reason
    assert not len(report.results)


def test_predicates_and_empty_ways_of_a_path_are_known() -> None:
    path = path_of("([ sh:inversePath ex:p ] [ sh:alternativePath (ex:q [ sh:zeroOrOnePath ex:r ]) ])")
    assert predicates_of(path) == {P, Q, R}
    assert reaches_itself(path)
    assert not reaches_itself(path_of("[ sh:oneOrMorePath [ sh:inversePath ex:p ] ]"))
