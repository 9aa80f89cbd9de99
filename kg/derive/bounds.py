"""Dates as their sources give them to the first and the last day that each can mean."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.dates import Days, days_of
from kg.namespaces import TG, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

Node = NamedNode | BlankNode
Key = tuple[Node, str]  # a node, and which of its moments: date, start, end, observed

_DATE = NamedNode(XSD + "date")
AS_OF = NamedNode(TG + "asOf")
EXACT = {NamedNode(TG + name): name.removesuffix("On") for name in ("date", "start", "end", "observedOn")}
NOT_BEFORE = {NamedNode(f"{TG}{moment}NotBefore"): moment for moment in ("date", "start", "end")}
NOT_AFTER = {NamedNode(f"{TG}{moment}NotAfter"): moment for moment in ("date", "start", "end")}
_LAST_CONFIRMED = NamedNode(TG + "lastConfirmed")
BOUND_PROPERTIES = frozenset(
    [NamedNode(f"{TG}{moment}{side}") for moment in EXACT.values() for side in ("Earliest", "Latest")]
    + [_LAST_CONFIRMED]
)


@dataclass(frozen=True, slots=True)
class Bound:
    """A day and the authored triple that it comes from."""

    day: date
    origin: Triple


@dataclass(slots=True)
class Moment:
    """The days on which something can have happened, narrowed step by step."""

    earliest: Bound | None = None
    latest: Bound | None = None

    @property
    def days(self) -> Days:
        """The interval without its origins."""
        return Days(self.earliest.day if self.earliest else None, self.latest.day if self.latest else None)

    def narrow(self, days: Days, origin: Triple) -> bool:
        """Take over what is narrower in an interval; say whether anything was."""
        later = days.earliest and (self.earliest is None or days.earliest > self.earliest.day)
        if days.earliest and later:
            self.earliest = Bound(days.earliest, origin)
        earlier = days.latest and (self.latest is None or days.latest < self.latest.day)
        if days.latest and earlier:
            self.latest = Bound(days.latest, origin)
        return bool(later or earlier)


@dataclass(frozen=True, slots=True)
class Moments:
    """The moments of all nodes, and the last day on which each state is confirmed."""

    known: dict[Key, Moment] = field(default_factory=lambda: defaultdict(Moment))
    confirmed: dict[Node, Bound] = field(default_factory=dict)

    def triples(self) -> Iterator[tuple[Triple, Triple]]:
        """Return the bounds as triples, each with its origin; a moment that cannot be has none."""
        for (node, moment), found in self.known.items():
            if found.days.empty:
                continue
            for side, bound in (("Earliest", found.earliest), ("Latest", found.latest)):
                if bound:
                    yield _bound_triple(node, NamedNode(f"{TG}{moment}{side}"), bound)
        for node, bound in self.confirmed.items():
            yield _bound_triple(node, _LAST_CONFIRMED, bound)


def read_moments(triples: Iterable[Triple]) -> Moments:
    """Read every date that is stated; of two statements about one moment the narrower side counts.

    A bound may itself be partial: not before a month is not before its first day. `tg:asOf` says that the state held
    on some day of the date given, so it began by the last of them and is confirmed for the first.
    """
    moments = Moments()
    for triple in triples:
        if not isinstance(triple.object, Literal) or (days := days_of(triple.object)) is None:
            continue
        node, name = triple.subject, triple.predicate
        if isinstance(node, Triple):
            continue
        if name in EXACT:
            moments.known[node, EXACT[name]].narrow(days, triple)
        elif name in NOT_BEFORE:
            moments.known[node, NOT_BEFORE[name]].narrow(Days(earliest=days.earliest), triple)
        elif name in NOT_AFTER:
            moments.known[node, NOT_AFTER[name]].narrow(Days(latest=days.latest), triple)
        elif name == AS_OF:
            moments.known[node, "start"].narrow(Days(latest=days.latest), triple)
            _confirm(moments, node, days, triple)
    return moments


def _confirm(moments: Moments, node: Node, days: Days, origin: Triple) -> None:
    """Keep the last day on which a state is confirmed."""
    known = moments.confirmed.get(node)
    if days.earliest and (known is None or days.earliest > known.day):
        moments.confirmed[node] = Bound(days.earliest, origin)


def _bound_triple(node: Node, name: NamedNode, bound: Bound) -> tuple[Triple, Triple]:
    """Return a bound as a triple, with its origin."""
    return Triple(node, name, Literal(bound.day.isoformat(), datatype=_DATE)), bound.origin
