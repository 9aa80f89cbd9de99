"""The evidence behind a node, in the forms that other tools read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import NotFound
from kg.export import nanopub, rdf12
from kg.export.stated import read_stated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from kg.export.stated import Stated
    from kg.reports.statements import StatementView


@dataclass(frozen=True, slots=True)
class EvidenceFormat:
    """One way to write statements, and what a reader of the result cannot get back."""

    write: Callable[[Iterable[Stated]], Iterator[str]]
    loses: tuple[str, ...]


EVIDENCE_FORMATS = {
    "nanopub": EvidenceFormat(nanopub.lines, nanopub.LOSES),
    "rdf12": EvidenceFormat(rdf12.lines, rdf12.LOSES),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """The statements behind a node, in the order of their passages."""

    statements: tuple[StatementView, ...]
    graph_nq: Path

    def export(self, form: str) -> str:
        """Return the statements as `rdf12` (Turtle 1.2) or as `nanopub` (TriG); raise NotFound for another form."""
        if form not in EVIDENCE_FORMATS:
            raise NotFound("form of evidence", form, EVIDENCE_FORMATS, remedy="there are nanopub and rdf12")
        stated = read_stated(self.graph_nq, {view.iri for view in self.statements})
        return "".join(EVIDENCE_FORMATS[form].write(stated))
