"""What happened to an entity, and when its ties began, held and ended: rows, a page, a picture, a chart."""

from __future__ import annotations

import json
from csv import DictWriter
from dataclasses import asdict, dataclass, field
from io import SEEK_END, StringIO
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.namespaces import TG
from kg.reports.backing import Backing
from kg.reports.dated import dated_ties
from kg.reports.nodes import Nodes
from kg.reports.points import read_points
from kg.reports.when import RELATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from kg.ask.result import Result
    from kg.reports.dated import DatedTie
    from kg.reports.nodes import Node
    from kg.reports.points import Point
    from kg.reports.statements import Reference, SourceView
    from kg.store import Store

QUESTION = "timeline"  # the stored query


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """An entity's ties in order of time, those without any day apart, and their sources.

    `result` is the answer of the stored query `timeline`, and `points` its rows as records: when something happened,
    began, held or ended, as exact as its source has it. `said` is where each tie is stated, and `rest` has the undated
    ties as rows of that query.
    """

    iri: str
    label: str
    ties: tuple[DatedTie, ...]
    undated: tuple[DatedTie, ...]
    sources: tuple[SourceView, ...]
    build: str
    points: tuple[Point, ...]
    result: Result = field(repr=False)
    said: Mapping[str, tuple[Reference, ...]] = field(repr=False)
    rest: tuple[Mapping[str, str], ...] = field(repr=False)

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
        """Return the points as CSV: the answer of the stored query, and below it the undated ties with empty days."""
        found = ox.parse_query_results(self.result.reply.content, format=ox.QueryResultsFormat.TSV)
        text = StringIO((found.serialize(format=ox.QueryResultsFormat.CSV) or b"").decode(), newline="")
        text.seek(0, SEEK_END)
        DictWriter(text, self.result.columns, restval="", lineterminator="\n").writerows(self.rest)
        return text.getvalue()

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
    backing = Backing.read(store, [tie.iri for tie in ties])
    undated = tuple(tie for tie in ties if not tie.dated)
    return Timeline(
        iri=iri,
        label=nodes.label(iri),
        ties=tuple(tie for tie in ties if tie.dated),
        undated=undated,
        sources=backing.sources,
        build=build,
        points=tuple(read_points(result, nodes, {tie.iri: tie.meant for tie in ties})),
        result=result,
        said=backing.said,
        rest=tuple(row for tie in undated for row in _undated_rows(nodes.get(tie.iri), tie.label)),
    )


def _undated_rows(node: Node, label: str) -> Iterator[dict[str, str]]:
    """Yield a tie without any day as the stored query has those with one: a row for each tie that it is placed against."""
    row = {"tie": node.iri, "tie_label": label, "standing": node.one("standing")}
    placed = [(TG + name, other) for name in RELATIONS for other in node.all(name)] or [("", "")]
    return (row | {"relation": relation, "relative_to": other} for relation, other in placed)


def _plain(tie: DatedTie) -> dict[str, object]:
    record: dict[str, object] = asdict(tie)
    del record["span"]
    if tie.event:
        return record | {"date_earliest": tie.span.start_earliest, "date_latest": tie.span.start_latest}
    return record | asdict(tie.span)
