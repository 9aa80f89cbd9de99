"""Dates in words, as exact as they were written and no more exact."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.reports.nodes import Node, Nodes

UNDATED = "undated"
LAST = "9999"
RELATIONS = {"after": "after", "monthAfter": "the month after", "sameMonthAs": "in the month of"}
_EARLIEST = ("dateEarliest", "startEarliest", "observedEarliest")
_OTHERWISE = ("startLatest", "dateLatest", "lastConfirmed", "endEarliest", "endLatest", "observedLatest")
_BOUNDED = ("date", "start", "end")
TIME = frozenset(name for part in _BOUNDED for name in (part, part + "NotBefore", part + "NotAfter")) | {
    "asOf",
    "observedOn",
    *RELATIONS,
    *_EARLIEST,
    *_OTHERWISE,
}


def when(node: Node, nodes: Nodes) -> str:
    """Say when an event took place, when a state held, or for when a figure was observed, as its author wrote it."""
    return _written(node) or _related(node, nodes) or UNDATED


def earliest(node: Node) -> str:
    """Return the first possible day for sorting, else another day that is known of it, else one after all days."""
    known = (node.one(name) for name in (*_EARLIEST, *_OTHERWISE))
    return next((day for day in known if day), LAST)


def in_bounds(node: Node, name: str) -> str:
    """Say two bounds as `between`; one alone as open on the other side."""
    low, high = node.one(name + "NotBefore"), node.one(name + "NotAfter")
    if low and high:
        return f"between {low} and {high}"
    return f"in {low} or later" if low else f"by {high}" if high else ""


def _written(node: Node) -> str:
    if day := node.one("date") or node.one("observedOn"):
        return day
    if bounds := in_bounds(node, "date"):
        return bounds
    edges = (_edge(node, "start", "from", "began"), _edge(node, "end", "until", "ended"))
    span = (" " if node.one("start") and node.one("end") else ", ").join(filter(None, edges))
    return ", ".join(filter(None, (span, _edge(node, "asOf", "as of", ""))))


def _edge(node: Node, name: str, exact: str, bounded: str) -> str:
    if day := node.one(name):
        return f"{exact} {day}"
    bounds = in_bounds(node, name)
    return f"{bounded} {bounds}" if bounds else ""


def _related(node: Node, nodes: Nodes) -> str:
    """Say it by another tie where that is all the source does."""
    for name, words in RELATIONS.items():
        for other in nodes.fetch(node.all(name)):
            day = _written(other)
            # Two events of which one is after the other can still fall on one day, or in one month.
            return f"{'not before' if day and name == 'after' else words} {day or nodes.label(other.iri)}"
    return ""
