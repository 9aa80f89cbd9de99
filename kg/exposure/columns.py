"""One rule version and one day in columns: what each owner has of each class of rights in each organisation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kg.exposure.case import merged
from kg.exposure.holdings import held
from kg.exposure.sets import distinct
from kg.spans import Certainty

if TYPE_CHECKING:
    from datetime import date

    from kg.exposure.ledger import Flags, Ledger, Numbers
    from kg.exposure.rules import Version


@dataclass(frozen=True, slots=True)
class Holdings:
    """What owners have, a row for each owner, organisation and class of rights; sorted by organisation and class."""

    owner: Numbers
    owned: Numbers
    interest: Numbers
    least: Numbers
    least_open: Flags
    most: Numbers
    most_open: Flags

    def where(self, keep: Flags) -> Holdings:
        """Return some of the rows."""
        return Holdings(*(getattr(self, name)[keep] for name in self.__slots__))


def same_parties(ledger: Ledger) -> Numbers:
    """Return for each party the first of those that are certainly one with it."""
    first = np.arange(len(ledger.names), dtype=np.int64)
    for name, other in merged(ledger.claims).items():
        if name in ledger.codes and other in ledger.codes:
            first[ledger.codes[name]] = ledger.codes[other]
    return first


def holdings_on(ledger: Ledger, first: Numbers, day: date) -> Holdings:
    """Return what was held on a day; stakes of one owner in one class count as `held` says."""
    table = ledger.stakes
    sure = np.minimum(table.days.on(day), table.firm)
    rows = np.flatnonzero((sure > 0) & (table.owner >= 0))
    owner, owned = first[table.owner[rows]], first[table.owned[rows]]
    rows, owner, owned = (column[owner != owned] for column in (rows, owner, owned))
    certain = sure[rows] == int(Certainty.CERTAINLY)
    order = np.lexsort((owner, table.interest[rows], owned))
    rows, owner, owned, certain = rows[order], owner[order], owned[order], certain[order]
    interest = table.interest[rows]
    least = np.where(certain, table.least[rows], 0)
    single = Holdings(
        owner, owned, interest, least, table.least_open[rows] & certain, table.most[rows], table.most_open[rows]
    )
    starts = _starts(owner, owned, interest)
    if len(starts) == len(rows):
        return single
    return _together(ledger, single, rows, starts, day)


def _starts(*columns: Numbers) -> Numbers:
    """Return the places at which a new run of equal rows begins."""
    changed = np.zeros(len(columns[0]), dtype=bool)
    changed[:1] = True
    for column in columns:
        changed[1:] |= column[1:] != column[:-1]
    return np.flatnonzero(changed).astype(np.int64)


def _together(ledger: Ledger, single: Holdings, rows: Numbers, starts: Numbers, day: date) -> Holdings:
    """Take together the stakes of one owner: the greatest least, the sum of the most up to the whole."""
    whole = 100 * ledger.unit
    least = np.maximum.reduceat(single.least, starts)
    run = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(rows))))
    least_open = np.logical_or.reduceat(single.least_open & (single.least == least[run]), starts)
    total = np.add.reduceat(single.most, starts)
    most_open = np.logical_or.reduceat(single.most_open, starts) & (total <= whole)
    found = Holdings(
        single.owner[starts],
        single.owned[starts],
        single.interest[starts],
        least,
        least_open,
        np.minimum(total, whole),
        most_open,
    )
    _settle(ledger, found, rows, run, day)
    return found


def _settle(ledger: Ledger, found: Holdings, rows: Numbers, run: Numbers, day: date) -> None:
    """Work out one by one the few holdings of which claims say whether their stakes are one or two."""
    place = {name: number for number, name in enumerate(ledger.stake_names)} if ledger.stake_claims else {}
    about = ledger.stake_claims
    runs = {int(run[at]) for claim in about for at in np.flatnonzero(rows == place[claim.left])}
    for number in runs:
        stakes = sorted((ledger.stake(int(row)) for row in rows[run == number]), key=lambda stake: stake.iri)
        if len(stakes) > 1:
            share = held(stakes, about, day)
            found.least[number] = int(share.least.value * ledger.unit)
            found.least_open[number] = share.least.open
            found.most[number] = int(share.most.value * ledger.unit)
            found.most_open[number] = share.most.open


@dataclass(frozen=True, slots=True)
class Groups:
    """Classes of rights in organisations that a version counts, and who has how much of each.

    A row is one owner's part in one group. Of rights not said which, the most counts in every class, the least in none.
    """

    owned: Numbers
    counts: Flags
    all_least: Numbers
    open_least: Numbers
    some: Flags
    owner: Numbers
    group: Numbers
    least: Numbers
    least_open: Flags
    most: Numbers
    most_open: Flags


def groups_of(ledger: Ledger, holdings: Holdings, version: Version) -> Groups:
    """Sort holdings into the groups that a version counts, or may count."""
    kinds = sorted(version.counts | version.may_count)
    width = max(len(kinds), 1)
    parts, keys = _parts(ledger, holdings, kinds)
    every = np.concatenate(keys)
    key = distinct(every)
    group = np.searchsorted(key, every)
    counted = [number for number, name in enumerate(kinds) if name in version.counts]
    rows = {name: np.concatenate([getattr(part, name) for part in parts]) for name in Holdings.__slots__}
    told = np.arange(len(group)) < len(parts[0].owner)
    return Groups(
        owned=key // width,
        counts=np.isin(key % width, counted),
        all_least=sums(group, rows["least"], len(key)),
        open_least=sums(group, rows["least_open"], len(key)),
        some=np.bincount(group[told], minlength=len(key)) > 0,
        owner=rows["owner"],
        group=group.astype(np.int64),
        least=rows["least"],
        least_open=rows["least_open"],
        most=rows["most"],
        most_open=rows["most_open"],
    )


def _parts(ledger: Ledger, holdings: Holdings, kinds: list[str]) -> tuple[list[Holdings], list[Numbers]]:
    """Return the parts told of each kind, then those of rights not said which, and the group of each row."""
    width = max(len(kinds), 1)
    places = [kinds.index(name) if name in kinds else -1 for name in ledger.interests]
    place = np.array([*places, -1], dtype=np.int64)[holdings.interest]
    parts = [holdings.where(place >= 0)]
    keys = [parts[0].owned * width + place[place >= 0]]
    loose = holdings.where(
        np.isin(holdings.interest, [n for n, x in enumerate(ledger.interests) if x == "unspecified"])
    )
    loose.least[:] = 0
    loose.least_open[:] = False
    for kind in range(len(kinds)) if len(loose.owner) else ():
        parts.append(loose)
        keys.append(loose.owned * width + kind)
    return parts, keys


def sums(group: Numbers, values: Numbers | Flags, size: int) -> Numbers:
    """Add up whole numbers by group; sums of a million stay exact."""
    found = np.zeros(size, dtype=np.int64)
    np.add.at(found, group, values)
    return found
