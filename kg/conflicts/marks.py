"""What authors marked: disagreements, as the rules' findings are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.conflicts import queries
from kg.conflicts.records import Clash, Side, clash
from kg.exposure.rows import ask

if TYPE_CHECKING:
    from kg.store import Store


@dataclass(frozen=True, slots=True)
class Mark:
    """A disagreement: between which claims, in which respects, under which assumptions."""

    iri: str
    between: frozenset[str]
    reasons: frozenset[str]
    under: frozenset[str]

    def speaks_of(self, found: Clash) -> bool:
        """Say whether a clash is one that the author meant: its claims are among those marked, in that respect."""
        return found.reason in self.reasons and {side.node for side in found.sides} <= self.between

    def clash(self, rule: str) -> Clash:
        """Return the disagreement in the form of a clash."""
        sides = [Side(node, "") for node in self.between]
        return clash(rule, min(self.reasons), sides, under=tuple(self.under))


def read_marks(store: Store) -> tuple[Mark, ...]:
    """Read every disagreement, by IRI."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in ask(store, queries.MARKS, None):
        facts = found[row.text("fact")]
        facts["between"].add(row.text("between"))
        facts["reason"].add(row.code("reason", "disagreement-reason"))
        facts["under"] |= {row.text("assumption")} - {""}
    return tuple(
        Mark(iri, frozenset(facts["between"]), frozenset(facts["reason"]), frozenset(facts["under"]))
        for iri, facts in sorted(found.items())
    )
