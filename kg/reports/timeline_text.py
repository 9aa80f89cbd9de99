"""A timeline as a page: when, and what."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from kg.namespaces import shorten
from kg.reports.layout import beside, wrapped
from kg.reports.reference_text import Footnotes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.reports.dated import DatedTie
    from kg.reports.timeline import Point, Timeline

MARGIN = 20
INDENT = "  "


def lines(timeline: Timeline, *, width: int = 96) -> Iterator[str]:
    """Yield the lines of a page; headings start at the margin, all else is indented."""
    inner = width - len(INDENT)
    yield f"{timeline.label}: what happened, and when its ties began, held and ended"
    yield INDENT + timeline.iri
    sections = (
        ("In order of time", (line for point in timeline.points for line in _row(point, inner))),
        (f"Without any day ({len(timeline.undated)})", _undated(timeline.undated, inner)),
        ("Sources", Footnotes.of(timeline.sources).lines(inner)),
    )
    for heading, rows in sections:
        if first := next(rows, ""):
            yield from ("", heading, INDENT + first)
            yield from (INDENT + row for row in rows)


def _row(point: Point, width: int) -> Iterator[str]:
    text = [*wrapped(point.what, width - MARGIN), *wrapped(shorten(point.tie), width - MARGIN)]
    yield from beside(point.when, text, margin=MARGIN)


def _undated(ties: Iterable[DatedTie], width: int) -> Iterator[str]:
    """Yield the ties by kind, each on a line of its own."""
    ordered = sorted(ties, key=lambda tie: (tie.kind, tie.label, tie.iri))
    for kind, group in groupby(ordered, key=lambda tie: tie.kind):
        text = [line for tie in group for line in wrapped(tie.label, width - MARGIN)]
        yield from beside(kind, text, margin=MARGIN)
