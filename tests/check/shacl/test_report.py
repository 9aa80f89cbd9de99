"""Reports: columns, single results, N-Triples, a graph of rdflib; labels apart; same input, same bytes."""

import subprocess
import sys

from rdflib import Graph
from rdflib.namespace import RDF, SH

from kg.check.shacl import to_graph, to_ntriples
from kg.check.shacl.paths import Predicate
from tests.check.shacl.graphs import iri, rows, validated

DATA = "ex:a a ex:C ; ex:p 1, 'x' . ex:b a ex:C ; ex:q ex:a ."
SHAPES = """ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:closed true ; sh:ignoredProperties (rdf:type) ;
  sh:property [ sh:path ex:p ; sh:minCount 1 ; sh:datatype xsd:integer ; sh:message "one"@en, "eins"@de ] ,
    [ sh:path ([ sh:inversePath ex:q ] [ sh:zeroOrMorePath [ sh:alternativePath (ex:p ex:q) ] ]) ; sh:maxCount 0 ;
      sh:severity sh:Info ] ."""


def test_a_frame_holds_what_the_results_say() -> None:
    report = validated(DATA, SHAPES)
    frame = report.results.frame()
    assert frame.columns == [
        "focus",
        "path",
        "value",
        "shape",
        "named",
        "component",
        "severity",
        "constraint",
        "messages",
    ]
    assert frame.height == len(report.results) == 4
    for line, result in zip(frame.iter_rows(named=True), report.results, strict=True):
        assert line["focus"] == result.focus
        assert line["value"] == result.value
        assert (line["path"] is None) == (result.path is None)
        assert tuple(line["messages"]) == result.messages
        assert line["named"] == iri("S")
    closed = [result for result in report.results if "Closed" in result.check.component]
    assert {result.path for result in closed} == {Predicate(iri("q"))}


def test_an_empty_report_conforms() -> None:
    report = validated("", "")
    assert report.conforms
    assert report.results.frame().height == 0
    assert list(report.results) == []
    graph = to_graph(report)
    assert len(graph) == 2
    assert [str(value) for value in graph.objects(None, SH.conforms)] == ["true"]


def test_a_report_is_a_graph_of_the_standard() -> None:
    report = validated(DATA, SHAPES)
    graph = to_graph(report)
    (top,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert not graph.value(top, SH.conforms).toPython()
    nodes = set(graph.objects(top, SH.result))
    assert nodes == set(graph.subjects(RDF.type, SH.ValidationResult))
    assert len(nodes) == 4
    for node in nodes:
        for predicate in (SH.focusNode, SH.sourceShape, SH.sourceConstraintComponent, SH.resultSeverity):
            assert len(set(graph.objects(node, predicate))) == 1
    texts = {(str(text), text.language) for text in graph.objects(None, SH.resultMessage)}
    assert {("one", "en"), ("eins", "de")} < texts


def test_no_result_shares_the_path_of_another() -> None:
    graph = to_graph(validated(DATA + " ex:c a ex:C ; ex:p 1 ; ex:q ex:b .", SHAPES))
    paths = list(graph.objects(None, SH.resultPath))
    assert len([path for path in paths if path.startswith("http")]) < len(paths)
    for path in paths:
        assert path.startswith("http") or len(list(graph.subjects(SH.resultPath, path))) == 1


def test_blank_nodes_of_the_data_are_not_those_of_the_report() -> None:
    report = validated(
        "_:report ex:p _:reportr0, _:reportxr1 .", "ex:S sh:targetSubjectsOf ex:p ; sh:path ex:p ; sh:maxLength 0 ."
    )
    assert len(rows(report)) == 2
    assert "_:reportxx " in to_ntriples(report)


def test_columns_and_graph_agree_on_terms_that_need_escapes() -> None:
    data = r"""ex:a ex:p "q\"uo\\te", "li\nne", "t\tab", "\u0001", "x"@en-GB ."""
    report = validated(data, "ex:S sh:targetObjectsOf ex:p ; sh:nodeKind sh:IRI .")
    assert len(rows(report)) == 5
    assert len(set(Graph().parse(data=to_ntriples(report)).objects(None, SH.value))) == 5


def test_the_same_input_gives_the_same_bytes() -> None:
    shapes = """ex:S sh:targetClass ex:C ; sh:nodeKind sh:Literal ; sh:closed true ; sh:property ex:P .
        ex:P sh:path ex:p ; sh:minCount 1 ; sh:in (2) ."""
    code = f"from tests.check.shacl.graphs import *; print(to_ntriples(validated({DATA!r}, {shapes!r})))"
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, check=True) for _ in range(2)]
    assert runs[0].stdout == runs[1].stdout
    assert b"InConstraintComponent" in runs[0].stdout


def test_importing_kg_does_not_import_the_engine_or_what_it_stands_on() -> None:
    heavy = ("numpy", "polars", "rdflib", "kg.check.shacl")
    code = f"import sys, kg, kg.check; print([name for name in {heavy} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert found.stdout.strip() == "[]"
