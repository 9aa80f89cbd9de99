"""Dates that are told by another's: after it, in the month after it, in the same month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Triple

from kg.dates import Days, first_of_month, last_of_month
from kg.derive.bounds import Node
from kg.derive.hierarchy import TYPE
from kg.namespaces import TG, shorten
from kg.terms import show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.derive.bounds import Bound, Key, Moments
    from kg.derive.hierarchy import Hierarchy

    Link = tuple[Triple, Key, Key]

_EVENT = NamedNode(TG + "Event")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Dates that cannot all be: about which node, by which triple, in words."""

    node: Node
    origin: Triple
    message: str


def _after(earlier: Days) -> Days:
    """Return when something can be that comes after another: later the same day is not excluded."""
    return Days(earliest=earlier.earliest)


def _before(later: Days) -> Days:
    """Return when something can be that another comes after."""
    return Days(latest=later.latest)


def _month(offset: int) -> Callable[[Days], Days]:
    """Return a function that says when something can be that falls so many calendar months after another."""

    def shift(other: Days) -> Days:
        return Days(
            other.earliest and first_of_month(other.earliest, months=offset),
            other.latest and last_of_month(other.latest, months=offset),
        )

    return shift


# For each relation: what the days of its object say of its subject, and those of its subject of its object.
RELATIONS: dict[NamedNode, tuple[Callable[[Days], Days], Callable[[Days], Days]]] = {
    NamedNode(TG + "after"): (_after, _before),
    NamedNode(TG + "monthAfter"): (_month(1), _month(-1)),
    NamedNode(TG + "sameMonthAs"): (_month(0), _month(0)),
}


def relate_moments(moments: Moments, triples: Iterable[Triple], hierarchy: Hierarchy) -> list[Contradiction]:
    """Narrow the moments by each other until nothing changes; return what cannot be.

    Each round carries every bound one relation further, so without a contradiction it ends after as many rounds as
    there are relations. What goes on for longer is a circle of "the month after".
    """
    links = _read_links(triples, hierarchy)
    changed: list[Link] = []
    for _ in range(len(links) + 1):
        changed = [link for link in links if _narrow(moments, link)]
        if not changed or _impossible(moments):
            return _impossible(moments)
    return [
        Contradiction(key[0], t, f"{_word(t)} leads round in a circle: mend one of its links") for t, key, _ in changed
    ]


def _read_links(triples: Iterable[Triple], hierarchy: Hierarchy) -> list[Link]:
    """Return the relations between moments: the date of an event, the start of anything else."""
    triples = list(triples)
    events = {
        t.subject
        for t in triples
        if t.predicate == TYPE and isinstance(t.object, NamedNode) and hierarchy.is_under(t.object, _EVENT)
    }

    def key(node: Node) -> Key:
        return node, "date" if node in events else "start"

    return [
        (t, key(t.subject), key(t.object))
        for t in triples
        if t.predicate in RELATIONS and isinstance(t.subject, Node) and isinstance(t.object, Node)
    ]


def _narrow(moments: Moments, link: Link) -> bool:
    """Narrow both ends of a relation by each other; say whether anything changed. An empty end spreads no further."""
    triple, subject, other = link
    forwards, backwards = RELATIONS[triple.predicate]
    changed = moments.known[subject].narrow(forwards(moments.known[other].days), triple)
    if moments.known[subject].days.empty:
        return changed
    return moments.known[other].narrow(backwards(moments.known[subject].days), triple) or changed


def _impossible(moments: Moments) -> list[Contradiction]:
    """Return the moments for which no day is left, with the two triples that leave none."""
    return [
        _describe(key, first, last)
        for key, moment in moments.known.items()
        if (first := moment.earliest) and (last := moment.latest) and first.day > last.day
    ]


def _describe(key: Key, first: Bound, last: Bound) -> Contradiction:
    """Say what two bounds contradict each other; a relation between two nodes is where one looks first."""
    node, moment = key
    related = [bound.origin for bound in (first, last) if bound.origin.predicate in RELATIONS]
    message = (
        f"its {moment} cannot be before {first.day}, by {_word(first.origin)}, and not after {last.day}, by "
        f"{_word(last.origin)}: mend one of them, or state the two as a disagreement"
    )
    return Contradiction(node, (related or [first.origin])[0], message)


def _word(triple: Triple) -> str:
    """Write the property and the value of a triple."""
    return f"{shorten(triple.predicate.value)} {show(triple.object)}"
