"""What the engine does not do is named, with the shapes that need it; pyshacl can then do those shapes."""

import pytest

from kg.check.shacl import validate
from kg.terms import rdflib_graph
from tests.check.shacl.graphs import iri, table, turtle, validated

TARGET = "ex:S a sh:NodeShape ; sh:targetNode ex:x ; "
# Shapes that must be left out, and what must be said of them.
LEFT_OUT = [
    (TARGET + "sh:minCount 1 .", "sh:minCount on a node shape"),
    (TARGET + "sh:lessThan ex:p .", "sh:lessThan on a node shape"),
    (TARGET + "sh:uniqueLang true .", "sh:uniqueLang on a node shape"),
    (TARGET + "sh:qualifiedValueShape [ sh:class ex:C ] .", "sh:qualifiedValueShape on a node shape"),
    (TARGET + "sh:datatype xsd:date, xsd:string .", "more than one sh:datatype"),
    (TARGET + "sh:class 'C' .", "sh:class that is no IRI"),
    (TARGET + "sh:nodeKind ex:Kind .", "no node kind"),
    (TARGET + "sh:minLength 1.5 .", "no xsd:integer"),
    (TARGET + "sh:minLength '+'^^xsd:integer .", "no xsd:integer"),
    (TARGET + "sh:minInclusive ex:x .", "no literal"),
    (TARGET + "sh:pattern '('.", "sh:pattern"),
    (TARGET + "sh:pattern 'a(?=b)' .", "sh:pattern"),
    (TARGET + "sh:pattern 'a' ; sh:flags 'k' .", "sh:flags"),
    (TARGET + "sh:pattern 5 .", "no string"),
    (TARGET + "sh:languageIn ('en'@en) .", "sh:languageIn"),
    (TARGET + "sh:in 5 .", "list"),
    (TARGET + "sh:closed true ; sh:ignoredProperties ('p') .", "sh:ignoredProperties"),
    (TARGET + "sh:node ex:Missing .", "not there"),
    (TARGET + "sh:node [ sh:path ex:p ] .", "no node shape"),
    (TARGET + "sh:property [ sh:class ex:C ] .", "without sh:path"),
    (TARGET + "sh:not 'x' .", "not there"),
    (TARGET + "sh:or (ex:Missing) .", "not there"),
    (TARGET + "sh:deactivated true, false .", "more than one sh:deactivated"),
    (TARGET + "sh:targetNode _:b .", "blank node as sh:targetNode"),
    (TARGET + "sh:targetClass 'C' .", "sh:targetClass that is no IRI"),
    (TARGET + "sh:expression ex:e .", "sh:expression"),
    (TARGET + "sh:unheard true .", "sh:unheard"),
    ("ex:S a sh:PropertyShape ; sh:targetNode ex:x .", "without sh:path"),
    (TARGET + "sh:path ex:p .", "a node shape with sh:path"),
    ("ex:S sh:target [ a sh:SPARQLTarget ] ; sh:class ex:C .", "sh:target"),
    (TARGET + "ex:own 5 . ex:Own sh:parameter [ sh:path ex:own ] .", "<http://example.org/own>, a parameter of"),
    (TARGET + "sh:property [ sh:path ex:p ; sh:node ex:S ] .", "refers to itself"),
    (TARGET + "sh:node ex:T . ex:T sh:not [ sh:or (ex:T) ] .", "refers to itself"),
    (TARGET + "sh:sparql [ sh:message 'x' ] .", "without sh:select"),
    (TARGET + "sh:class ex:C . <http://example.org/> sh:entailment ex:Regime .", "sh:entailment"),
]


@pytest.mark.parametrize(("shapes", "reason"), LEFT_OUT)
def test_a_shape_that_cannot_be_done_is_named(shapes: str, reason: str) -> None:
    report = validated("ex:x ex:p 1 .", shapes)
    assert [each.root for each in report.unknown] == [iri("S")]
    assert reason in report.unknown[0].reason
    assert not len(report.results)


def test_the_shape_that_is_why_is_named_beside_the_one_that_was_left_out() -> None:
    shapes = "ex:S sh:targetNode ex:x ; sh:not ex:T . ex:T sh:node ex:U . ex:U sh:unheard 1 ."
    (unknown,) = validated("", shapes).unknown
    assert (unknown.root, unknown.shape, unknown.reason) == (iri("S"), iri("U"), "sh:unheard")


def test_what_nobody_needs_or_what_is_switched_off_is_not_named() -> None:
    assert validated("", "ex:T sh:unheard 1 .").unknown == ()
    assert validated("", "ex:S sh:targetNode ex:x ; sh:not [ sh:deactivated true ; sh:unheard 1 ] .").unknown == ()


def test_other_shapes_are_validated_all_the_same() -> None:
    shapes = TARGET + "sh:unheard 1 . ex:Good sh:targetNode ex:x ; sh:class ex:C ."
    report = validated("", shapes)
    assert [result.check.shape for result in report.results] == [iri("Good")]
    assert len(report.unknown) == 1


def test_pyshacl_does_the_shapes_that_were_left_out() -> None:
    from pyshacl import validate as reference

    data, shapes = turtle("ex:x ex:p 'ac' ."), turtle(TARGET + "sh:property [ sh:path ex:p ; sh:pattern 'a(?=b)' ] .")
    (unknown,) = validate(table(data), shapes).unknown
    conforms, _, _ = reference(rdflib_graph(data), shacl_graph=rdflib_graph(shapes), use_shapes=[unknown.root[1:-1]])
    assert not conforms
