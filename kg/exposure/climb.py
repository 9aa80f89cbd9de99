"""From columns to the few records that bear on one party: its owners and theirs, and who they may be."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from kg.exposure.records import World

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kg.exposure.ledger import Flags, Ledger
    from kg.exposure.records import Alike, Control, Entry, Joint, Registered, Unnamed
    from kg.exposure.rules import Rule


def bearing(ledger: Ledger, rule: Rule, day: date) -> Flags:
    """Say of each stake whether it can bear on a verdict: those that held, of a kind that counts or may count."""
    table = ledger.stakes
    kinds = {"unspecified"}.union(*(version.counts | version.may_count for version in rule.versions))
    counted = [place for place, name in enumerate(ledger.interests) if name in kinds]
    held: Flags = (table.days.on(day) > 0) & (table.firm > 0)
    return held & (np.isin(table.interest, counted) | (table.owner < 0))


class Climber:
    """A ledger with an index from each party to what lies directly above it, made once.

    With `bearing`, it sees only the stakes that can matter to one rule on one day.
    """

    def __init__(self, ledger: Ledger, stakes: Flags | None = None) -> None:
        self.ledger = ledger
        rows = np.arange(len(ledger.stakes.owned)) if stakes is None else np.flatnonzero(stakes)
        owned = ledger.stakes.owned[rows]
        order = np.argsort(owned, kind="stable")
        self._rows = rows[order]
        self._starts = np.searchsorted(owned[order], np.arange(len(ledger.names) + 1))
        self._controls: dict[str, list[Control]] = defaultdict(list)
        self._joints: dict[str, list[Joint]] = defaultdict(list)
        self._claims: dict[str, list[Alike]] = defaultdict(list)
        self._entries: dict[str, list[Entry]] = defaultdict(list)
        self._unnamed: dict[str, list[Unnamed]] = defaultdict(list)
        self._registered: dict[str, list[Registered]] = defaultdict(list)
        self._index()

    def _index(self) -> None:
        for control in self.ledger.controls:
            self._controls[control.controlled].append(control)
        for joint in self.ledger.joints:
            self._joints[joint.owned].append(joint)
        for claim in self.ledger.claims:
            self._claims[claim.left].append(claim)
            self._claims[claim.right].append(claim)
        for entry in self.ledger.entries:
            self._entries[entry.party].append(entry)
        for unnamed in self.ledger.unnamed:
            self._unnamed[unnamed.owned].append(unnamed)
        for registered in self.ledger.registered:
            self._registered[registered.party].append(registered)

    def world(self, code: int) -> World:
        """Return the world above one party."""
        ledger = self.ledger
        seen, frontier = {code}, {code}
        rows: set[int] = set()
        while frontier:
            fresh = {row for party in frontier for row in self._above(party)}
            rows |= fresh
            ends = {int(ledger.stakes.owner[row]) for row in fresh} - {-1}
            ends |= {ledger.codes[name] for party in frontier for name in self._beside(ledger.names[party])}
            frontier = ends - seen
            seen |= frontier
        return self._world(seen, rows)

    def _above(self, code: int) -> Iterable[int]:
        found: list[int] = self._rows[self._starts[code] : self._starts[code + 1]].tolist()
        return found

    def _beside(self, name: str) -> Iterable[str]:
        """Return those who control a party, hold it jointly, or are or may be it."""
        yield from (control.controller for control in self._controls.get(name, ()) if control.controller)
        yield from (holder for joint in self._joints.get(name, ()) for holder in joint.holders)
        ends = (end for claim in self._claims.get(name, ()) if claim.sure for end in (claim.left, claim.right))
        yield from (end for end in ends if end in self.ledger.codes)

    def _world(self, seen: set[int], rows: set[int]) -> World:
        names = [self.ledger.names[code] for code in sorted(seen)]
        claims = {claim.iri: claim for name in names for claim in self._claims.get(name, ())}
        claims |= {claim.iri: claim for claim in self.ledger.stake_claims}
        return World(
            parties={self.ledger.names[code]: self.ledger.party(code) for code in sorted(seen)},
            stakes=tuple(self.ledger.stake(row) for row in sorted(rows)),
            controls=tuple(control for name in names for control in self._controls.get(name, ())),
            joints=tuple(joint for name in names for joint in self._joints.get(name, ())),
            entries=tuple(entry for name in names for entry in self._entries.get(name, ())),
            claims=tuple(claims[iri] for iri in sorted(claims)),
            unnamed=tuple(unnamed for name in names for unnamed in self._unnamed.get(name, ())),
            registered=tuple(entry for name in names for entry in self._registered.get(name, ())),
        )
