"""What closing has to tell, whichever engine closes: triples, and what contradicts the ontology."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Triple


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """What cannot all be true, in words, the nodes that it is about, and the given triples that it stands on.

    `premises` are facts, then axioms; they are worked out by the plan on columns, and for the first few only.
    """

    message: str
    nodes: tuple[NamedNode, ...]
    premises: tuple[Triple, ...] = ()


@dataclass(frozen=True, slots=True)
class Inferences:
    """The triples that follow and were not there, and what contradicts the ontology."""

    triples: frozenset[Triple]
    inconsistencies: tuple[Inconsistency, ...] = ()
