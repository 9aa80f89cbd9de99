"""Flat edges come from ties that are held to be, between two different ends, and from nowhere else."""

import re
from collections.abc import Callable

import pytest
from pyoxigraph import Triple

from kg.close import infer_triples
from kg.close.projections import draw_edges
from kg.derive import Hierarchy, derive_triples

Turtle = Callable[[str], tuple[Triple, ...]]
ONTOLOGY = """
tg:Pact rdfs:subClassOf tg:Agreement . tg:signatory rdfs:subPropertyOf tg:party .
tg:partnerOf a owl:ObjectProperty , owl:SymmetricProperty ; rdfs:subPropertyOf tg:tiedTo .
tg:tiedTo a owl:ObjectProperty , owl:SymmetricProperty .
tg:unitOf a owl:ObjectProperty , owl:TransitiveProperty ; rdfs:subPropertyOf tg:tiedTo .
tg:founderOf a owl:ObjectProperty . tg:foundedBy a owl:ObjectProperty ; owl:inverseOf tg:founderOf .
tg:projection-partnerOf-Agreement a tg:Projection ; tg:tieClass tg:Agreement ; tg:edge tg:partnerOf ;
  tg:projectsFrom tg:party ; tg:projectsTo tg:party ;
  tg:admitsStanding vocab:standing-announced , vocab:standing-asserted , vocab:standing-attributed .
tg:projection-unitOf-UnitMembership a tg:Projection ; tg:tieClass tg:UnitMembership ; tg:edge tg:unitOf ;
  tg:projectsFrom tg:memberUnit ; tg:projectsTo tg:parentOrganisation ; tg:admitsStanding vocab:standing-asserted .
tg:projection-founderOf-Founding a tg:Projection ; tg:tieClass tg:Founding ; tg:edge tg:founderOf ;
  tg:projectsFrom tg:founder ; tg:projectsTo tg:founded ; tg:admitsStanding vocab:standing-asserted .
"""
SAID = re.compile(r'((id:\w+) tg:said "(\w+) (\w+)" \.)')


def derived(turtle: Turtle, text: str) -> list[Triple]:
    """Return authored triples with their standings; `id:tie tg:said "asserted affirmed"` stands for a statement."""
    for number, (whole, tie, modality, polarity) in enumerate(SAID.findall(text)):
        statement = f"id:s{number} tg:states {tie} ; tg:modality vocab:modality-{modality} ;"
        text = text.replace(whole, f"{statement} tg:polarity vocab:polarity-{polarity} .", 1)
    triples = turtle(text)
    return [*triples, *derive_triples(triples, Hierarchy({}, {})).origins]


def edges(turtle: Turtle, text: str) -> set[str]:
    found = draw_edges(turtle(ONTOLOGY), derived(turtle, text))
    return {" ".join(term.value.rpartition("/")[2] for term in (t.subject, t.predicate, t.object)) for t in found}


def inferred(turtle: Turtle, text: str) -> set[str]:
    found = infer_triples(turtle(ONTOLOGY), derived(turtle, text)).triples
    return {" ".join(term.value.rpartition("/")[2] for term in (t.subject, t.predicate, t.object)) for t in found}


PACT = "id:pact a tg:Agreement ; tg:party id:a , id:b .\n"


@pytest.mark.parametrize("modality", ["asserted", "attributed", "announced"])
def test_a_tie_that_is_held_to_be_gives_edges(turtle: Turtle, modality: str) -> None:
    found = edges(turtle, PACT + f'id:pact tg:said "{modality} affirmed" .')
    assert found == {"a partnerOf b", "b partnerOf a"}


@pytest.mark.parametrize("modality", ["planned", "hoped", "alleged"])
def test_a_tie_that_is_planned_hoped_or_alleged_gives_no_edge(turtle: Turtle, modality: str) -> None:
    assert edges(turtle, PACT + f'id:pact tg:said "{modality} affirmed" .') == set()


def test_a_denied_tie_gives_no_edge(turtle: Turtle) -> None:
    assert edges(turtle, PACT + 'id:pact tg:said "asserted denied" .') == set()


def test_a_contested_tie_gives_no_edge(turtle: Turtle) -> None:
    assert edges(turtle, PACT + 'id:pact tg:said "asserted affirmed" .\nid:pact tg:said "alleged denied" .') == set()


def test_a_tie_that_nothing_states_gives_no_edge(turtle: Turtle) -> None:
    assert edges(turtle, PACT) == set()


def test_a_tie_with_a_single_party_gives_no_edge(turtle: Turtle) -> None:
    assert edges(turtle, 'id:pact a tg:Agreement ; tg:party id:a .\nid:pact tg:said "asserted affirmed" .') == set()


def test_classes_and_roles_count_with_what_lies_under_them(turtle: Turtle) -> None:
    text = 'id:pact a tg:Pact ; tg:signatory id:a ; tg:party id:b .\nid:pact tg:said "asserted affirmed" .'
    assert edges(turtle, text) == {"a partnerOf b", "b partnerOf a"}


def test_a_text_in_a_role_is_no_end_of_an_edge(turtle: Turtle) -> None:
    assert (
        edges(turtle, 'id:pact a tg:Agreement ; tg:party id:a , "b" .\nid:pact tg:said "asserted affirmed" .') == set()
    )


def test_nobody_is_its_own_partner_after_closing(turtle: Turtle) -> None:
    """Trap: a property chain makes every party its own partner."""
    found = inferred(turtle, PACT + 'id:pact tg:said "asserted affirmed" .')
    assert {"a partnerOf b", "b partnerOf a", "a tiedTo b", "b tiedTo a"} <= found
    assert not {triple for triple in found if len({*triple.split()[::2]}) == 1}


def test_a_circle_of_units_makes_nothing_a_unit_of_itself(turtle: Turtle) -> None:
    text = "".join(
        f"id:m{n} a tg:UnitMembership ; tg:memberUnit id:{unit} ; tg:parentOrganisation id:{parent} .\n"
        f'id:m{n} tg:said "asserted affirmed" .\n'
        for n, (unit, parent) in enumerate(("ab", "bc", "ca"))
    )
    found = inferred(turtle, text)
    assert "a unitOf c" in found
    assert not {triple for triple in found if len({*triple.split()[::2]}) == 1}


def test_sub_properties_inverses_and_transitive_edges_follow(turtle: Turtle) -> None:
    found = inferred(
        turtle,
        "id:f a tg:Founding ; tg:founder id:a ; tg:founded id:b .\n"
        'id:f tg:said "asserted affirmed" .\n'
        "id:m a tg:UnitMembership ; tg:memberUnit id:x ; tg:parentOrganisation id:y .\n"
        'id:m tg:said "asserted affirmed" .\n'
        "id:n a tg:UnitMembership ; tg:memberUnit id:y ; tg:parentOrganisation id:z .\n"
        'id:n tg:said "asserted affirmed" .\n',
    )
    assert {"b foundedBy a", "x unitOf z", "x tiedTo z", "z tiedTo x"} <= found
