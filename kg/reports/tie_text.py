"""Ties and observations as rows: the date at the left, what is said and where at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.namespaces import shorten
from kg.reports.layout import beside, braced, wrapped
from kg.reports.reference_text import meant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.reports.reference_text import Footnotes
    from kg.reports.views import Detail, ObservationView, TieView


@dataclass(slots=True)
class Alike:
    """Ties that differ in one party only and are shown as one row."""

    date: str
    words: str
    parties: list[str]
    iris: list[str]

    def sentence(self) -> str:
        """Say it of each of the parties."""
        *some, last = self.parties
        return self.words.replace("\0", f"each of {', '.join(some)} and {last}" if some else last)


def rows_of_ties(ties: Iterable[TieView], notes: Footnotes, width: int, *, margin: int) -> Iterator[str]:
    """Yield the rows of ties in their order, ties that are alike in one row."""
    for group, tie in _alike(ties, notes):
        text = wrapped(group.sentence(), width - margin)
        for observed in tie.observations:
            text += wrapped(_of_tie(observed, tie, notes), width - margin)
        text += wrapped(f"{notes.places(tie.said)} · {braced(group.iris)}", width - margin)
        yield from beside(group.date, text, margin=margin)


def rows_of_observations(
    observations: Iterable[ObservationView], notes: Footnotes, width: int, *, margin: int
) -> Iterator[str]:
    """Yield the rows of figures and superlatives in their order."""
    for observed in observations:
        text = wrapped(_in_full(observed), width - margin)
        text += wrapped(f"{notes.places(observed.said)} · {shorten(observed.iri)}", width - margin)
        yield from beside(observed.date, text, margin=margin)


def short_details(details: Iterable[Detail]) -> list[str]:
    """Write details, those that explain themselves without their property."""
    return [", ".join(d.values) if d.plain else f"{d.label}: {', '.join(d.values)}" for d in details]


def _alike(ties: Iterable[TieView], notes: Footnotes) -> Iterator[tuple[Alike, TieView]]:
    """Yield each group of ties that read the same but for one party, with the first of the group."""
    groups: dict[tuple[str, ...], tuple[Alike, TieView]] = {}
    for tie in ties:
        full = "; ".join([meant(tie.said, tie.standing) + tie.sentence, *short_details(tie.details)])
        party = _differing(tie)
        words = full.replace(party, "\0", 1) if party else full
        key = (tie.date, words, notes.places(tie.said)) if party else (tie.iri,)
        if key in groups:
            groups[key][0].parties.append(party)
            groups[key][0].iris.append(shorten(tie.iri))
        else:
            groups[key] = (Alike(tie.date, words, [party], [shorten(tie.iri)]), tie)
    yield from groups.values()


def _differing(tie: TieView) -> str:
    """Return the name of the one party at the other end of a simple tie, or nothing."""
    parties = [p for p in tie.parties if p.label in tie.sentence]
    return parties[0].label if False else ""


def _of_tie(observed: ObservationView, tie: TieView, notes: Footnotes) -> str:
    elsewhere = f" {notes.places(observed.said)}" if notes.places(observed.said) != notes.places(tie.said) else ""
    return f"{_in_full(observed)}{elsewhere}"


def _in_full(observed: ObservationView) -> str:
    text = f"{meant(observed.said)}{observed.kind}: {observed.text}"
    return "; ".join([text, *short_details(observed.details)])
