"""Conflicts as a page: each claim with its sources, then the assumption, the author's mark and the policy's choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.namespaces import shorten
from kg.reports.layout import beside, wrapped
from kg.reports.reference_text import Footnotes, meant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.conflicts.views import Assumption, Claim, Conflict, Conflicts
    from kg.reports.statements import Thing

MARGIN = 24
INDENT = "  "
NONE = "No claims conflict by the rules, and no author marked any; that proves neither right."


def lines(found: Conflicts, *, width: int = 96) -> Iterator[str]:
    """Yield a block for each conflict, then the sources; headings start at the margin, all else is indented."""
    notes = Footnotes.of(found.sources)
    if found.about:
        yield f"Conflicts that concern {found.about.label} ({shorten(found.about.iri)})"
    if found.policy:
        yield f"Policy {found.policy}: {found.definition}"
    if found.about or found.policy:
        yield ""
    if not found.conflicts:
        yield NONE
    for number, conflict in enumerate(found.conflicts, start=1):
        possibly = "possibly, " if conflict.certainty == "possibly" else ""
        yield f"{number}. {conflict.reason.replace('-', ' ')}: {possibly}{conflict.rule}"
        yield from (INDENT + line for line in _block(conflict, notes, width - len(INDENT)))
        yield ""
    if notes.numbered:
        yield "Sources"
        yield from (INDENT + line for line in notes.lines(width - len(INDENT)))


def _block(conflict: Conflict, notes: Footnotes, width: int) -> Iterator[str]:
    for claim in conflict.claims:
        yield from _row(claim.says or "claim", _claim(claim, notes), width)
    for assumption in conflict.under:
        yield from _row("only if", _assumed(assumption), width)
    for mark in conflict.marked:
        yield from _row("marked by an author", _named(mark), width)
    if not conflict.marked:
        yield from _row("marked by an author", "no", width)
    for assumption in conflict.through:
        yield from _row("concerns it through", _assumed(assumption), width)
    if conflict.choice:
        yield from _row("chosen", _chosen(conflict), width)


def _row(head: str, text: str, width: int) -> Iterator[str]:
    return beside(head, wrapped(text, width - MARGIN), margin=MARGIN)


def _claim(claim: Claim, notes: Footnotes) -> str:
    where = notes.places(claim.said) or "no statement says so by itself"
    return f"{meant(claim.said)}{claim.label} · {shorten(claim.iri)} {where}"


def _named(thing: Thing) -> str:
    return f"{thing.label} · {shorten(thing.iri)}"


def _assumed(assumption: Assumption) -> str:
    return f"{assumption.verdict}: {assumption.label} · {shorten(assumption.iri)}"


def _chosen(conflict: Conflict) -> str:
    """Say what a policy chose, why, and on which statements that rests."""
    choice = conflict.choice
    if choice is None or choice.chosen is None:
        return f"none: {choice.because}" if choice else ""
    claim = conflict.claims[choice.chosen]
    rests = ", ".join(sorted({shorten(ref.statement) for ref in claim.said}))
    return f"{claim.says or claim.label}: {choice.because}" + (f"; it rests on {rests}" if rests else "")
