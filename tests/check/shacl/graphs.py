"""Graphs and reports for tests of the SHACL engine: read, validated by us or by pyshacl, results as rows to compare."""

import warnings
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import polars as pl
import pyoxigraph as ox

from kg.check.shacl import Report, to_ntriples, validate
from kg.check.shacl.paths import read_path, to_sparql
from kg.check.shacl.shapes_graph import ShapesGraph, Term, sh
from kg.columns import Columns, encode
from kg.namespaces import SH
from kg.terms import from_rdflib, quiet, rdflib_graph

PREFIXES = """
@prefix ex: <http://example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


class Row(NamedTuple):
    """What a test compares of a result; terms as N-Triples, the path as SPARQL, the rest by local name."""

    focus: str
    path: str
    value: str
    component: str
    severity: str
    shape: str


def iri(name: str) -> str:
    return f"<http://example.org/{name}>"


def row(focus: str, path: str, value: str, component: str, shape: str = "P") -> Row:
    """Return a violation of one of the shapes in our small cases."""
    return Row(focus, path, value, f"<{SH}{component}ConstraintComponent>", f"<{SH}Violation>", iri(shape))


def turtle(text: str) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(PREFIXES + text, format=ox.RdfFormat.TURTLE)]


def table(triples: Iterable[ox.Triple]) -> Columns:
    lines = [f"{triple.subject} {triple.predicate} {triple.object} ." for triple in triples]
    return encode([pl.Series(lines, dtype=pl.String)])


def validated(data: str, shapes: str) -> Report:
    return validate(table(turtle(data)), turtle(shapes))


def rows(report: Report) -> Counter[Row]:
    """Read the results from columns, having seen that the report as a graph says the same."""
    found = Counter(
        Row(
            result.focus,
            "" if result.path is None else to_sparql(result.path),
            result.value or "",
            result.check.component,
            result.check.severity,
            result.check.shape,
        )
        for result in report.results
    )
    lines = ox.parse(to_ntriples(report).encode(), format=ox.RdfFormat.N_TRIPLES)
    assert rows_of_graph(quad.triple for quad in lines) == found
    return found


def rows_of_graph(triples: Iterable[ox.Triple]) -> Counter[Row]:
    """Read the top results of a sh:ValidationReport graph."""
    graph = ShapesGraph(triples)
    nodes = [node for report in graph.subjects for node in graph.objects(report, sh("result"))]
    return Counter(row_of(graph, node) for node in nodes)


def row_of(graph: ShapesGraph, node: Term) -> Row:
    def one(name: str) -> str:
        values = graph.objects(node, sh(name))
        assert len(values) <= 1, (name, values)
        return str(values[0]) if values else ""

    path = "".join(to_sparql(read_path(graph, found)) for found in graph.objects(node, sh("resultPath")))
    names = ("focusNode", "value", "sourceConstraintComponent", "resultSeverity", "sourceShape")
    focus, value, component, severity, shape = map(one, names)
    return Row(focus, path, value, component, severity, shape)


def pyshacl_rows(data: Iterable[ox.Triple], shapes: Iterable[ox.Triple]) -> Counter[Row]:
    """Validate with pyshacl, lexical forms kept."""
    from pyshacl import validate as reference

    with quiet(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # rdflib compares by a truth value that Python will not have
        _, found, text = reference(rdflib_graph(data), shacl_graph=rdflib_graph(shapes), inference="none")
    if isinstance(found, Exception):
        raise found
    assert not isinstance(found, (str, bytes)), text
    triples = (ox.Triple(*map(from_rdflib, triple)) for triple in found)
    return rows_of_graph(triples)
