"""What closing has to tell, whichever engine closes: triples, and what contradicts the ontology."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Triple


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """What cannot all be true, in words, the nodes that it is about, and what it rests on: what was given, facts first.

    `premises` are empty where nobody traced them: owlrl does not, and of very many inconsistencies only the first are.
    """

    message: str
    nodes: tuple[NamedNode, ...]
    premises: tuple[Triple, ...] = ()


@dataclass(frozen=True, slots=True)
class Inferences:
    """The triples that follow and were not there, and what contradicts the ontology."""

    triples: frozenset[Triple]
    inconsistencies: tuple[Inconsistency, ...] = ()
