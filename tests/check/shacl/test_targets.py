"""Targets: each kind, sub-classes, and several at once."""

import pytest

from tests.check.shacl.graphs import iri, rows, validated

DATA = """
ex:Sub rdfs:subClassOf ex:Top . ex:Deep rdfs:subClassOf ex:Sub . ex:Top rdfs:subClassOf ex:Deep .
ex:one a ex:Top . ex:two a ex:Deep . ex:other a ex:Other .
ex:other ex:p ex:one, "text" . ex:one ex:p ex:other .
"""
TARGETS = [
    ("sh:targetNode ex:one, ex:absent, 5", {"one", "absent", '"5"^^<http://www.w3.org/2001/XMLSchema#integer>'}),
    ("sh:targetClass ex:Top", {"one", "two"}),
    ("sh:targetClass ex:Deep", {"one", "two"}),
    ("sh:targetClass ex:Unheard", set()),
    ("sh:targetSubjectsOf ex:p", {"one", "other"}),
    ("sh:targetObjectsOf ex:p", {"one", "other", '"text"'}),
    ("sh:targetClass ex:Other ; sh:targetNode ex:other, ex:two", {"other", "two"}),
]


@pytest.mark.parametrize(("targets", "expected"), TARGETS)
def test_focus_nodes(targets: str, expected: set[str]) -> None:
    # No node is a blank node, so that each focus node is reported, once.
    found = rows(validated(DATA, f"ex:S a sh:NodeShape ; {targets} ; sh:nodeKind sh:BlankNode ."))
    assert [found[each] for each in found] == [1] * len(found)
    assert {each.focus for each in found} == {name if name[0] == '"' else iri(name) for name in expected}


def test_a_shape_that_is_a_class_has_its_instances_as_target() -> None:
    class_shape = "ex:Top a {}, sh:NodeShape ; sh:nodeKind sh:BlankNode . {}"
    assert len(validated(DATA, class_shape.format("rdfs:Class", "")).results) == 2
    assert len(validated(DATA, class_shape.format("ex:Kind", "ex:Kind rdfs:subClassOf rdfs:Class .")).results) == 2
    # The data graph does not say what is a class, and owl:Class is none unless the shapes graph says so.
    assert len(validated(DATA, class_shape.format("owl:Class", "")).results) == 0


def test_a_class_that_is_no_shape_is_not_validated() -> None:
    assert validated(DATA, "ex:Top a rdfs:Class ; rdfs:label 'Top' .").conforms


def test_subclasses_in_the_shapes_graph_do_not_count() -> None:
    shapes = "ex:S sh:targetClass ex:Super ; sh:nodeKind sh:BlankNode . ex:Other rdfs:subClassOf ex:Super ."
    assert validated(DATA, shapes).conforms
