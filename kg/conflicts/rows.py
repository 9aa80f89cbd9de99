"""Conflicts as rows: one for each claim and passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.conflicts.views import Conflict, Conflicts
    from kg.reports.statements import Reference, SourceView

COLUMNS = (
    *("conflict", "reason", "rule", "certainty", "claim", "label", "says", "polarity", "modality", "speaker"),
    *("statement", "passage", "source", "edition", "retrieved_on", "licence", "under", "marked", "through", "choice"),
)


def rows(found: Conflicts) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a report in the order of its columns; a claim that no statement makes has one row."""
    sources = {source.iri: source for source in found.sources}
    for number, conflict in enumerate(found.conflicts, start=1):
        for place, claim in enumerate(conflict.claims):
            for ref in claim.said or (None,):
                yield (
                    *(str(number), conflict.reason, conflict.rule, conflict.certainty, claim.iri, claim.label),
                    *(claim.says, "denied" if claim.denies else "affirmed", *_said(ref, sources)),
                    *(_joined(some) for some in (conflict.under, conflict.marked, conflict.through)),
                    _choice(conflict, place),
                )


def _said(ref: Reference | None, sources: dict[str, SourceView]) -> tuple[str, ...]:
    if ref is None:
        return ("",) * 8
    source = sources.get(ref.source)
    about = (source.edition, source.retrieved_on, source.licence) if source else ("", "", "")
    return (ref.modality, ref.speaker, ref.statement, ref.passage, ref.source, *about)


def _joined(things: tuple[object, ...]) -> str:
    return " ".join(str(getattr(thing, "iri", "")) for thing in things)


def _choice(conflict: Conflict, place: int) -> str:
    """Return what a policy made of a claim: `chosen`, `not chosen`, or `not told apart` from the others."""
    if conflict.choice is None:
        return ""
    if conflict.choice.chosen is None:
        return "not told apart"
    return "chosen" if conflict.choice.chosen == place else "not chosen"
