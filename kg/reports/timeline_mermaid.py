"""A timeline in Mermaid's own kind of diagram of that name: an order with the dates in words, and no invented place."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.reports.points import Point
    from kg.reports.timeline import Timeline

_ESCAPED = {ord(sign): f"#{ord(sign)};" for sign in '#:;%<>{}"`\\'}


def as_mermaid(timeline: Timeline) -> str:
    """Write the timeline by years: each date as its source has it, with everything of that date below it."""
    return "\n".join(_lines(timeline)) + "\n"


def _lines(timeline: Timeline) -> Iterator[str]:
    yield "---"
    yield f"title: {json.dumps(timeline.label, ensure_ascii=False)}"  # the head is YAML, of which JSON is a part
    yield "---"
    yield "timeline"
    yield f"  %% build {timeline.build}"
    for year, of_year in groupby(timeline.points, key=_year):
        yield f"  section {year}"
        for when, points in groupby(of_year, key=lambda point: point.when):
            yield from _period(when, [point.what for point in points])
    if timeline.undated:
        yield "  section Without any day"
        yield from _period("undated", [tie.label for tie in timeline.undated])


def _year(point: Point) -> str:
    """Return the first year that is known."""
    day = point.days.earliest or point.days.latest
    return str(day.year) if day else "undated"


def _period(when: str, texts: list[str]) -> Iterator[str]:
    first, *others = map(_safe, texts)
    yield f"    {_safe(when)} : {first}"
    yield from (f"      : {text}" for text in others)


def _safe(text: str) -> str:
    """Write as entities what would end a text or begin something else."""
    return " ".join(text.split()).translate(_ESCAPED)
