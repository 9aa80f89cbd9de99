"""Triples as nodes: what is said of each, in the order in which people read."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.namespaces import RDF, RDFS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Triple

    from kg.terms import Term

    Facts = dict[str, set[Term]]

_FIRST = (RDF + "type", RDFS + "label")


def nodes(triples: Iterable[Triple]) -> Iterator[tuple[str, Facts]]:
    """Yield each subject, as N-Triples write it, with the objects of each predicate: type, label, the rest by name.

    >>> import pyoxigraph as ox
    >>> a, b, kind = ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.NamedNode(RDF + "type")
    >>> for subject, facts in nodes([ox.Triple(b, b, a), ox.Triple(b, kind, a), ox.Triple(a, b, b)]):
    ...     print(subject, [*facts])
    <urn:a> ['urn:b']
    <urn:b> ['http://www.w3.org/1999/02/22-rdf-syntax-ns#type', 'urn:b']
    """
    subjects: dict[str, Facts] = defaultdict(lambda: defaultdict(set))
    for triple in triples:
        subjects[str(triple.subject)][triple.predicate.value].add(triple.object)
    for subject, facts in sorted(subjects.items()):
        yield subject, {predicate: facts[predicate] for predicate in sorted(facts, key=_rank)}


def _rank(predicate: str) -> tuple[int, str]:
    return (_FIRST.index(predicate) if predicate in _FIRST else len(_FIRST)), predicate
