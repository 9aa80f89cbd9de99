"""What holds for shapes of whatever constraint: severity, messages, nesting, siblings, repeated triples."""

from collections import Counter

import polars as pl

from kg.check.shacl import validate
from kg.columns import encode
from kg.namespaces import XSD
from tests.check.shacl.graphs import iri, row, rows, turtle, validated


def test_a_result_names_its_severity_and_messages() -> None:
    shape = """ex:P sh:path ex:p ; sh:targetNode ex:x ; sh:minCount 1 ; sh:severity ex:Dire ;
        sh:message "none"@en, "keiner"@de ."""
    (result,) = validated("", shape).results
    assert result.check.severity == iri("Dire")
    assert set(result.messages) == {'"none"@en', '"keiner"@de'}


def test_a_result_without_a_message_of_its_shape_says_what_is_wrong() -> None:
    (result,) = validated("", 'ex:P sh:path ex:p ; sh:targetNode ex:x ; sh:hasValue "a\\"b" .').results
    assert result.messages == (r'"lacks the value \"a\\\"b\""',)


def test_a_deactivated_shape_finds_nothing_and_everything_conforms_to_it() -> None:
    off = "ex:Off sh:deactivated true ; sh:nodeKind sh:BlankNode"
    assert validated("", f"{off} ; sh:targetNode ex:x .").conforms
    (result,) = validated("", f"{off} . ex:P sh:targetNode ex:x ; sh:not ex:Off .").results
    assert result.check.shape == iri("P")
    assert not validated("", off.replace("true", "false") + " ; sh:targetNode ex:x .").conforms


def test_a_result_names_the_nearest_shape_with_an_iri() -> None:
    circle = "_:a sh:targetNode ex:y ; sh:not _:b . _:b sh:not _:a, _:c . _:c sh:targetNode ex:x ; sh:class ex:C ."
    (result,) = validated("", circle).results
    assert result.check.named is None
    shapes = "ex:S sh:targetNode ex:x ; sh:property [ sh:path ex:p ; sh:property [ sh:path ex:q ; sh:minCount 1 ] ] ."
    (result,) = validated("ex:x ex:p ex:y .", shapes).results
    assert result.check.named == iri("S")


def test_a_shape_that_is_reached_twice_reports_twice() -> None:
    shapes = """ex:S sh:targetNode ex:x ; sh:property ex:A, ex:B . ex:A sh:path ex:a ; sh:property ex:In .
        ex:B sh:path ex:b ; sh:property ex:In . ex:In sh:path ex:c ; sh:minCount 1 ."""
    found = rows(validated("ex:x ex:a ex:y ; ex:b ex:y, ex:z .", shapes))
    twice, once = (row(iri(focus), iri("c"), "", "MinCount", "In") for focus in ("y", "z"))
    assert found == Counter({twice: 2, once: 1})


def test_nested_property_shapes_look_at_the_values_of_the_outer_one() -> None:
    shapes = (
        "ex:P sh:targetNode ex:x ; sh:path ex:a ; sh:property ex:In . ex:In sh:path ex:b ; sh:datatype xsd:string ."
    )
    found = rows(validated('ex:x ex:a ex:y ; ex:b 1 . ex:y ex:b "fine", 2 .', shapes))
    assert found == Counter([row(iri("y"), iri("b"), f'"2"^^<{XSD}integer>', "Datatype", "In")])


def test_property_shapes_nest_at_any_depth() -> None:
    shapes = """ex:S sh:targetNode ex:x, ex:far ; sh:path ex:a ; sh:property [ sh:path ex:b ; sh:property [
        sh:path ex:c ; sh:property ex:In ] ] . ex:In sh:path ex:d ; sh:minCount 1 ."""
    data = "ex:x ex:a ex:y1, ex:y2 . ex:y1 ex:b ex:z . ex:y2 ex:b ex:z . ex:z ex:c ex:w . ex:far ex:a ex:fine ."
    assert rows(validated(data, shapes)) == Counter({row(iri("w"), iri("d"), "", "MinCount", "In"): 2})
    both = "ex:N sh:targetNode ex:x, ex:far ; sh:node [ sh:property ex:S ] . " + shapes.replace(
        "sh:targetNode ex:x, ex:far ;", ""
    )
    assert [each.focus for each in rows(validated(data, both))] == [iri("x")]


def test_siblings_do_not_count_for_each_other_where_they_are_disjoint() -> None:
    shapes = """ex:S sh:targetNode ex:hand ; sh:property ex:Thumb, ex:Finger .
        ex:Thumb sh:path ex:has ; sh:qualifiedValueShape [ sh:class ex:T ] ; sh:qualifiedMinCount 1 {} .
        ex:Finger sh:path ex:has ; sh:qualifiedValueShape [ sh:class ex:F ] ; sh:qualifiedMinCount 1 {} ."""
    data = "ex:hand ex:has ex:both . ex:both a ex:T, ex:F ."
    assert validated(data, shapes.format("", "")).conforms
    apart = "; sh:qualifiedValueShapesDisjoint true"
    assert validated("ex:hand ex:has ex:t, ex:f . ex:t a ex:T . ex:f a ex:F .", shapes.format(apart, apart)).conforms
    found = rows(validated(data, shapes.format(apart, "")))
    assert found == Counter([row(iri("hand"), iri("has"), "", "QualifiedMinCount", "Thumb")])


def test_a_closed_property_shape_reports_triples_of_its_values() -> None:
    shapes = "ex:P sh:path ex:a ; sh:targetNode ex:x ; sh:closed true ; sh:ignoredProperties (ex:b) ."
    found = rows(validated("ex:x ex:a ex:y ; ex:c 1 . ex:y ex:b 1 ; ex:c '2' .", shapes))
    assert found == Counter([row(iri("x"), iri("c"), '"2"', "Closed")])


def test_the_same_triple_from_two_sources_counts_once() -> None:
    lines = pl.Series(["<a:s> <a:p> <a:o> ."])
    for demand in ("sh:closed true", "sh:property [ sh:path <a:p> ; sh:maxCount 0 ]"):
        shapes = turtle(f"ex:P a sh:NodeShape ; sh:targetNode <a:s> ; {demand} .")
        assert len(validate(encode([lines, lines]), shapes).results) == 1


def test_no_data_and_no_shapes_are_fine() -> None:
    assert validated("", "").conforms
    assert validated("ex:a ex:p ex:b .", "").conforms
    assert not validated("", "ex:S sh:targetNode ex:x ; sh:class ex:C .").conforms
