"""Ties and observations as rows: the date at the left, what is said and where at the right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.namespaces import TG, shorten
from kg.reports.layout import beside, braced, wrapped
from kg.reports.reference_text import meant
from kg.reports.sentences import joined, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.reports.reference_text import Footnotes
    from kg.reports.views import Detail, ObservationView, Party, TieView

MARGIN = 20
LINES = 3
_SPEAK_FOR_THEMSELVES = (TG + "Count", TG + "Superlative")


def rows_of_ties(ties: Iterable[TieView], notes: Footnotes, width: int, *, centre: str) -> Iterator[str]:
    """Yield the rows of ties in their order; those that differ in one party only share a row."""
    groups: dict[tuple[str, ...], list[TieView]] = {}
    for tie in ties:
        groups.setdefault(_likeness(tie, notes, centre), []).append(tie)
    for group in groups.values():
        first = group[0]
        text = _in_lines(_sentence(group, centre), first.details, width - MARGIN)
        for observed in first.observations:
            text += wrapped(_of_tie(observed, first, notes), width - MARGIN)
        text += wrapped(f"{notes.places(first.said)} · {braced([shorten(t.iri) for t in group])}", width - MARGIN)
        yield from beside(first.date, text, margin=MARGIN)


def rows_of_observations(observations: Iterable[ObservationView], notes: Footnotes, width: int) -> Iterator[str]:
    """Yield the rows of figures and superlatives in their order."""
    for observed in observations:
        text = wrapped(_in_full(observed), width - MARGIN)
        text += wrapped(f"{notes.places(observed.said)} · {shorten(observed.iri)}", width - MARGIN)
        yield from beside(observed.date, text, margin=MARGIN)


def short_details(details: Iterable[Detail]) -> list[str]:
    """Write details, those that explain themselves without their property."""
    return [_detail(detail) for detail in details]


def _detail(detail: Detail) -> str:
    values = ", ".join(detail.values)
    if values in ("true", "false"):
        return f"{'not ' if values == 'false' else ''}{detail.label}"
    return values if detail.plain else f"{detail.label}: {values}"


def _others(tie: TieView, centre: str) -> list[Party]:
    return [party for party in tie.parties if party.iri != centre]


def _likeness(tie: TieView, notes: Footnotes, centre: str) -> tuple[str, ...]:
    """Return what two ties must have in common to be told in one sentence."""
    others = _others(tie, centre)
    if len(others) != 1 or len(tie.parties) != 2 or tie.observations:
        return (tie.iri,)
    return (tie.kind, tie.date, others[0].role, _how(tie), notes.places(tie.said), *short_details(tie.details))


def _how(tie: TieView) -> str:
    return meant(tie.said, tie.standing)


def _sentence(group: list[TieView], centre: str) -> str:
    """Say one tie, or several that are alike: `Acme works with each of Bolt and Cog`."""
    first, parties = group[0], list(group[0].parties)
    if len(group) > 1:
        others = [_others(tie, centre)[0] for tie in group]
        together = replace(others[0], label=f"each of {joined([party.label for party in others])}")
        parties = [together if party == others[0] else party for party in parties]
    ends = (first.source_role, first.target_role)
    return _how(first) + sentence(parties, kind=first.kind, verb=first.verb, ends=ends)


def _in_lines(text: str, details: tuple[Detail, ...], width: int) -> list[str]:
    """Write a sentence with its details behind it, or below it where it would get long."""
    behind = wrapped("; ".join([text, *short_details(details)]), width)
    if len(behind) <= LINES:
        return behind
    plain = short_details(d for d in details if d.plain)
    below = short_details(d for d in details if not d.plain)
    return wrapped("; ".join([text, *plain]), width) + [line for detail in below for line in wrapped(detail, width)]


def _of_tie(observed: ObservationView, tie: TieView, notes: Footnotes) -> str:
    elsewhere = f" {notes.places(observed.said)}" if notes.places(observed.said) != notes.places(tie.said) else ""
    return f"{_in_full(observed)}{elsewhere}"


def _in_full(observed: ObservationView) -> str:
    kind = "" if observed.type in _SPEAK_FOR_THEMSELVES else f"{observed.kind}: "
    text = f"{meant(observed.said)}{kind}{observed.text}"
    return "; ".join([text, *short_details(observed.details)])
