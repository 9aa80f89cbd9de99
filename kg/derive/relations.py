"""Dates that are told by another's: after it, in the month after it, in the same month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Triple

from kg.dates import Days, first_of_month, last_of_month
from kg.derive.bounds import Node, bound_triple
from kg.derive.hierarchy import TYPE
from kg.namespaces import TG, shorten
from kg.terms import show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kg.derive.bounds import Bound, Key, Moments
    from kg.derive.hierarchy import Hierarchy

    Link = tuple[Triple, Key, Key]
    Told = tuple[Triple, str]

_EVENT = NamedNode(TG + "Event")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Dates that cannot all be: about which node, by which triple, in words, and all that it takes."""

    node: Node
    origin: Triple
    message: str
    premises: tuple[Triple, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """A date that an author wrote and that a relation tells more exactly: what was written, what is told, in words."""

    node: Node
    origin: Triple
    told: Triple
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
    links = _read_links(moments, list(triples), hierarchy)
    changed: list[Link] = []
    for _ in range(len(links) + 1):
        changed = [link for link in links if _narrow(moments, link)]
        if not changed or _impossible(moments):
            return _impossible(moments)
    circle = tuple(triple for triple, *_ in changed)
    return [
        Contradiction(key[0], t, f"{_word(t)} leads round in a circle: mend one of its links", circle)
        for t, key, _ in changed
    ]


def _read_links(moments: Moments, triples: Sequence[Triple], hierarchy: Hierarchy) -> list[Link]:
    """Return the relations between moments, the date of an event, the start of anything else; keep which are events."""
    links = [
        (t, t.subject, t.object)
        for t in triples
        if t.predicate in RELATIONS and isinstance(t.subject, Node) and isinstance(t.object, Node)
    ]
    related = {node for _, *ends in links for node in ends}
    for t in triples:
        is_event = t.predicate == TYPE and isinstance(t.object, NamedNode) and hierarchy.is_under(t.object, _EVENT)
        if is_event and isinstance(t.subject, Node) and t.subject in related:
            moments.events.setdefault(t.subject, t)

    def key(node: Node) -> Key:
        return node, "date" if node in moments.events else "start"

    return [(t, key(subject), key(other)) for t, subject, other in links]


def _narrow(moments: Moments, link: Link) -> bool:
    """Narrow both ends of a relation by each other; say whether anything changed. An empty end spreads no further."""
    triple, subject, other = link
    forwards, backwards = RELATIONS[triple.predicate]
    changed = moments.known[subject].narrow(forwards(moments.known[other].days), triple, by=other)
    if moments.known[subject].days.empty:
        return changed
    return moments.known[other].narrow(backwards(moments.known[subject].days), triple, by=subject) or changed


def find_differences(moments: Moments) -> Iterator[Difference]:
    """Return the dates that authors wrote and that relations tell more exactly."""
    for key, moment in moments.known.items():
        told: dict[Triple, list[Told]] = {}
        for bound, side, words in ((moment.earliest, "Earliest", "before"), (moment.latest, "Latest", "after")):
            if bound and bound.written and not moment.days.empty:
                said = f"not {words} {bound.day}, by {show(bound.origin.subject)} {_word(bound.origin)}"
                told.setdefault(bound.written.origin, []).append((bound_triple(key, side, bound), said))
        for origin, more in told.items():
            sides = " and ".join(said for _, said in more)
            yield Difference(key[0], origin, more[0][0], f"{_word(origin)} is told more exactly by a relation: {sides}")


def _impossible(moments: Moments) -> list[Contradiction]:
    """Return the moments for which no day is left, with the two triples that leave none."""
    return [
        _describe(moments, key, first, last)
        for key, moment in moments.known.items()
        if (first := moment.earliest) and (last := moment.latest) and first.day > last.day
    ]


def _describe(moments: Moments, key: Key, first: Bound, last: Bound) -> Contradiction:
    """Say what two bounds contradict each other; a relation between two nodes is where one looks first."""
    node, moment = key
    related = [bound.origin for bound in (first, last) if bound.origin.predicate in RELATIONS]
    message = (
        f"its {moment} cannot be before {first.day}, by {_word(first.origin)}, and not after {last.day}, by "
        f"{_word(last.origin)}: mend one of them, or state the two as a disagreement"
    )
    premises = [*_origins(moments, first, "earliest"), *_origins(moments, last, "latest")]
    return Contradiction(node, (related or [first.origin])[0], message, tuple(dict.fromkeys(premises)))


def _origins(moments: Moments, bound: Bound | None, side: str) -> Iterator[Triple]:
    """Yield the triples along which a bound was told from moment to moment, once round where they lead in a circle."""
    passed: set[Key] = set()
    while bound:
        yield bound.origin
        other, bound = bound.by, None
        if other and other not in passed:
            passed.add(other)
            bound = getattr(moments.known[other], side)


def _word(triple: Triple) -> str:
    """Write the property and the value of a triple."""
    return f"{shorten(triple.predicate.value)} {show(triple.object)}"
