"""The reference: owlrl closes under OWL 2 RL. It defines what is right, and does what a plan cannot hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Triple

from kg.close.noise import is_noise
from kg.close.projections import draw_edges
from kg.close.told import Inconsistency, Inferences
from kg.close.trimming import trim
from kg.namespaces import shorten
from kg.terms import from_rdflib, rdflib_graph

if TYPE_CHECKING:
    from collections.abc import Iterable

    import rdflib

_ERROR = "http://www.daml.org/2002/03/agents/agent-ont#error"
_IRI = re.compile(r"https?://[^\s,()']+")


def infer_by_owlrl(ontology: Iterable[Triple], triples: Iterable[Triple]) -> Inferences:
    """Draw the flat edges, then close all under OWL 2 RL; noise is left out."""
    ontology, triples = list(ontology), list(triples)
    edges = draw_edges(ontology, triples)
    known = {*ontology, *triples}
    followed, inconsistencies = close_by_owlrl(trim([*ontology, *triples, *edges]))
    return Inferences(frozenset((followed | edges) - known), inconsistencies)


def close_by_owlrl(triples: Iterable[Triple]) -> tuple[set[Triple], tuple[Inconsistency, ...]]:
    """Return what owlrl makes of triples, themselves included, without noise; and its complaints."""
    graph = rdflib_graph(triples)
    expand(graph)
    complaints = sorted({str(o) for _, p, o in graph if str(p) == _ERROR})
    return _read(graph), tuple(_word(complaint) for complaint in complaints)


def expand(graph: rdflib.Graph) -> None:
    """Add to a graph of rdflib whatever owlrl infers.

    owlrl changes how rdflib reads literals and puts back only a part of it (7.6.2), so that a gYear would be read in
    another way for the rest of the process: all of it is put back here.
    """
    from owlrl import DeductiveClosure, OWLRL_Semantics
    from rdflib.term import _toPythonMapping as conversions

    before = dict(conversions)
    try:
        DeductiveClosure(OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False).expand(graph)
    finally:
        conversions.clear()
        conversions.update(before)


def _read(graph: rdflib.Graph) -> set[Triple]:
    """Return the triples of a closed graph that are no noise."""
    kept = ((s, p, o) for s, p, o in graph if not is_noise(s, p, o))
    return {Triple(from_rdflib(s), NamedNode(str(p)), from_rdflib(o)) for s, p, o in kept}  # type: ignore[arg-type]


def _word(complaint: str) -> Inconsistency:
    """Return a complaint of owlrl with its IRIs shortened; what it is about comes last in it."""
    nodes = tuple(NamedNode(iri) for iri in reversed(_IRI.findall(complaint)))
    message = _IRI.sub(lambda match: shorten(match[0]), complaint)
    return Inconsistency(f"contradicts the ontology: {message}", nodes)
