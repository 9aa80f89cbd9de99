"""Triples as Turtle has them, for people: prefixes, `a`, lists in brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.namespaces import RDF, XSD, shorten

if TYPE_CHECKING:
    from kg.reasons.records import Spelt

_STRING = f"^^<{XSD}string>"


def short_term(spelt: str) -> str:
    """Write a term of N-Triples with the prefix of its IRI or datatype.

    >>> short_term('"2018"^^<http://www.w3.org/2001/XMLSchema#gYear>')
    '"2018"^^xsd:gYear'
    >>> short_term("<http://www.w3.org/2002/07/owl#Thing>")
    'owl:Thing'
    """
    if spelt.startswith("<"):
        return shorten(spelt[1:-1])
    head, mark, datatype = spelt.removesuffix(_STRING).rpartition('"^^<')
    return f'{head}"^^{shorten(datatype[:-1])}' if mark and datatype.endswith(">") else spelt.removesuffix(_STRING)


def short_predicate(spelt: str) -> str:
    """Write a predicate, rdf:type as `a`."""
    return "a" if spelt == f"<{RDF}type>" else short_term(spelt)


def short_triple(triple: Spelt) -> str:
    """Write a triple.

    >>> short_triple(("<https://w3id.org/tiegraph/id/a>", "<https://w3id.org/tiegraph/ontology/founder>", "?x"))
    'id:a tg:founder ?x'
    """
    subject, predicate, object_ = triple
    return f"{short_term(subject)} {short_predicate(predicate)} {short_term(object_)}"
