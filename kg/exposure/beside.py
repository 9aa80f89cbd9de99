"""The list rows that name a party on a day, on whatever list: beside the verdict, never part of it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.exposure import queries
from kg.exposure.entries import read_listings
from kg.exposure.rows import ask
from kg.exposure.words import Line, dated
from kg.spans import Certainty

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from kg.exposure.case import Case
    from kg.exposure.entries import Listing
    from kg.exposure.records import Entry, World
    from kg.store import Store


def rows_on_lists(store: Store, world: World, case: Case, party: str) -> Iterator[list[Line]]:
    """Yield the rows that name a party or that may: heading, days, effect, measures."""
    name = case.name(party)
    maybe = {guess.other for guess in case.guesses.get(name, ())}
    near = [e for e in world.entries if case.name(e.party) in {name, *maybe} and e.on(case.day)]
    near.sort(key=lambda e: (case.name(e.party) != name, e.standing == "contested", e.list_label, e.iri))
    effects = _texts(store, queries.MEASURES, near, ("measure", "text"))
    cited = _texts(store, queries.CITATIONS, near, ("citation",))
    for entry in near:
        other = "" if case.name(entry.party) == name else _label(case, entry.party)
        yield list(_row(entry, case.day, other, effects[entry.iri], cited[entry.iri]))
    yield from _unlisted(store, world, case, name)


def _row(entry: Entry, day: date, other: str, effects: list[str], cited: list[str]) -> Iterator[Line]:
    sure = entry.on(day) is Certainty.CERTAINLY
    about = f" (it may be {other})" if other else ""
    head = entry.heading or entry.label
    yield Line(f"{entry.list_label or 'a list that is not named'}: {head}{about}", (entry,))
    acts = f" ({'; '.join(cited)})" if cited else ""
    yield Line(f"{dated(entry)}{acts}; on this day {'certainly' if sure else 'possibly'}")
    if not entry.has_force(day):
        yield Line(f"listed, not yet effective: it takes effect on {entry.effective}")
    for effect in effects:
        yield Line(effect)


def _unlisted(store: Store, world: World, case: Case, name: str) -> Iterator[list[Line]]:
    """Yield listings that are told without saying which entry, up to the day."""
    parties = sorted({party for party in world.parties if case.name(party) == name})
    for act in read_listings(store, parties):
        if not act.entry and act.standing != "denied" and (act.day is None or act.day <= case.day):
            yield [Line(_told(act, case.day), (), (act.iri,))]


def _told(act: Listing, day: date) -> str:
    when = f"{act.day}" if act.day == act.latest else f"{act.day} .. {act.latest}"
    late = "" if act.latest and act.latest <= day else "; whether by this day is not known"
    return f"{act.label} ({when}): which list and which entry is not said{late}"


def _texts(store: Store, query: str, entries: Iterable[Entry], names: tuple[str, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in ask(store, query, [entry.iri for entry in entries]):
        words = ": ".join(filter(None, (row.text(name) for name in names)))
        if words not in found[row.text("fact")]:
            found[row.text("fact")].append(words)
    return found


def _label(case: Case, party: str) -> str:
    known = case.parties.get(case.name(party))
    return known.label if known else party
