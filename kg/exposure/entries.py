"""List entries that name parties, read from entry versions, listings, and claims that an entry means a party."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.exposure.queries import ENTRIES, LISTINGS, MEANT
from kg.exposure.records import Entry
from kg.exposure.rows import ask
from kg.spans import Certainty, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.exposure.records import Alike
    from kg.exposure.rows import Row
    from kg.store import Store

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Listing:
    """An act that put a party on a list, changed its entry or took it off; the entry and the list may not be named."""

    iri: str
    label: str
    party: str
    kind: str
    entry: str
    list: str
    authority: str
    day: date | None
    latest: date | None
    effective: date | None
    standing: str

    @property
    def force(self) -> date | None:
        """The day from which the act has force, as far as it is known."""
        return self.effective or self.day


def read_listings(store: Store, parties: Iterable[str] | None) -> list[Listing]:
    """Read the listings of parties."""
    found = {(row.text("fact"), row.text("party")): _listing(row) for row in ask(store, LISTINGS, parties)}
    return [found[key] for key in sorted(found)]


def _listing(row: Row) -> Listing:
    return Listing(
        iri=row.text("fact"),
        label=row.text("label"),
        party=row.text("party"),
        kind=row.code("kind", "listing-kind"),
        entry=row.text("entry"),
        list=row.text("list"),
        authority=row.text("authority"),
        day=row.day("date_earliest"),
        latest=row.day("date_latest"),
        effective=row.day("effective"),
        standing=row.code("standing", "standing"),
    )


def read_entries(
    store: Store, parties: Sequence[str] | None, claims: Iterable[Alike], listings: Sequence[Listing]
) -> tuple[Entry, ...]:
    """Read the entry versions that name parties or that a claim says are about them."""
    named: dict[tuple[str, str], tuple[Entry, str]] = {}
    for row in ask(store, ENTRIES, parties):
        _add(named, row, row.text("party"), Certainty.CERTAINLY)
    meant = _ends(claims, None if parties is None else set(parties))
    for row in ask(store, MEANT, meant):
        for party, claim in meant[row.text("end")]:
            key = (row.text("fact"), party)
            if claim.apart and key in named:
                entry, name = named[key]
                named[key] = (replace(entry, sure=Certainty.POSSIBLY), name)
            elif claim.sure and key not in named:
                _add(named, row, party, claim.sure)
    entries = [_with_acts(entry, name, listings) for entry, name in named.values()]
    known = {(name, entry.party) for entry, name in named.values()}
    bare = [_from_listing(act, listings) for act in listings if act.entry and act.kind == "addition"]
    entries += [entry for entry, name in bare if (name, entry.party) not in known]
    return tuple(sorted(entries, key=lambda entry: (entry.iri, entry.party)))


def _ends(claims: Iterable[Alike], parties: set[str] | None) -> dict[str, list[tuple[str, Alike]]]:
    """Return the nodes that claims set beside parties, and by which claim."""
    found: dict[str, list[tuple[str, Alike]]] = defaultdict(list)
    for claim in claims:
        for party, end in ((claim.left, claim.right), (claim.right, claim.left)):
            if parties is None or party in parties:
                found[end].append((party, claim))
    return found


def _add(named: dict[tuple[str, str], tuple[Entry, str]], row: Row, party: str, sure: Certainty) -> None:
    """Add the entry of a row; what an edition shows is confirmed for the day of the edition."""
    key, span = (row.text("fact"), party), row.span()
    seen = [named[key][0].span.confirmed] if key in named else []
    confirmed = [day for day in (*seen, span.confirmed, row.day("edition")) if day]
    entry = Entry(
        iri=key[0],
        label=row.text("label"),
        span=replace(span, confirmed=max(confirmed, default=None)),
        standing=row.code("standing", "standing"),
        party=party,
        list=row.text("list"),
        list_label=row.text("list_label"),
        heading=row.text("heading"),
        sure=sure,
    )
    named[key] = (entry, row.text("entry"))


def _with_acts(entry: Entry, name: str, listings: Sequence[Listing]) -> Entry:
    """Add from when an entry has force, and its end where only an act of removal tells of it."""
    acts = [act for act in listings if act.entry == name and act.party == entry.party and act.standing != "denied"]
    start = entry.span.start_latest
    begun = [act for act in acts if act.kind == "addition" and act.effective] or [
        act for act in acts if act.kind == "amendment" and act.effective
    ]
    before = [act for act in begun if start is None or act.day is None or act.day <= start]
    latest = max(before, key=lambda act: (act.day or date.min, act.iri), default=None)
    span = entry.span
    if span.end_latest is None:
        span = _ended(span, [act for act in acts if act.kind == "removal"])
    return replace(entry, effective=latest.effective if latest else None, span=span)


def _ended(span: Span, removals: Sequence[Listing]) -> Span:
    """End a span on the day before the first removal after its start."""
    days = [act for act in removals if act.force and (span.start_earliest is None or act.force > span.start_earliest)]
    if not days:
        return span
    first = min(days, key=lambda act: (act.force or date.max, act.iri))
    last = first.effective or first.latest or first.day
    earliest = first.effective or first.day
    return replace(span, end_earliest=earliest and earliest - _DAY, end_latest=last and last - _DAY)


def _from_listing(act: Listing, listings: Sequence[Listing]) -> tuple[Entry, str]:
    """Return the entry that a listing made, where no version of it is told."""
    entry = Entry(
        iri=act.iri,
        label=act.label,
        span=Span(act.day, act.latest),
        standing=act.standing,
        party=act.party,
        list=act.list,
        heading=act.label,
    )
    return _with_acts(entry, act.entry, listings), act.entry
