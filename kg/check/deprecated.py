"""Deprecated terms and nodes: they keep their meaning, and what refers to them is told what replaced them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.check.findings import Problem, Severity
from kg.namespaces import DCTERMS, OWL, TG, XSD
from kg.terms import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pyoxigraph import Triple

DEPRECATED = NamedNode(OWL + "deprecated")
REPLACED_BY = NamedNode(DCTERMS + "isReplacedBy")
_STATES = NamedNode(TG + "states")  # whoever said it has said it, even of a node that was wrong
_TRUE = (Literal("true", datatype=NamedNode(XSD + "boolean")), Literal("1", datatype=NamedNode(XSD + "boolean")))


def check_deprecated(triples: Sequence[Triple], ontology: Iterable[Triple]) -> Iterator[Problem]:
    """Find uses of terms of the ontology and of nodes of the data that are deprecated; they pass, with a warning."""
    remedies = _find_remedies([*ontology, *triples])
    for triple in triples if remedies else ():
        for term in (triple.predicate, triple.object):
            told = triple.predicate in {_STATES, REPLACED_BY}
            if isinstance(term, NamedNode) and term in remedies and not told:
                message = f"{show(term)} is deprecated; {remedies[term]}"
                yield Problem(
                    triple.subject, message, path=triple.predicate, value=triple.object, severity=Severity.WARNING
                )


def _find_remedies(triples: Sequence[Triple]) -> Mapping[object, str]:
    """Return what to write instead of each deprecated IRI."""
    deprecated = {t.subject for t in triples if t.predicate == DEPRECATED and t.object in _TRUE}
    remedies: dict[object, str] = dict.fromkeys(deprecated, "say it otherwise")
    for triple in triples if remedies else ():
        if triple.predicate == REPLACED_BY and triple.subject in deprecated:
            remedies[triple.subject] = f"write {show(triple.object)}"
    return remedies
