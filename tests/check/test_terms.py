"""A misspelt word is found, and the word that was meant is named."""

from collections.abc import Callable

import pytest
from pyoxigraph import Triple

from kg.check.terms import Vocabulary, check_terms

Turtle = Callable[[str], tuple[Triple, ...]]
ONTOLOGY = """
tg:Organisation a owl:Class . tg:Founding a owl:Class .
tg:founder a owl:ObjectProperty . tg:founded a owl:ObjectProperty . tg:about a owl:ObjectProperty .
tg:dateEarliest a owl:DatatypeProperty .
vocab:unit-gpu a skos:Concept .
"""
DATA = "id:org-acme a tg:Organisation . id:org-blanc a tg:Organisation .\n"


def messages(turtle: Turtle, text: str) -> list[str]:
    data = turtle(DATA + text)
    return [problem.message for problem in check_terms(data, Vocabulary.read(turtle(ONTOLOGY), data))]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id:org-acme tg:foundr id:org-blanc .", "no property tg:foundr; did you mean tg:founder?"),
        (
            "id:org-acme tg:nothingLikeIt id:org-blanc .",
            "no property tg:nothingLikeIt; mend the IRI, or add it to the ontology",
        ),
        ("id:org-acme tg:Founding id:org-blanc .", "tg:Founding is a class, not a property"),
        ("id:f a tg:Fonding .", "no class tg:Fonding; did you mean tg:Founding?"),
        ("id:f a tg:founder .", "tg:founder is a property, not a class"),
        ("id:org-acme tg:about tg:fonder .", "no term tg:fonder; did you mean tg:founder?"),
        ("id:org-acme tg:about vocab:unit-gpus .", "no concept vocab:unit-gpus; did you mean vocab:unit-gpu?"),
        ("id:org-acme tg:founder id:org-blank .", "no description of id:org-blank; did you mean id:org-blanc?"),
        ("id:org-acme tg:founder id:q .", "no description of id:q; mend the IRI, or add it to the data"),
        ("id:org-acme rdfs:lable 'Acme' .", "no property rdfs:lable; did you mean rdfs:label?"),
        ("id:org-acme <http://www.w3.org/2000/01/rdf-schema/label> 'A' .", "did you mean rdfs:label?"),
        ("id:org-acme <http://w3id.org/tiegraph/ontology/about> 'A' .", "did you mean tg:about?"),
        ("id:org-acme <https://schema.org/name> 'Acme' .", "no property <https://schema.org/name>; mend the IRI"),
        ("id:org-acme tg:about <https://w3id.org/tiegraf/id/x> .", "is in no namespace of this project"),
        (
            "id:org-acme tg:dateEarliest '2018-01-01'^^xsd:date .",
            "tg:dateEarliest is worked out by the build; delete it",
        ),
        ("id:org-acme tg:about [] .", "a blank node as tg:about; give it an IRI of its own"),
        ("[] tg:about id:org-acme .", "a blank node; give it an IRI of its own"),
        ("tg:founder tg:about id:org-acme .", "tg:founder is not described in data; data describes IRIs in id:"),
    ],
)
def test_a_wrong_term_is_found_and_the_remedy_named(turtle: Turtle, text: str, message: str) -> None:
    (found,) = messages(turtle, text)
    assert message in found


@pytest.mark.parametrize(
    "text",
    [
        "id:f a tg:Founding ; tg:founder id:org-acme ; tg:founded id:org-blanc ; rdfs:label 'f' .",
        "id:org-acme tg:about vocab:unit-gpu , tg:founder , <https://example.org/a> , id:org-blanc .",
        "<https://w3id.org/tiegraph/id/source-a#char=0,5> tg:about id:org-acme .",
        "id:org-acme owl:deprecated true ; dcterms:isReplacedBy id:org-blanc .",
    ],
)
def test_right_terms_pass(turtle: Turtle, text: str) -> None:
    assert messages(turtle, text) == []


def test_an_object_that_is_wrong_twice_is_found_twice(turtle: Turtle) -> None:
    assert len(messages(turtle, "id:org-acme tg:founder id:org-blank , id:org-blnc .")) == 2
