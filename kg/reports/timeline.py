"""What happened to an entity, and when its ties began, held and ended: rows, a page, a picture, a chart."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.dates import Days
from kg.reports.asking import rows
from kg.reports.dated import dated_ties
from kg.reports.nodes import Nodes
from kg.reports.surroundings import source_view

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from kg.ask.result import Result
    from kg.reports.dated import DatedTie
    from kg.reports.statements import SourceView
    from kg.store import Store

QUESTION = "timeline"  # the stored query
_SOURCES = """PREFIX tg: <https://w3id.org/tiegraph/ontology/>
SELECT DISTINCT ?source WHERE {
  VALUES ?tie { }
  ?statement tg:states ?tie ; tg:passage/tg:inSource ?source .
}"""


@dataclass(frozen=True, slots=True)
class Point:
    """When something happened, or a state began, held or ended: one of the days, and how its source has it."""

    point: str
    tie: str
    label: str
    meant: str
    days: Days
    stated: str

    @property
    def when(self) -> str:
        """As its source has it, else the days between which it was.

        >>> from datetime import date
        >>> Point("began", "id:a", "A pact", "", Days(date(2018, 4, 1)), "").when
        '2018-04-01 or later'
        """
        earliest, latest = self.days.earliest, self.days.latest
        if self.stated:
            return self.stated
        if latest is None:
            return f"{earliest} or later"
        return f"{latest} or earlier" if earliest is None else f"between {earliest} and {latest}"

    @property
    def what(self) -> str:
        """The point and the tie, and how this is meant where it is not simply asserted: `began: planned: A pact`."""
        return f"{self.point}: {self.meant}{self.label}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """An entity's ties in order of time, those without any day apart, and their sources.

    `result` is the answer of the stored query `timeline`, and `points` its rows as records: when something happened,
    began, held or ended, as exact as its source has it.
    """

    iri: str
    label: str
    ties: tuple[DatedTie, ...]
    undated: tuple[DatedTie, ...]
    sources: tuple[SourceView, ...]
    build: str
    points: tuple[Point, ...]
    result: Result = field(repr=False)

    def to_polars(self) -> pl.DataFrame:
        """Return the points as a Polars frame."""
        return self.result.to_polars()

    def to_pandas(self) -> pd.DataFrame:
        """Return the points as a pandas frame on Arrow types."""
        return self.result.to_pandas()

    def to_arrow(self) -> pa.Table:
        """Return the points as an Arrow table."""
        return self.result.to_arrow()

    def text(self, *, width: int = 96) -> str:
        """Return a page."""
        from kg.reports.timeline_text import lines

        return "\n".join(lines(self, width=width)) + "\n"

    def csv(self) -> str:
        """Return the points as CSV: the answer of the stored query, so that what has no day is not in it."""
        found = ox.parse_query_results(self.result.reply.content, format=ox.QueryResultsFormat.TSV)
        return (found.serialize(format=ox.QueryResultsFormat.CSV) or b"").decode()

    def json(self) -> str:
        """Return the ties with their earliest and latest days as JSON; what is not known is null."""
        document = {
            "iri": self.iri,
            "label": self.label,
            "ties": [_plain(tie) for tie in self.ties],
            "undated": [_plain(tie) for tie in self.undated],
            "sources": [asdict(source) for source in self.sources],
            "build": self.build,
        }
        return json.dumps(document, ensure_ascii=False, indent=2, default=str) + "\n"

    def svg(self) -> str:
        """Return a picture: certain parts solid, possible ones hatched, open ends with an arrow; undated ties apart."""
        from kg.pictures.timeline import draw_timeline

        return draw_timeline(self)

    def mermaid(self) -> str:
        """Return a timeline in Mermaid; what is uncertain is said in words, since it can only be put in order there."""
        from kg.reports.timeline_mermaid import as_mermaid

        return as_mermaid(self)

    def _repr_html_(self) -> str:
        """Return the picture for a notebook."""
        picture = self.svg()
        return picture[picture.index("<svg") :]


def timeline(store: Store, iri: str, *, result: Result, build: str) -> Timeline:
    """Return the timeline of an entity, given the answer of the stored query."""
    ties = dated_ties(store, iri)
    nodes = Nodes(store)
    sources = sorted({row["source"].value for row in rows(store, _SOURCES, iris=[tie.iri for tie in ties])})
    return Timeline(
        iri=iri,
        label=nodes.label(iri),
        ties=tuple(tie for tie in ties if tie.dated),
        undated=tuple(tie for tie in ties if not tie.dated),
        sources=tuple(source_view(nodes.get(source), nodes) for source in sources),
        build=build,
        points=tuple(_points(result, {tie.iri: tie.meant for tie in ties})),
        result=result,
    )


def _points(result: Result, meant: Mapping[str, str]) -> Iterator[Point]:
    """Yield each point once, also where its tie is placed against several others."""
    seen = set()
    for row in result:
        tie, point = str(row["tie"]), row["point"]
        if (tie, point) not in seen:
            seen.add((tie, point))
            days = Days(row["earliest"], row["latest"])
            stated = str(row["as_stated"] or "")
            yield Point(point, tie, row["tie_label"], meant.get(tie, ""), days, stated)


def _plain(tie: DatedTie) -> dict[str, object]:
    record: dict[str, object] = asdict(tie)
    del record["span"]
    if tie.event:
        return record | {"date_earliest": tie.span.start_earliest, "date_latest": tie.span.start_latest}
    return record | asdict(tie.span)
