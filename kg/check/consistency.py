"""Whether what was authored agrees with the ontology: what contradicts it, with all that it takes to do so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.check.findings import Problem
from kg.namespaces import ONTOLOGY_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.close import Inconsistency


_NOBODY = NamedNode(ONTOLOGY_GRAPH)  # what is about no node is about the whole


def inconsistent(found: Iterable[Inconsistency]) -> Iterator[Problem]:
    """Yield each inconsistency as a problem at the first fact that it rests on, else at the node that it is about."""
    for one in found:
        if one.premises:
            first = one.premises[0]
            yield Problem(first.subject, one.message, first.predicate, first.object, premises=one.premises)
        else:
            yield Problem(next(iter(one.nodes), _NOBODY), one.message)
