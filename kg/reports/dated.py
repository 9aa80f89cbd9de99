"""Ties with the days that are known of them, as timelines and comparisons of two days need them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kg.dates import Days
from kg.namespaces import PREFIXES, TG
from kg.reports.asking import rows
from kg.reports.nodes import Nodes
from kg.reports.show import LISTINGS
from kg.reports.vocabulary import Vocabulary
from kg.reports.when import when
from kg.spans import Certainty, Span, come_by

if TYPE_CHECKING:
    from kg.reports.nodes import Node
    from kg.store import Store

_PREFIXES = "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}> " for prefix in ("rdfs", "tg"))
_ALL = f"{_PREFIXES} SELECT DISTINCT ?tie WHERE {{ ?tie a tg:Tie }}"
_OF_ONE = f"""{_PREFIXES} SELECT DISTINCT ?tie WHERE {{
  VALUES ?party {{ }}
  ?tie tg:involves|(tg:involves/tg:involves) ?party ; a tg:Tie .
}}"""
SURE = ("", "asserted", "attributed")


@dataclass(frozen=True, slots=True)
class DatedTie:
    """A tie, how its source dates it in words, and its days: of an event, those of its date are start and nothing else.

    `standing` is in words, such as `asserted`; `listing` says that it is a listing or a version of an entry.
    """

    iri: str
    label: str
    kind: str
    event: bool
    listing: bool
    standing: str
    when: str
    span: Span

    @property
    def dated(self) -> bool:
        """Whether any day is known of it."""
        return self.span != Span()

    @property
    def meant(self) -> str:
        """How it is meant where it is not simply asserted, to stand before its label: `planned: `."""
        return "" if self.standing in SURE else f"{self.standing}: "

    @property
    def first(self) -> date:
        """The first day that is known of it, to sort by; a tie without any comes last."""
        span = self.span
        known = (span.start_earliest, span.start_latest, span.confirmed, span.end_earliest, span.end_latest)
        return next((day for day in known if day), date.max)

    def on(self, day: date) -> Certainty:
        """Say whether a state was in force on a day, or an event had come by it."""
        if self.event:
            return come_by(Days(self.span.start_earliest, self.span.start_latest), day)
        return self.span.on(day)


def dated_ties(store: Store, party: str = "") -> tuple[DatedTie, ...]:
    """Return the ties of a party and the events about these, or all ties, in order of time; without a day last."""
    found = rows(store, _OF_ONE, iris=[party]) if party else rows(store, _ALL)
    nodes, vocabulary = Nodes(store), Vocabulary.read(store)
    fetched = nodes.fetch(row["tie"].value for row in found)
    ties = (_tie(node, nodes, vocabulary) for node in fetched)
    return tuple(sorted(ties, key=lambda tie: (tie.first, tie.span.start_latest or date.max, tie.iri)))


def _tie(node: Node, nodes: Nodes, vocabulary: Vocabulary) -> DatedTie:
    event = vocabulary.is_a(node.types, "Event")
    return DatedTie(
        iri=node.iri,
        label=nodes.label(node.iri),
        kind=", ".join(vocabulary.label(t) for t in node.types),
        event=event,
        listing=any(vocabulary.is_a(node.types, name) for name in LISTINGS),
        standing=nodes.label(node.one("standing")) if node.one("standing") else "",
        when=when(node, nodes),
        span=Span(_day(node, "dateEarliest"), _day(node, "dateLatest")) if event else _span(node),
    )


def _span(node: Node) -> Span:
    """Return the days between which a state began and ended."""
    return Span(
        _day(node, "startEarliest"),
        _day(node, "startLatest"),
        _day(node, "endEarliest"),
        _day(node, "endLatest"),
        confirmed=_day(node, "lastConfirmed"),
    )


def _day(node: Node, name: str) -> date | None:
    text = node.one(TG + name)
    return date.fromisoformat(text) if text else None
