"""Nanopublications as TriG: for each statement a head, an assertion, where it comes from, and who publishes it.

After the guidelines of https://nanopub.net/guidelines/working_draft/. They are not signed, and their IRIs carry no
hash: whoever publishes them signs them, which gives them trusty IRIs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.export import trig
from kg.namespaces import BASE, DCTERMS, ID, NANOPUB, NP, PROV, RDF, RDFS, TG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.export.stated import Stated

LOSES = (
    "what is not affirmed as a fact: of what is planned, hoped, alleged or denied the assertion has the statement alone",
    "what the build derived and inferred, and what a file says of a party without a statement, such as its legal status",
    "a signature and trusty IRIs: whoever publishes them signs them",
)
CREATOR = ox.NamedNode(BASE)
FIRM = ("asserted", "attributed", "announced")
_TYPE, _LABEL = ox.NamedNode(RDF + "type"), ox.NamedNode(RDFS + "label")
_ABOUT_STATEMENT = tuple(TG + name for name in ("modality", "polarity", "speaker", "speakerNotNamed", "states"))


def lines(statements: Iterable[Stated]) -> Iterator[str]:
    """Yield TriG: four graphs a statement, sorted; the same build gives the same bytes."""
    return trig.lines(quad for statement in statements for quad in quads(statement))


def quads(statement: Stated) -> Iterator[ox.Quad]:
    """Yield the four graphs of one nanopublication."""
    publication = publication_iri(statement.iri)
    graphs = {name: ox.NamedNode(f"{publication}/{name}") for name in ("head", "assertion", "provenance", "pubinfo")}
    assertion = graphs["assertion"]
    parts = {
        "head": _head(ox.NamedNode(publication), graphs),
        "assertion": _assertion(statement),
        "provenance": _provenance(statement, assertion),
        "pubinfo": _pubinfo(statement, ox.NamedNode(publication)),
    }
    for name, triples in parts.items():
        yield from (ox.Quad(triple.subject, triple.predicate, triple.object, graphs[name]) for triple in triples)


def publication_iri(statement: str) -> str:
    """Return the IRI of the nanopublication of a statement.

    >>> publication_iri("https://w3id.org/tiegraph/id/statement-f51")
    'https://w3id.org/tiegraph/np/statement-f51'
    >>> publication_iri("https://example.org/s")
    'https://example.org/s/np'
    """
    return NANOPUB + statement.removeprefix(ID) if statement.startswith(ID) else f"{statement}/np"


def _head(publication: ox.NamedNode, graphs: dict[str, ox.NamedNode]) -> Iterator[ox.Triple]:
    yield ox.Triple(publication, _TYPE, ox.NamedNode(NP + "Nanopublication"))
    names = {"assertion": "hasAssertion", "provenance": "hasProvenance", "pubinfo": "hasPublicationInfo"}
    yield from (ox.Triple(publication, ox.NamedNode(NP + names[name]), graphs[name]) for name in names)


def _assertion(statement: Stated) -> Iterator[ox.Triple]:
    """Yield what is stated, where it is affirmed as a fact; else only that, and how, the statement speaks of it."""
    if statement.code("polarity") == "affirmed" and statement.code("modality") in FIRM and statement.facts:
        yield from statement.facts
        return
    yield from (triple for triple in statement.own if triple.predicate.value in _ABOUT_STATEMENT)
    yield from (triple for triple in statement.facts if triple.predicate == _LABEL)


def _provenance(statement: Stated, assertion: ox.NamedNode) -> Iterator[ox.Triple]:
    yield ox.Triple(assertion, _prov("wasDerivedFrom"), ox.NamedNode(statement.iri))
    yield from (ox.Triple(assertion, _prov("wasDerivedFrom"), place) for place in statement.values("passage"))
    yield from (ox.Triple(assertion, _prov("wasAttributedTo"), who) for who in statement.values("speaker"))
    yield from (ox.Triple(assertion, _prov("hadPrimarySource"), source) for source in _sources(statement))
    yield from (*statement.own, *statement.passages, *statement.sources)


def _sources(statement: Stated) -> set[ox.NamedNode]:
    """Return the sources of the passages in which the statement is made, not of those that only give context."""
    places = set(statement.values("passage"))
    found = (t.object for t in statement.passages if t.subject in places and t.predicate.value == TG + "inSource")
    return {source for source in found if isinstance(source, ox.NamedNode)}


def _pubinfo(statement: Stated, publication: ox.NamedNode) -> Iterator[ox.Triple]:
    """Yield licence and day, which are those of the file that the statement stands in: no clock is read."""
    yield ox.Triple(publication, ox.NamedNode(DCTERMS + "creator"), CREATOR)
    yield ox.Triple(CREATOR, _TYPE, _prov("Organization"))
    yield ox.Triple(CREATOR, _LABEL, ox.Literal("Tiegraph", language="en"))
    yield from (ox.Triple(publication, _LABEL, t.object) for t in statement.own if t.predicate == _LABEL)
    names = {DCTERMS + "license": DCTERMS + "license", TG + "retrievedOn": DCTERMS + "created"}
    for triple in statement.file:
        if triple.predicate.value in names:
            yield ox.Triple(publication, ox.NamedNode(names[triple.predicate.value]), triple.object)
        if triple.predicate.value == TG + "source" and isinstance(triple.subject, ox.NamedNode):
            yield ox.Triple(publication, _prov("wasDerivedFrom"), triple.subject)


def _prov(name: str) -> ox.NamedNode:
    return ox.NamedNode(PROV + name)
