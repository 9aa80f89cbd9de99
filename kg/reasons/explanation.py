"""The whole answer: why a triple holds, or what it misses, with sources, as text, JSON and Mermaid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.reasons.records import NearMiss, Reason, Spelt
    from kg.reports.statements import SourceView


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A triple with its shortest proof, or with the rule that comes nearest to giving it and what that misses.

    `label` names its terms for people. `shortest` says that no proof has fewer steps; of a triple that follows in very
    many ways not all are looked at. `instead` is what the subject has by the predicate where the triple does not hold.
    """

    triple: Spelt
    label: str
    reason: Reason | None
    shortest: bool
    miss: NearMiss | None
    instead: tuple[Reason, ...]
    sources: tuple[SourceView, ...]
    build: str

    @property
    def holds(self) -> bool:
        """Whether the triple is in the graph, authored, derived or inferred."""
        return self.reason is not None

    def text(self, *, width: int = 96) -> str:
        """Return the proof as a tree."""
        from kg.reasons.page import lines

        return "\n".join(lines(self, width=width)) + "\n"

    def json(self) -> str:
        """Return the answer as JSON, terms in N-Triples."""
        from kg.reasons.document import as_json

        return as_json(self)

    def mermaid(self) -> str:
        """Return a chart: premises above, what follows below."""
        from kg.reasons.chart import as_mermaid

        return as_mermaid(self)
