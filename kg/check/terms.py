"""Terms that nobody has declared or described: what a misspelt word turns into."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, NamedNode

from kg.check.findings import Problem
from kg.derive import DERIVED_PROPERTIES
from kg.derive.hierarchy import TYPE
from kg.namespaces import BASE, DCTERMS, GRAPH, ID, OWL, RDFS, TG, VOCAB, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Triple

_PROPERTY_KINDS = {NamedNode(OWL + kind) for kind in ("ObjectProperty", "DatatypeProperty", "AnnotationProperty")}
_CLASS = NamedNode(OWL + "Class")
# Of other people's vocabularies, what data may use. Anything else is a typing error until somebody needs it.
FOREIGN = {
    *(RDFS + name for name in ("label", "comment", "seeAlso")),
    *(DCTERMS + name for name in ("title", "license", "isReplacedBy")),
    OWL + "deprecated",
}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the ontology declares and what the data describe, as IRIs."""

    properties: frozenset[str]
    classes: frozenset[str]
    concepts: frozenset[str]
    described: frozenset[str]

    @classmethod
    def read(cls, ontology: Iterable[Triple], data: Iterable[Triple]) -> Vocabulary:
        """Collect the declared and the described."""
        properties, classes, concepts = set[str](), set[str](), set[str]()
        for triple in ontology:
            if not isinstance(triple.subject, NamedNode):
                continue
            iri = triple.subject.value
            if triple.predicate == TYPE and triple.object in _PROPERTY_KINDS:
                properties.add(iri)
            elif triple.predicate == TYPE and triple.object == _CLASS:
                classes.add(iri)
            elif iri.startswith(VOCAB):
                concepts.add(iri)
        described = {t.subject.value for t in data if isinstance(t.subject, NamedNode)}
        return cls(frozenset(properties), frozenset(classes), frozenset(concepts), frozenset(described))


def check_terms(triples: Iterable[Triple], vocabulary: Vocabulary) -> Iterator[Problem]:
    """Find what is undeclared, dangling, derived by hand, foreign or without an IRI."""
    subjects = set[object]()
    for triple in triples:
        if triple.subject not in subjects:
            subjects.add(triple.subject)
            if message := _check_subject(triple.subject):
                yield Problem(triple.subject, message)
        if message := _check_property(triple.predicate, vocabulary) or _check_object(triple, vocabulary):
            yield Problem(triple.subject, message, path=triple.predicate, value=triple.object)


def unclassed_nodes(triples: Iterable[Triple], vocabulary: Vocabulary) -> set[object]:
    """Return the nodes whose class the ontology does not declare: no shape can say anything sensible of them."""
    return {
        triple.subject
        for triple in triples
        if triple.predicate == TYPE
        and isinstance(triple.object, NamedNode)
        and _check_class(triple.object.value, vocabulary)
    }


def _check_subject(subject: object) -> str:
    """Say what is wrong with something described."""
    if not isinstance(subject, NamedNode):
        return "a blank node; give it an IRI of its own, so that others can cite it"
    if not subject.value.startswith((ID, GRAPH)):
        return f"{shorten(subject.value)} is not described in data; data describes IRIs in id:"
    return ""


def _check_property(predicate: NamedNode, vocabulary: Vocabulary) -> str:
    """Say what is wrong with a property."""
    iri = predicate.value
    if predicate in DERIVED_PROPERTIES:
        return f"{shorten(iri)} is worked out by the build; delete it and state what it should follow from"
    if predicate == TYPE or iri in FOREIGN or iri in vocabulary.properties:
        return ""
    if iri in vocabulary.classes:
        return f"{shorten(iri)} is a class, not a property"
    return f"no property {shorten(iri)}{_suggest(iri, vocabulary.properties | FOREIGN)}"


def _check_object(triple: Triple, vocabulary: Vocabulary) -> str:
    """Say what is wrong with an IRI that is referred to."""
    if isinstance(triple.object, BlankNode):
        return f"a blank node as {shorten(triple.predicate.value)}; give it an IRI of its own"
    if not isinstance(triple.object, NamedNode):
        return ""
    iri = triple.object.value
    if triple.predicate == TYPE:
        return _check_class(iri, vocabulary)
    for namespace, kind, known in (
        (TG, "term", vocabulary.classes | vocabulary.properties),
        (VOCAB, "concept", vocabulary.concepts),
        (ID, "description of", vocabulary.described),
        (GRAPH, "graph", vocabulary.described),
    ):
        if iri.startswith(namespace):
            return "" if iri in known else f"no {kind} {shorten(iri)}{_suggest(iri, known)}"
    if "w3id.org/tie" in iri:
        return f"{shorten(iri)} is in no namespace of this project; its IRIs begin with {BASE}"
    return ""


def _check_class(iri: str, vocabulary: Vocabulary) -> str:
    """Say what is wrong with a class."""
    if iri in vocabulary.classes:
        return ""
    if iri in vocabulary.properties:
        return f"{shorten(iri)} is a property, not a class"
    return f"no class {shorten(iri)}{_suggest(iri, vocabulary.classes)}"


def _suggest(iri: str, known: Iterable[str]) -> str:
    """Name the nearest known term: by its local name in the same namespace, else by the whole IRI."""
    namespace, local = split_iri(iri)
    near = get_close_matches(local, {split_iri(k)[1] for k in known if split_iri(k)[0] == namespace}, n=1, cutoff=0.7)
    if near:
        return f"; did you mean {shorten(namespace + near[0])}?"
    if not iri.startswith(BASE) and (near := get_close_matches(iri, known, n=1, cutoff=0.85)):
        return f"; did you mean {shorten(near[0])}?"
    place = "data" if iri.startswith((ID, GRAPH)) else "ontology"
    return f"; mend the IRI, or add it to the {place}"


def split_iri(iri: str) -> tuple[str, str]:
    """Split an IRI into namespace and local name.

    >>> split_iri("https://w3id.org/tiegraph/ontology/founder")
    ('https://w3id.org/tiegraph/ontology/', 'founder')
    """
    end = max(iri.rfind("#"), iri.rfind("/")) + 1
    if iri.startswith(ID):
        end = len(ID)
    return iri[:end], iri[end:]
