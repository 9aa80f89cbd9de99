"""The points of a timeline: when something happened, or a state began, held or ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal

from kg.dates import Days, days_of
from kg.reports.when import in_bounds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from kg.ask.result import Result
    from kg.reports.nodes import Node, Nodes

_WRITTEN = {"happened": "date", "began": "start", "ended": "end"}  # the property in which an author says it


@dataclass(frozen=True, slots=True)
class Point:
    """One of the days of a tie, and how its source has it; `written` are the days that the source's own words mean."""

    point: str
    tie: str
    label: str
    meant: str
    days: Days
    stated: str
    written: Days | None = None

    @property
    def when(self) -> str:
        """As its source has it, else the days between which it was.

        >>> from datetime import date
        >>> Point("began", "id:a", "A pact", "", Days(date(2018, 4, 1)), "").when
        '2018-04-01 or later'
        """
        return self.stated or _in_words(self.days)

    @property
    def narrowed(self) -> str:
        """The days, where other facts tell them more exactly than the words of the source do; else nothing.

        >>> from datetime import date
        >>> year, days = Days(date(2018, 1, 1), date(2018, 12, 31)), Days(date(2018, 1, 1), date(2018, 4, 30))
        >>> Point("began", "id:a", "A pact", "", days, "2018", year).narrowed
        'between 2018-01-01 and 2018-04-30'
        """
        return "" if self.written in (None, Days(), self.days) else _in_words(self.days)

    @property
    def what(self) -> str:
        """The point and the tie, and how this is meant where it is not simply asserted: `began: planned: A pact`."""
        return f"{self.point}: {self.meant}{self.label}"


def read_points(result: Result, nodes: Nodes, meant: Mapping[str, str]) -> Iterator[Point]:
    """Yield each point once, also where its tie is placed against several others."""
    seen = set()
    for row in result:
        tie, point = str(row["tie"]), row["point"]
        if (tie, point) not in seen:
            seen.add((tie, point))
            days, node, name = Days(row["earliest"], row["latest"]), nodes.get(tie), _WRITTEN.get(point, "")
            stated = str(row["as_stated"] or "") or (in_bounds(node, name) if name else "")
            written = _written(node, name) if name else None
            yield Point(point, tie, row["tie_label"], meant.get(tie, ""), days, stated, written)


def _in_words(days: Days) -> str:
    earliest, latest = days.earliest, days.latest
    if latest is None:
        return f"{earliest} or later"
    if earliest == latest:
        return str(latest)
    return f"{latest} or earlier" if earliest is None else f"between {earliest} and {latest}"


def _written(node: Node, name: str) -> Days:
    """Return the days that an author's date means, or the two bounds that stand for one."""
    if exact := _days(node, name):
        return exact
    low, high = _days(node, name + "NotBefore"), _days(node, name + "NotAfter")
    first: date | None = low.earliest if low else None
    return Days(first, high.latest if high else None)


def _days(node: Node, name: str) -> Days | None:
    return next((days for term in node.terms(name) if isinstance(term, Literal) and (days := days_of(term))), None)
