"""Contradictions to findings: each at its first premise, with the places of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.check.findings import Finding, Problem, shorten_path
from kg.check.places import Places
from kg.namespaces import ONTOLOGY_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from pyoxigraph import Triple

    from kg.check.project import Case
    from kg.close.told import Inconsistency

_NAMED = 8  # places that a message names


def locate_inconsistencies(found: Iterable[Inconsistency], case: Case) -> list[Finding]:
    """Return what contradicts the ontology as findings, sorted, each with the file and line of every premise."""
    places = Places([*case.reading.data, *case.reading.ontology], [case.derivation.origins, case.expanded])
    schema = frozenset(case.reading.schema())
    return sorted({_locate(each, places, schema) for each in found})


def _locate(found: Inconsistency, places: Places, schema: AbstractSet[Triple]) -> Finding:
    """Return one as a finding, at a fact rather than an axiom; without premises, at the node that it is about."""
    premises = sorted(found.premises, key=lambda triple: (triple.subject not in found.nodes, triple in schema))
    node = next(iter([*found.nodes, *(triple.subject for triple in premises)]), NamedNode(ONTOLOGY_GRAPH))
    if not premises:
        return places.locate(Problem(node, found.message))
    where = list(dict.fromkeys(_place(triple, places) for triple in premises))
    said = where[:_NAMED] + ([f"{len(where) - _NAMED} more"] if len(where) > _NAMED else [])
    message = f"{found.message}; stated at {', '.join(said)}"
    return places.locate(Problem(node, message, path=premises[0].predicate, value=premises[0].object))


def _place(triple: Triple, places: Places) -> str:
    """Return the file and line of a triple."""
    at = places.locate(Problem(triple.subject, "", path=triple.predicate, value=triple.object))
    return f"{shorten_path(at.path)}:{at.line}"
