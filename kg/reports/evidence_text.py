"""Statements as a page: how each is meant, what it states, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.namespaces import shorten
from kg.reports.copies import ELSEWHERE, SAME_EDITION
from kg.reports.layout import beside, wrapped
from kg.reports.reference_text import Footnotes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.reports.copies import Copy
    from kg.reports.statements import PassageView, StatementView, Thing

MARGIN = 16
INDENT = "  "


def lines(statements: tuple[StatementView, ...], *, width: int = 96) -> Iterator[str]:
    """Yield a block for each statement, then the sources; headings start at the margin, all else is indented."""
    sources = {p.source.iri: p.source for s in statements for p in (*s.passages, *s.context)}
    notes = Footnotes.of(sources[iri] for iri in sorted(sources))
    for statement in statements:
        yield shorten(statement.iri)
        yield from (INDENT + line for line in _block(statement, notes, width - len(INDENT)))
        yield ""
    if notes.numbered:
        yield "Sources"
        yield from (INDENT + line for line in notes.lines(width - len(INDENT)))


def about_copy(statements: tuple[StatementView, ...], copy: Copy) -> str:
    """Say of which sources a reader's copy is the edition that was retrieved."""
    passages = [p for s in statements for p in (*s.passages, *s.context)]
    known = sorted({shorten(p.source.iri) for p in passages if copy.is_of(p.source)})
    if known:
        return f"{copy.path.name} is the edition that was retrieved: {', '.join(known)}"
    if all(passage.outcome == ELSEWHERE for passage in passages):
        return f"{copy.path.name} is a source of the graph, but nothing here is from it"
    return f"{copy.path.name} is no edition that was retrieved: a passage is shown only where its own hash agrees"


def _block(statement: StatementView, notes: Footnotes, width: int) -> Iterator[str]:
    rows = [
        ("says", _how(statement)),
        *(("states", _named(thing)) for thing in statement.about or statement.states),
        ("reported from", "; ".join(_named(work) for work in statement.reported_from)),
        *(("reading", text) for text in statement.readings),
        ("file", f"{statement.file}:{statement.line}" if statement.line else statement.file),
    ]
    for head, text in rows:
        if text:
            yield from beside(head, wrapped(text, width - MARGIN), margin=MARGIN)
    for head, passages in (("passage", statement.passages), ("context", statement.context)):
        for passage in passages:
            yield from beside(head, _passage(passage, notes, width - MARGIN), margin=MARGIN)


def _how(statement: StatementView) -> str:
    speaker = f"speaker: {statement.speaker}" if statement.speaker else ""
    quoted = "quoted" if statement.quoted else ""
    return ", ".join(filter(None, (statement.modality, statement.polarity, speaker, quoted)))


def _named(thing: Thing) -> str:
    return f"{thing.label} · {shorten(thing.iri)}"


def _passage(passage: PassageView, notes: Footnotes, width: int) -> list[str]:
    number = notes.numbered[passage.source.iri][0]
    rows = [f"[{number}] {passage.selector}", shorten(passage.iri)]
    if passage.text is not None:
        rows += [f"| {line}" for paragraph in passage.text.splitlines() for line in wrapped(paragraph, width - 2)]
    if passage.outcome not in ("", SAME_EDITION):
        rows += wrapped(f"({passage.outcome})", width)
    return rows
