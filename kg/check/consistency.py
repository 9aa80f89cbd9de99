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
    """Yield each inconsistency as a problem about its first node, to be mended at the first fact that it rests on."""
    for one in found:
        node = next(iter(one.nodes), one.premises[0].subject if one.premises else _NOBODY)
        yield Problem(node, one.message, premises=one.premises)
