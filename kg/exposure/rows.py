"""Rows of a store as plain values: local names of concepts, days, exact numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.dates import days_of
from kg.reports.asking import rows
from kg.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from kg.store import Store

_VALUES = re.compile(r"VALUES \?\w+ \{ \}\s*")


class Row:
    """One solution, asked by the names of its variables."""

    __slots__ = ("_solution",)

    def __init__(self, solution: ox.QuerySolution) -> None:
        self._solution = solution

    def term(self, name: str) -> ox.NamedNode | ox.Literal | None:
        """Return the term of a variable; None where it is unbound."""
        try:
            found = self._solution[name]
        except KeyError:
            return None
        return found if isinstance(found, ox.NamedNode | ox.Literal) else None

    def text(self, name: str) -> str:
        """Return the text of a variable; nothing where it is unbound."""
        found = self.term(name)
        return found.value if found else ""

    def code(self, name: str, scheme: str) -> str:
        """Return the last part of a concept of a scheme: `shares` for vocab:interest-shares."""
        return self.text(name).rpartition("/")[2].removeprefix(f"{scheme}-")

    def truth(self, name: str) -> bool:
        """Return whether a variable is true."""
        return self.text(name) in ("true", "1")

    def day(self, name: str) -> date | None:
        """Return the day of a variable, the first that a month or year can mean."""
        found = self.term(name)
        days = days_of(found) if isinstance(found, ox.Literal) else None
        return days.earliest if days else None

    def span(self) -> Span:
        """Return the bounds of a state."""
        names = ("start_earliest", "start_latest", "end_earliest", "end_latest", "confirmed")
        return Span(*(self.day(name) for name in names))


def ask(store: Store, text: str, iris: Iterable[str] | None) -> Iterator[Row]:
    """Yield the rows of a question about some nodes, or about all where none are given."""
    if iris is None:
        return map(Row, rows(store, _VALUES.sub("", text, count=1)))
    return map(Row, rows(store, text, iris=sorted(set(iris))))
