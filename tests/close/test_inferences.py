"""What closing gives is what owlrl gives: no less for what it is not fed, no more than the written list leaves."""

from collections.abc import Callable

import pytest
from pyoxigraph import Triple

from kg.close import infer_triples
from kg.close.noise import NOISE
from kg.close.reference import close_by_owlrl
from kg.close.trimming import trim

Turtle = Callable[[str], tuple[Triple, ...]]
ONTOLOGY = """
<https://w3id.org/tiegraph/ontology/> a owl:Ontology ; owl:versionInfo "1" ; rdfs:label "x"@en .
tg:Agent a owl:Class ; rdfs:label "agent"@en ; skos:definition "Acts."@en .
tg:Organisation a owl:Class ; rdfs:subClassOf tg:Agent ; owl:disjointWith tg:Person .
tg:Unit a owl:Class ; rdfs:subClassOf tg:Organisation .
tg:Person a owl:Class ; rdfs:subClassOf tg:Agent .
tg:Plain a owl:Class ; tg:iriKind "plain" .
tg:involves a owl:ObjectProperty . tg:party a owl:ObjectProperty ; rdfs:subPropertyOf tg:involves .
tg:knows a owl:ObjectProperty , owl:SymmetricProperty . tg:partOf a owl:ObjectProperty , owl:TransitiveProperty .
tg:has a owl:ObjectProperty ; owl:inverseOf tg:partOf . tg:plain a owl:ObjectProperty .
tg:label a owl:DatatypeProperty ; rdfs:subPropertyOf tg:text . tg:text a owl:DatatypeProperty .
tg:note a owl:DatatypeProperty .
tg:uncle a owl:ObjectProperty ; owl:propertyChainAxiom ( tg:parent tg:brother ) . tg:owns rdfs:domain tg:Agent .
tg:Big owl:equivalentClass [ a owl:Restriction ; owl:onProperty tg:size ; owl:hasValue "big" ] .
tg:Head a owl:Class ; owl:intersectionOf ( tg:Person tg:Boss ) . tg:Any owl:unionOf ( tg:Plain tg:Other ) .
tg:Parent owl:equivalentClass [ a owl:Restriction ; owl:onProperty tg:child ; owl:someValuesFrom tg:Person ] .
vocab:x a skos:Concept ; skos:prefLabel "x"@en .
"""
DATA = """
id:a a tg:Unit ; rdfs:label "a"@en ; tg:label "A"@en , "Ä"@zh-Hans ; tg:note "n" , 007 ; tg:knows id:b ; tg:plain id:c .
id:b a tg:Plain ; tg:party id:a ; tg:partOf id:c ; tg:owns id:d ; tg:size "big" . id:c tg:partOf id:d ; tg:parent id:p .
id:p tg:brother id:q ; tg:child id:r . id:r a tg:Person , tg:Boss . id:s a tg:Other ; tg:date "2018"^^xsd:gYear .
"""


def useful(triples: list[Triple]) -> set[Triple]:
    return close_by_owlrl(triples)[0] - set(triples)


@pytest.mark.parametrize(
    "more",
    [
        "",
        "id:a owl:sameAs id:e . id:e tg:plain id:f .",
        "tg:plain a owl:FunctionalProperty . id:a tg:plain id:x .",
        "tg:plain a owl:InverseFunctionalProperty . id:x tg:plain id:c ; tg:note 'of both' .",
        "tg:Plain owl:hasKey ( tg:note tg:size ) . id:x a tg:Plain ; tg:note 'k' ; tg:size 'big' .",
        "tg:Plain rdfs:subClassOf [ owl:onProperty tg:plain ; owl:maxCardinality 1 ] . id:b tg:plain id:x , id:y .",
        "tg:plain rdfs:range tg:Plain .",
        "tg:Plain owl:oneOf ( id:y id:z ) .",
    ],
)
def test_nothing_useful_is_lost_by_what_owlrl_is_not_fed(turtle: Turtle, more: str) -> None:
    whole = list(turtle(ONTOLOGY + DATA + more))
    assert useful(whole) == useful(trim(whole)) - set(whole)


def test_trimming_leaves_something_out_of_a_graph_that_equates_nothing(turtle: Turtle) -> None:
    whole = list(turtle(ONTOLOGY + DATA))
    left_out = set(whole) - set(trim(whole))
    assert (
        set(turtle('id:a rdfs:label "a"@en ; tg:note 007 ; tg:plain id:c . tg:Agent skos:definition "Acts."@en .'))
        <= left_out
    )


def test_what_follows_is_what_the_ontology_says(turtle: Turtle) -> None:
    found = infer_triples(turtle(ONTOLOGY), turtle(DATA)).triples
    expected = turtle(
        "id:a a tg:Organisation , tg:Agent ; tg:text 'A'@en , 'Ä'@zh-Hans ."
        "id:b tg:involves id:a ; tg:knows id:a ; a tg:Agent ."
        "id:b tg:partOf id:d . id:d tg:has id:c , id:b . id:c tg:has id:b ; tg:uncle id:q . id:r a tg:Agent , tg:Head ."
        "id:b a tg:Big , tg:Any . id:p a tg:Parent . id:s a tg:Any ."
    )
    assert found == set(expected)


def test_every_kind_of_noise_has_a_reason_and_occurs(turtle: Turtle) -> None:
    """A kind that owlrl no longer makes should leave the list."""
    from kg.close.reference import expand
    from kg.terms import rdflib_graph

    graph = rdflib_graph(turtle(ONTOLOGY + DATA + "tg:label rdfs:range xsd:string . id:c tg:knows id:c ."))
    expand(graph)
    for noise in NOISE:
        assert noise.reason
        assert any(noise.matches(*triple) for triple in graph), noise.name


def test_an_inconsistency_names_what_it_is_about(turtle: Turtle) -> None:
    found = infer_triples(turtle(ONTOLOGY), turtle("id:a a tg:Organisation , tg:Person ."))
    (inconsistency,) = found.inconsistencies
    assert inconsistency.message == (
        "contradicts the ontology: id:a rdf:type tg:Organisation and id:a rdf:type tg:Person, "
        "by tg:Organisation owl:disjointWith tg:Person; rule cax-dw"
    )
    assert inconsistency.nodes[0] == turtle("id:a a tg:Person .")[0].subject


def test_lexical_forms_survive_the_way_through_owlrl(turtle: Turtle) -> None:
    found = infer_triples(
        turtle(ONTOLOGY), turtle("id:a tg:label 007 , '2018-04'^^xsd:gYearMonth , '1.50'^^xsd:decimal .")
    )
    assert found.triples == set(turtle("id:a tg:text 007 , '2018-04'^^xsd:gYearMonth , '1.50'^^xsd:decimal ."))


def test_rdflib_reads_literals_after_owlrl_as_it_did_before(turtle: Turtle) -> None:
    """Trap: owlrl 7.6.2 changes how rdflib reads literals, and puts back only a part of that."""
    from rdflib import XSD, Literal

    from kg.close.reference import infer_by_owlrl

    def read() -> list[object]:
        kinds = (XSD.gYear, XSD.gYearMonth, XSD.anyURI, XSD.decimal)
        return [Literal("2021", datatype=kind, normalize=False).value for kind in kinds]

    before = read()
    infer_by_owlrl(turtle(ONTOLOGY), turtle(DATA))
    assert read() == before
