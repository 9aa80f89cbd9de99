"""Since when the content of each graph is known for certain: the day of its edition, else that of its retrieval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, QuerySolutions

from kg.dates import days_of
from kg.namespaces import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kg.store import Store

_GRAPHS = "SELECT DISTINCT ?graph WHERE { ?graph a tg:SourceGraph }"
_EDITIONS = """SELECT DISTINCT ?graph ?day WHERE {
  ?graph a tg:SourceGraph ; tg:source ?source .
  { ?source tg:editionDay ?day } UNION { ?edition tg:editionSource ?source ; tg:editionDay ?day }
}"""
_RETRIEVALS = """SELECT DISTINCT ?graph ?day WHERE {
  ?graph a tg:SourceGraph .
  { ?graph tg:retrievedOn ?day } UNION { ?graph tg:source/tg:retrievedOn ?day }
}"""


@dataclass(frozen=True, slots=True)
class Edition:
    """A graph, and the first day by which its content was known for certain; None where no day is given."""

    graph: str
    known_by: date | None

    def out_by(self, day: date) -> bool:
        """Say whether it was known for certain by a day, that day included."""
        return self.known_by is not None and self.known_by <= day


def list_editions(store: Store) -> list[Edition]:
    """Return every authored graph of a build in the order of their IRIs, each with the day by which it was known.

    An edition that gives only a month was out by the last day of that month. One that is dated later than it was
    retrieved, by the end of its year perhaps, was out when it was retrieved.
    """
    retrieved = _last_days(store, _RETRIEVALS)
    editions = _last_days(store, _EDITIONS)
    return [Edition(graph, _first(editions.get(graph), retrieved.get(graph))) for graph in _graphs(store)]


def _first(*days: date | None) -> date | None:
    return min((day for day in days if day), default=None)


def _graphs(store: Store) -> list[str]:
    found = store.query(_GRAPHS, prefixes=PREFIXES)
    return sorted(row["graph"].value for row in found) if isinstance(found, QuerySolutions) else []


def _last_days(store: Store, question: str) -> dict[str, date]:
    """Return for each graph the last day that its dates can mean: of two editions in one source, the later."""
    days: dict[str, date] = {}
    for graph, literal in _dated(store, question):
        last = (meant := days_of(literal)) and meant.latest
        if last:
            days[graph] = max(last, days.get(graph, last))
    return days


def _dated(store: Store, question: str) -> Iterable[tuple[str, Literal]]:
    found = store.query(question, prefixes=PREFIXES)
    if isinstance(found, QuerySolutions):
        for row in found:
            if isinstance(row["day"], Literal):
                yield row["graph"].value, row["day"]
