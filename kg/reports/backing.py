"""On whose word facts rest: their statements, passages and sources."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.namespaces import TG
from kg.reports.nodes import Nodes
from kg.reports.surroundings import references, source_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.reports.statements import Reference, SourceView
    from kg.store import Store


@dataclass(frozen=True, slots=True)
class Backing:
    """Where each fact is stated, and the sources of all of them."""

    said: Mapping[str, tuple[Reference, ...]] = field(default_factory=dict)
    sources: tuple[SourceView, ...] = ()

    @classmethod
    def read(cls, store: Store, facts: Iterable[str]) -> Backing:
        """Read the statements about some facts; a statement speaks for itself."""
        nodes, facts = Nodes(store), set(facts)
        stating: dict[str, list[str]] = defaultdict(list)
        for statement, prop, fact in nodes.incoming(facts):
            if prop == TG + "states":
                stating[fact].append(statement)
        for node in nodes.fetch(facts):
            if node.one("modality") and node.one("passage"):
                stating[node.iri].append(node.iri)
        nodes.fetch(statement for statements in stating.values() for statement in statements)
        said = {
            fact: tuple(ref for node in nodes.fetch(statements) for ref in references(node, nodes))
            for fact, statements in sorted(stating.items())
        }
        sources = sorted({ref.source for refs in said.values() for ref in refs} - {""})
        return cls(said, tuple(source_view(node, nodes) for node in nodes.fetch(sources)))

    def of(self, facts: Iterable[str]) -> tuple[Reference, ...]:
        """Return where some facts are stated."""
        return tuple(ref for fact in facts for ref in self.said.get(fact, ()))
