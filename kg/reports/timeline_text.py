"""A timeline as a page: when, and what."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from kg.namespaces import shorten
from kg.reports.layout import beside, wrapped
from kg.reports.reference_text import Footnotes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.reports.dated import DatedTie
    from kg.reports.points import Point
    from kg.reports.timeline import Timeline

MARGIN = 20
INDENT = "  "


def lines(timeline: Timeline, *, width: int = 96) -> Iterator[str]:
    """Yield the lines of a page; headings start at the margin, all else is indented."""
    inner, notes = width - len(INDENT), Footnotes.of(timeline.sources)
    yield f"{timeline.label}: what happened, and when its ties began, held and ended"
    yield INDENT + timeline.iri
    ties = (*timeline.ties, *timeline.undated)
    cited = {tie.iri: notes.places(timeline.said.get(tie.iri, ())) for tie in ties}
    sections = (
        ("In order of time", (line for point in timeline.points for line in _row(point, cited[point.tie], inner))),
        (f"Without any day ({len(timeline.undated)})", _undated(timeline.undated, cited, inner)),
        ("Sources", notes.lines(inner)),
    )
    for heading, rows in sections:
        if first := next(rows, ""):
            yield from ("", heading, INDENT + first)
            yield from (INDENT + row for row in rows)


def _row(point: Point, places: str, width: int) -> Iterator[str]:
    narrowed = f"narrowed: {point.narrowed}; see `kg why`" if point.narrowed else ""
    below = " · ".join(filter(None, (places, shorten(point.tie))))
    text = [line for part in (point.what, narrowed, below) if part for line in wrapped(part, width - MARGIN)]
    yield from beside(point.when, text, margin=MARGIN)


def _undated(ties: Iterable[DatedTie], cited: Mapping[str, str], width: int) -> Iterator[str]:
    """Yield the ties by kind, each on a line of its own, and below it where it is stated."""
    ordered = sorted(ties, key=lambda tie: (tie.kind, tie.label, tie.iri))
    for kind, group in groupby(ordered, key=lambda tie: tie.kind):
        parts = [part for tie in group for part in (tie.label, cited[tie.iri]) if part]
        text = [line for part in parts for line in wrapped(part, width - MARGIN)]
        yield from beside(kind, text, margin=MARGIN)
