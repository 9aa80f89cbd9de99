"""What owlrl infers and nobody asks for: the written list, each kind with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.namespaces import OWL, RDF, RDFS, XSD

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib.term import Node

_TYPE = RDF + "type"
_LANGUAGES = (OWL, RDF, RDFS, XSD)
_SCHEMA = {RDFS + name for name in ("subClassOf", "subPropertyOf", "domain", "range")} | {
    OWL + name
    for name in ("equivalentClass", "equivalentProperty", "inverseOf", "disjointWith", "propertyDisjointWith")
}


@dataclass(frozen=True, slots=True)
class Noise:
    """A kind of inferred triple that is left out, and why that loses nothing."""

    name: str
    reason: str
    matches: Callable[[Node, Node, Node], bool]


def is_noise(subject: Node, predicate: Node, object_: Node) -> bool:
    """Say whether an inferred triple is of a kind on the list."""
    return any(noise.matches(subject, predicate, object_) for noise in NOISE)


def _is_literal(node: Node) -> bool:
    from rdflib import Literal

    return isinstance(node, Literal)


def _is_blank(node: Node) -> bool:
    from rdflib import BNode

    return isinstance(node, BNode)


NOISE = (
    Noise(
        "a literal as subject",
        "eq-ref, dt-type2 and prp-rng speak of literals; RDF has no such triples, and no store takes them",
        lambda s, _p, _o: _is_literal(s),
    ),
    Noise(
        "a blank node",
        "membership of an unnamed class cannot be asked for; owlrl's messages are blank nodes too, and become findings",
        lambda s, p, o: _is_blank(s) or _is_blank(p) or _is_blank(o),
    ),
    Noise(
        "a thing tied to itself",
        "eq-ref makes all things the same as themselves, symmetry leads back to them: nobody is its own partner",
        lambda s, _p, o: s == o,
    ),
    Noise(
        "a type of the languages themselves",
        "that a thing is an owl:Thing, a property an rdf:Property, a number an xsd:decimal is so for every one",
        lambda _s, p, o: str(p) == _TYPE and str(o).startswith(_LANGUAGES),
    ),
    Noise(
        "schema from schema",
        "what follows about terms alone says nothing of the world; a query can follow rdfs:subClassOf* itself",
        lambda _s, p, _o: str(p) in _SCHEMA,
    ),
)
