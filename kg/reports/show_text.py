"""One entity on one screen."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from kg.namespaces import shorten
from kg.reports.layout import beside, braced, columns, padded, wrapped
from kg.reports.reference_text import Footnotes, meant
from kg.reports.tie_text import MARGIN, rows_of_observations, rows_of_ties, short_details

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.reports.views import DisagreementView, EntityView, IdentityView, OpenQuestion

INDENT = "  "


def lines(view: EntityView, *, width: int = 96) -> Iterator[str]:
    """Yield the lines of a page about an entity; headings start at the margin, all else is indented."""
    notes, inner = Footnotes.of(view.sources), width - len(INDENT)
    yield from _header(view, width)
    yield from _section("Names and identifiers", _names(view, notes, inner))
    yield from _section("Ties, in order of time", rows_of_ties(view.ties, notes, inner, centre=view.iri))
    yield from _section("Listings", rows_of_ties(view.listings, notes, inner, centre=view.iri))
    yield from _section("Figures and superlatives", rows_of_observations(view.observations, notes, inner))
    yield from _section("Identity", (row for i in view.identity for row in _identity(i, notes, inner)))
    yield from _section("Conflicts", _conflicts(view, notes, inner))
    yield from _section("Left open", _open(view.open, inner))
    related = ((d.label, "; ".join(d.values)) for d in view.related)
    yield from _section("Also in", (row for head, text in related for row in _row(head, text, inner)))
    yield from _section("Sources", notes.lines(inner))


def _header(view: EntityView, width: int) -> Iterator[str]:
    yield f"{view.label}  ({', '.join(view.kinds)})"
    yield INDENT + view.iri
    if view.legal_status:
        yield f"{INDENT}legal status: {view.legal_status}"
    for text in (*short_details(view.details), view.description):
        yield from (INDENT + line for line in wrapped(text, width - len(INDENT)) if line)


def _section(heading: str, rows: Iterator[str]) -> Iterator[str]:
    """Yield a heading and its rows; nothing where there are none."""
    first = next(rows, None)
    if first is not None:
        yield ""
        yield heading
        yield INDENT + first
        yield from (INDENT + row if row else "" for row in rows)


def _names(view: EntityView, notes: Footnotes, width: int) -> Iterator[str]:
    """Yield names and identifiers as one aligned table; a long name goes on below itself."""
    table = [
        (n.text, n.language, n.kind + (", preferred" if n.preferred else ""), notes.places(n.said)) for n in view.names
    ]
    for identifier in view.identifiers:
        flaw = " (wrong check digits)" if identifier.valid is False else ""
        table.append((identifier.value + flaw, "", identifier.scheme, notes.places(identifier.said)))
    sizes = [max((columns(row[c]) for row in table), default=0) + 2 for c in range(4)]
    margin = max(MARGIN, min(sizes[0], width - sum(sizes[1:])))
    for text, language, kind, places in table:
        yield from beside(text, [padded(language, sizes[1]) + padded(kind, sizes[2]) + places], margin=margin)


def _row(head: str, text: str, width: int) -> Iterator[str]:
    yield from beside(head, wrapped(text, width - MARGIN), margin=MARGIN)


def _identity(claim: IdentityView, notes: Footnotes, width: int) -> Iterator[str]:
    sure = f" ({claim.confidence} confidence)" if claim.confidence else ""
    text = [*wrapped(claim.left.label, width - MARGIN), *wrapped(f"and {claim.right.label}{sure}", width - MARGIN)]
    text += wrapped(f"{meant(claim.said)}{claim.basis}", width - MARGIN)
    text += wrapped(f"{notes.places(claim.said)} · {shorten(claim.iri)}", width - MARGIN)
    yield from beside(claim.verdict, text, margin=MARGIN)


def _conflicts(view: EntityView, notes: Footnotes, width: int) -> Iterator[str]:
    """Yield what authors marked, and say where those are that rules find."""
    for marked in view.disagreements:
        yield from _conflict(marked, notes, width)
    if view.disagreements:
        yield from wrapped(
            f"Marked by authors; `kg conflicts {shorten(view.iri)}` has those that rules find too.", width
        )


def _conflict(conflict: DisagreementView, notes: Footnotes, width: int) -> Iterator[str]:
    text = wrapped(" against ".join(t.label for t in conflict.between), width - MARGIN)
    text += wrapped(conflict.description, width - MARGIN) if conflict.description else []
    for assumption in conflict.assuming:
        text += wrapped(f"assuming: {assumption.label}", width - MARGIN)
    text += wrapped(f"{notes.places(conflict.said)} · {shorten(conflict.iri)}", width - MARGIN)
    yield from beside(conflict.reason, text, margin=MARGIN)


def _open(questions: tuple[OpenQuestion, ...], width: int) -> Iterator[str]:
    """Yield each open question once, with what it is open about."""
    ordered = sorted(questions, key=lambda q: (q.question, q.about.label))
    for question, group in groupby(ordered, key=lambda q: q.question):
        about = [q.about for q in group]
        which = about[0].label if len(about) == 1 else braced([shorten(thing.iri) for thing in about])
        yield from beside("-", wrapped(f"{question} · {which}", width - 2), margin=2)
