"""What names mean in JSON: the prefixes of the one table, and the words of our ontology without any prefix."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from kg.export.terms import curie
from kg.namespaces import OWL, PREFIXES, RDF, TG

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Triple

    Definition = str | dict[str, str]

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_DECLARED = {OWL + kind for kind in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")}


def word(iri: str) -> str | None:
    """Return the name that JSON has for a term of our ontology; None for any other IRI.

    >>> word("https://w3id.org/tiegraph/ontology/founder")
    'founder'
    >>> word("https://w3id.org/tiegraph/id/founder") is None
    True
    """
    local = iri.removeprefix(TG)
    return local if iri.startswith(TG) and _WORD.fullmatch(local) and local not in PREFIXES else None


def define(written: str, *, links: bool) -> Definition:
    """Say what a name stands for, and whether a plain text that it has as value is an IRI.

    >>> define("tg:founder", links=True)
    {'@id': 'tg:founder', '@type': '@id'}
    """
    return {"@id": written, "@type": "@id"} if links else written


def context(ontology: Iterable[Triple]) -> dict[str, Definition]:
    """Return the whole context: every prefix, then every class and property that the ontology declares, by name."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for triple in ontology:
        if triple.predicate.value == RDF + "type":
            kinds[str(triple.subject)[1:-1]].add(str(triple.object)[1:-1])
    words = {
        name: define(curie(iri) or iri, links=OWL + "ObjectProperty" in found)
        for iri, found in sorted(kinds.items())
        if (name := word(iri)) and found & _DECLARED
    }
    return {**PREFIXES, **words}
