"""What a plan cannot hold is named, and owlrl has the answer; what rules no table uses is named too."""

import pytest

from tests.close.columns.engines import by_owlrl, by_plan, close_by_plan, turtle

UNKNOWN = {
    "rdf:type in a rule": ("rdf:type rdfs:subPropertyOf :kind . :a a :C .", ":a :kind :C ."),
    "owl:sameAs in a rule": ("owl:sameAs rdfs:subPropertyOf :near . :a owl:sameAs :b .", ":a :near :b ."),
    "rdfs:subClassOf in a rule": (
        "rdfs:subClassOf rdfs:subPropertyOf :under . :C rdfs:subClassOf :D .",
        ":C :under :D .",
    ),
    "rdfs:subPropertyOf in a rule": ("rdfs:subPropertyOf rdfs:domain :P . :p rdfs:subPropertyOf :q .", ":p a :P ."),
    "rdfs:domain in a rule": ("rdfs:domain rdfs:range :K . :p rdfs:domain :C .", ":C a :K ."),
    "rdfs:range in a chain": (
        "[] owl:inverseOf rdfs:range . :x owl:propertyChainAxiom (rdfs:range) . :p rdfs:range :C .",
        ":p :x :C .",
    ),
    "owl:equivalentClass in a rule": (
        "owl:equivalentClass rdfs:subPropertyOf :as . :C owl:equivalentClass :D .",
        ":C :as :D .",
    ),
    "rdf:type that is functional": ("rdf:type a owl:FunctionalProperty . :a a :C , :D .", ":C owl:sameAs :D ."),
    "a word that is the same as a term": (":under owl:sameAs rdfs:subClassOf . :C :under :D . :a a :C .", ":a a :D ."),
    "a word that is found to be the same": (
        ":p a owl:FunctionalProperty . :a :p rdfs:subClassOf , :under . :C :under :D . :b a :C .",
        ":b a :D .",
    ),
}


@pytest.mark.parametrize("kind", UNKNOWN)
def test_what_a_plan_cannot_hold_is_named_and_owlrl_has_the_answer(kind: str) -> None:
    premises, follows = UNKNOWN[kind]
    assert by_plan(turtle(premises)).unknown
    assert set(turtle(follows)) <= by_owlrl(turtle(premises)).triples


KNOWN = {
    "a property under rdfs:subClassOf": (
        ":under rdfs:subPropertyOf rdfs:subClassOf . :C :under :D . :a a :C .",
        ":a a :D .",
    ),
    "a property under rdf:type": (
        ":kind rdfs:subPropertyOf rdf:type . :a :kind :C . :C rdfs:subClassOf :D .",
        ":a a :D .",
    ),
    "a property under owl:sameAs": (":is rdfs:subPropertyOf owl:sameAs . :a :is :b ; :p :c .", ":b :p :c ."),
    "a class under owl:TransitiveProperty": (
        ":T rdfs:subClassOf owl:TransitiveProperty . :p a :T . :a :p :b . :b :p :c .",
        ":a :p :c .",
    ),
    "a domain that makes classes": (
        ":super rdfs:domain owl:Class . owl:Thing rdfs:subClassOf :E . :C :super :D . :a a :C .",
        ":a a :E .",
    ),
    "a class under owl:Class": (":M rdfs:subClassOf owl:Class . owl:Class rdfs:subClassOf :K . :C a :M .", ":C a :K ."),
    "datatypes as a class": ("rdfs:Datatype rdfs:subClassOf :K .", "xsd:integer a :K ."),
    "equal classes": (":C owl:sameAs :D . :D rdfs:subClassOf :E . :a a :C .", ":a a :D , :E ."),
    "equal properties": (":p owl:sameAs :q . :q rdfs:range :E . :a :p :b .", ":a :q :b . :b a :E ."),
    "classes found to be equal": (
        ":of a owl:InverseFunctionalProperty . :C :of :k . :D :of :k . :D rdfs:subClassOf :E . :a a :C .",
        ":a a :E .",
    ),
    "a list that is found to be one": (
        ":first rdfs:subPropertyOf rdf:first . :l :first :a ; rdf:rest () . :C owl:oneOf :l . :C rdfs:subClassOf :D .",
        ":a a :D .",
    ),
}


@pytest.mark.parametrize("kind", KNOWN)
def test_axioms_that_are_found_on_the_way_become_part_of_the_plan(kind: str) -> None:
    premises, follows = KNOWN[kind]
    ours, theirs = by_plan(turtle(premises)), by_owlrl(turtle(premises))
    assert not ours.unknown
    assert set(turtle(follows)) <= ours.triples
    assert theirs.triples <= ours.triples


def test_what_no_rule_uses_is_named_with_how_often() -> None:
    premises = """:C owl:onProperty :p ; owl:minCardinality 1 . :D owl:onProperty :p ; owl:minCardinality 2 .
    :E owl:onProperty :p ; owl:maxCardinality 3 . :p a owl:ReflexiveProperty ."""
    assert close_by_plan(turtle(premises)).plan.idle == (
        "owl:minCardinality (2)",
        "owl:ReflexiveProperty (1)",
        "owl:maxCardinality that is not 0 or 1 (1)",
    )
