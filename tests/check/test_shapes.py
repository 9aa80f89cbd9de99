"""Shapes see what was authored and derived, each literal as it was written, and say it in their own words."""

from collections.abc import Callable

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Triple

from kg.check import Severity
from kg.check.shapes import check_shapes
from kg.errors import KgError
from kg.namespaces import TG

Turtle = Callable[[str], tuple[Triple, ...]]


def test_a_result_keeps_path_value_shape_and_severity(turtle: Turtle) -> None:
    shapes = turtle(
        "shapes:A a sh:NodeShape ; sh:targetClass tg:A ; sh:property shapes:A-day . shapes:A-day sh:path tg:day ;"
        'sh:datatype xsd:date ; sh:severity sh:Warning ; sh:message "Schreib einen Tag."@de , "Write a day."@en .'
    )
    (problem,) = check_shapes(turtle('id:a a tg:A ; tg:day "2019"^^xsd:date .'), shapes)
    assert problem.message == 'Write a day. (found "2019"^^xsd:date)'
    assert (problem.shape, problem.severity) == ("shapes:A-day", Severity.WARNING)
    assert problem.path == NamedNode(TG + "day")
    assert problem.value == Literal("2019", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date"))


def test_a_shape_without_an_iri_is_named_by_the_one_around_it(turtle: Turtle) -> None:
    shapes = turtle("shapes:A a sh:NodeShape ; sh:targetClass tg:A ; sh:property [ sh:path tg:p ; sh:minCount 1 ] .")
    (problem,) = check_shapes(turtle("id:a a tg:A ."), shapes)
    assert problem.shape == "shapes:A"


def test_an_inverse_path_is_told_from_a_forward_one(turtle: Turtle) -> None:
    shapes = turtle(
        "shapes:A a sh:NodeShape ; sh:targetClass tg:A ; sh:property ["
        ' sh:path [ sh:inversePath tg:p ] ; sh:class tg:B ; sh:message "no" ] .'
    )
    (problem,) = check_shapes(turtle("id:a a tg:A . id:b tg:p id:a ."), shapes)
    assert problem.inverse
    assert problem.path == NamedNode(TG + "p")


def test_a_result_without_a_path_points_at_what_the_shape_looks_for(turtle: Turtle) -> None:
    shapes = turtle(
        'shapes:A a sh:NodeShape ; sh:targetSubjectsOf tg:p , tg:q ; sh:class tg:B ; sh:message "Only a B has this." .'
    )
    (problem,) = check_shapes(turtle("id:a a tg:A ; tg:q 1 ."), shapes)
    assert problem.path == NamedNode(TG + "q")
    assert problem.value is None


def test_lexical_forms_survive_the_way_to_pyshacl(turtle: Turtle) -> None:
    """Trap: rdflib makes a valid date of "2019"^^xsd:date, and 7 of 007, unless it is told not to."""
    shapes = turtle('shapes:A sh:targetSubjectsOf tg:p ; sh:property [ sh:path tg:p ; sh:pattern "^007$" ] .')
    assert not list(check_shapes(turtle("id:a tg:p 007 ."), shapes))


def test_pyshacl_leaves_rdflib_as_it_was(turtle: Turtle) -> None:
    """Trap: pyshacl patches rdflib's globals while it runs."""
    list(check_shapes(turtle("id:a a tg:A ."), turtle("shapes:A a sh:NodeShape ; sh:targetClass tg:A .")))
    assert rdflib.NORMALIZE_LITERALS
    assert rdflib.Literal("1", datatype=rdflib.XSD.boolean).value is True


@pytest.mark.parametrize(
    "rule",
    ["sh:property [ sh:minCount 1 ]", 'sh:sparql [ a sh:SPARQLConstraint ; sh:message "no" ; sh:select "SELEC" ]'],
)
def test_a_bad_shape_is_an_error_and_not_a_verdict(turtle: Turtle, rule: str) -> None:
    """Trap: pyshacl exits alike for data that do not conform and for shapes that it cannot run."""
    shapes = turtle(f"shapes:A a sh:NodeShape ; sh:targetClass tg:A ; {rule} .")
    with pytest.raises(KgError, match="shapes"):
        list(check_shapes(turtle("id:a a tg:A ."), shapes))


def test_message_that_asks_for_a_code_names_those_that_there_are(turtle: Turtle) -> None:
    shapes = turtle(
        "shapes:A a sh:NodeShape ; sh:targetClass tg:A ; sh:property [ sh:path tg:p ; sh:minCount 1 ;"
        ' sh:message "say which: tg:p with one concept of vocab:p"@en ] .'
    )
    codes = "vocab:p-a skos:inScheme vocab:p . vocab:p-b skos:inScheme vocab:p ."
    (problem,) = check_shapes(turtle(f"id:a a tg:A . {codes}"), shapes)
    assert problem.message == "say which: tg:p with one concept of vocab:p; there are vocab:p-a, vocab:p-b"
    many = " ".join(f"vocab:p-{n} skos:inScheme vocab:p ." for n in range(9))
    (problem,) = check_shapes(turtle(f"id:a a tg:A . {many}"), shapes)
    assert problem.message.endswith("vocab:p; `kg show vocab:p` lists them")
