"""Dates as their sources give them to the first and the last day that each can mean."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.dates import Days, days_of
from kg.derive.steps import Step
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
# The names of the rules by which a bound comes from a date, and from a relation: of its subject, and of its object.
_OF_DATES = {
    **dict.fromkeys(NOT_BEFORE, "bounds-not-before"),
    **dict.fromkeys(NOT_AFTER, "bounds-not-after"),
    AS_OF: "bounds-as-of",
}
RULES_OF_DATES = frozenset({"bounds-date", *_OF_DATES.values()})
_OF_RELATIONS = {
    NamedNode(TG + "after"): ("bounds-after", "bounds-before"),
    NamedNode(TG + "monthAfter"): ("bounds-month-after", "bounds-month-before"),
    NamedNode(TG + "sameMonthAs"): ("bounds-same-month", "bounds-same-month"),
}
BOUND_PROPERTIES = frozenset(
    [NamedNode(f"{TG}{moment}{side}") for moment in EXACT.values() for side in ("Earliest", "Latest")]
    + [_LAST_CONFIRMED]
)


@dataclass(frozen=True, slots=True)
class Bound:
    """A day and the authored triple that it comes from: a date, or a relation to the moment `by` which it is told.

    `written` is the bound by a date of its own that this one, told by a relation, is narrower than.
    """

    day: date
    origin: Triple
    by: Key | None = None
    written: Bound | None = None


@dataclass(slots=True)
class Moment:
    """The days on which something can have happened, narrowed step by step."""

    earliest: Bound | None = None
    latest: Bound | None = None

    @property
    def days(self) -> Days:
        """The interval without its origins."""
        return Days(self.earliest.day if self.earliest else None, self.latest.day if self.latest else None)

    def narrow(self, days: Days, origin: Triple, *, by: Key | None = None) -> bool:
        """Take over what is narrower in an interval; say whether anything was."""
        later = days.earliest and (self.earliest is None or days.earliest > self.earliest.day)
        if days.earliest and later:
            self.earliest = Bound(days.earliest, origin, by, _written(self.earliest, by))
        earlier = days.latest and (self.latest is None or days.latest < self.latest.day)
        if days.latest and earlier:
            self.latest = Bound(days.latest, origin, by, _written(self.latest, by))
        return bool(later or earlier)


@dataclass(frozen=True, slots=True)
class Moments:
    """The moments of all nodes, the last day on which each state is confirmed, and which nodes are said to be events."""

    known: dict[Key, Moment] = field(default_factory=lambda: defaultdict(Moment))
    confirmed: dict[Node, Bound] = field(default_factory=dict)
    events: dict[Node, Triple] = field(default_factory=dict)

    def triples(self) -> Iterator[tuple[Triple, Step]]:
        """Return the bounds as triples, each with the step that gives it; a moment that cannot be has none."""
        for key, found in self.known.items():
            if not found.days.empty:
                for side, bound in (("Earliest", found.earliest), ("Latest", found.latest)):
                    if bound:
                        yield bound_triple(key, side, bound), self._step(key, side, bound)
        for node, bound in self.confirmed.items():
            yield Triple(node, _LAST_CONFIRMED, _literal(bound)), Step("bounds-confirmed", (bound.origin,))

    def _step(self, key: Key, side: str, bound: Bound) -> Step:
        """Return what gives a bound: a date of its own, or a relation and the bound at its other end."""
        narrows = bound.written.origin if bound.written else None
        if bound.by is None:
            return Step(_OF_DATES.get(bound.origin.predicate, "bounds-date"), (bound.origin,))
        forwards, backwards = _OF_RELATIONS[bound.origin.predicate]
        ends = (key[0], bound.by[0]) if bound.origin.subject == key[0] else (bound.by[0], key[0])
        kinds = [self.events[node] for node in dict.fromkeys(ends) if node in self.events]
        other = self.known[bound.by]
        known = other.earliest if side == "Earliest" else other.latest
        below = [bound_triple(bound.by, side, known)] if known else []
        return Step(forwards if ends[0] == key[0] else backwards, (bound.origin, *kinds, *below), narrows)


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


def _written(bound: Bound | None, by: Key | None) -> Bound | None:
    """Return the bound by a date of its own that one told by a relation takes the place of."""
    return None if bound is None or by is None else bound.written if bound.by else bound


def bound_triple(key: Key, side: str, bound: Bound) -> Triple:
    """Return a bound as a triple."""
    return Triple(key[0], NamedNode(f"{TG}{key[1]}{side}"), _literal(bound))


def _literal(bound: Bound) -> Literal:
    return Literal(bound.day.isoformat(), datatype=_DATE)
