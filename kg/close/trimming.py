"""What need not be fed to owlrl, because no rule could use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.derive.hierarchy import TYPE
from kg.namespaces import OWL, RDF, RDFS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Triple

    from kg.terms import Term

_LOGIC = {RDF + "first", RDF + "rest"} | {RDFS + name for name in ("subClassOf", "subPropertyOf", "domain", "range")}
_NO_LOGIC = {OWL + name for name in ("versionIRI", "versionInfo", "deprecated", "imports", "priorVersion")}
_DECLARATIONS = {
    NamedNode(OWL + kind)
    for kind in ("AnnotationProperty", "Class", "DatatypeProperty", "NamedIndividual", "ObjectProperty", "Ontology")
}
_EQUATING = {
    NamedNode(OWL + name)
    for name in (
        *("sameAs", "FunctionalProperty", "InverseFunctionalProperty", "hasKey"),
        *("maxCardinality", "maxQualifiedCardinality"),
    )
}


def trim(triples: Iterable[Triple]) -> list[Triple]:
    """Leave out annotations, bare declarations and facts under properties and classes that no axiom speaks of.

    Where anything can make two things the same, every triple matters, and all are kept. Literals that are left out are
    not checked against their types by owlrl; `check` has done so before.
    """
    triples = list(triples)
    if any(t.predicate in _EQUATING or t.object in _EQUATING for t in triples):
        return triples
    axioms = [t for t in triples if _is_axiom(t)]
    spoken_of: set[Term] = {term for t in axioms for term in (t.subject, t.object)}
    return [t for t in triples if _matters(t, spoken_of)]


def _is_axiom(triple: Triple) -> bool:
    """Say whether a triple is part of an axiom: of the logic itself, or a kind of property or class beyond its name."""
    iri = triple.predicate.value
    if triple.predicate == TYPE:
        return _is_logical_type(triple) and triple.object not in _DECLARATIONS
    return iri in _LOGIC or (iri.startswith(OWL) and iri not in _NO_LOGIC)


def _is_logical_type(triple: Triple) -> bool:
    """Say whether the type is a word of OWL."""
    return isinstance(triple.object, NamedNode) and triple.object.value.startswith(OWL)


def _matters(triple: Triple, spoken_of: set[Term]) -> bool:
    """Say whether a rule could use a triple."""
    if triple.predicate == TYPE:
        return triple.object in spoken_of or (_is_logical_type(triple) and triple.subject in spoken_of)
    return _is_axiom(triple) or triple.predicate in spoken_of
