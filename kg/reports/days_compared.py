"""What began, ended or became possible between two days: ties, listings, and the names that lists use."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.errors import BadParameter
from kg.reports.changes import Change, Difference, Edit
from kg.reports.dated import dated_ties
from kg.reports.nodes import Nodes
from kg.spans import Certainty, firmness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from kg.reports.dated import DatedTie
    from kg.store import Store

NO, POSSIBLY, CERTAINLY = Certainty
WORDS = ("no", "possibly", "certainly")
STATES = {
    (NO, POSSIBLY): "may have begun",
    (NO, CERTAINLY): "began",
    (POSSIBLY, CERTAINLY): "now certain",
    (CERTAINLY, POSSIBLY): "no longer certain",
    (CERTAINLY, NO): "ended",
    (POSSIBLY, NO): "no longer possible",
}
EVENTS = {
    (NO, POSSIBLY): "may have happened",
    (NO, CERTAINLY): "happened",
    (POSSIBLY, CERTAINLY): "happened by now",
}
CAME_AND_WENT = "began and ended"
GROUPS = ("ties", "listings", "names on lists")
CALLED = ("heading", "alias")


def compare_days(store: Store, first: date, last: date, *, party: str = "") -> Difference:
    """Return what differs between a day and a later one, of a party or of the whole graph.

    A state is in force on each day certainly, possibly or not, and an event has come by it, as `as_of` has it in every
    query; the standing of a tie stands before its label. A name on a list is in use while a version of its entry is in
    force; one that only a contested or otherwise unsure version has is possible at most.
    """
    if first > last:
        raise BadParameter(f"{first} is after {last}", where="diff", remedy="give the earlier day first")
    ties, nodes = dated_ties(store, party), Nodes(store)
    found = [*_of_ties(ties, first, last), *_of_names(ties, nodes, first, last)]
    of = nodes.label(party) if party else "the whole graph"
    ordered = sorted(found, key=lambda change: GROUPS.index(change.group))
    return Difference(of=of, before=str(first), after=str(last), changes=tuple(ordered))


def _of_ties(ties: Iterable[DatedTie], first: date, last: date) -> Iterator[Change]:
    """Yield the ties of which the answer differs, in order of time."""
    for tie in ties:
        before, after = tie.on(first), tie.on(last)
        word = (EVENTS if tie.event else STATES).get((before, after), "")
        if not word and _lies_between(tie, first, last):
            word = CAME_AND_WENT
        if word:
            edit = Edit("has come" if tie.event else "in force", WORDS[before], WORDS[after])
            group = GROUPS[1] if tie.listing else GROUPS[0]
            yield Change(group, word, tie.iri, tie.meant + tie.label, (edit,), when=tie.when)


def _lies_between(tie: DatedTie, first: date, last: date) -> bool:
    """Say whether a state held on neither day, but in between."""
    begun, ended = tie.span.start_earliest, tie.span.end_latest
    return not tie.event and begun is not None and ended is not None and first < begun and ended < last


def _of_names(ties: Iterable[DatedTie], nodes: Nodes, first: date, last: date) -> Iterator[Change]:
    """Yield the names on lists of which the answer differs, by entry and name."""
    versions = {tie.iri: tie for tie in ties if tie.listing and not tie.event}
    used: dict[tuple[str, str, str], list[DatedTie]] = defaultdict(list)
    for node in nodes.fetch(versions):
        for kind in CALLED:
            for name in node.all(kind):
                used[node.one("versionOf"), name, kind].append(versions[node.iri])
    for (entry, name, kind), those in sorted(used.items()):
        before, after = (max(min(v.on(day), firmness(v.standing)) for v in those) for day in (first, last))
        if word := STATES.get((before, after)):
            label = f"“{name}” ({kind}) of {nodes.label(entry)}"
            yield Change(GROUPS[2], word, entry, label, (Edit("in use", WORDS[before], WORDS[after]),))
