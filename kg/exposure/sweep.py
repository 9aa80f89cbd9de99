"""The verdicts on all parties at once, on columns: the same answers as `judge` gives one by one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kg.exposure.columns import groups_of, holdings_on
from kg.exposure.named import COVERED, NOT_SHOWN, OUTSIDE, POSSIBLE, Names, beyond, status_of
from kg.exposure.reach import CARRY
from kg.exposure.sets import distinct, without
from kg.exposure.spread import Links, Spread
from kg.spans import Certainty

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kg.exposure.columns import Groups
    from kg.exposure.ledger import Flags, Ledger, Numbers
    from kg.exposure.rules import Rule, Standing, Version


def sweep(ledger: Ledger, rule: Rule, day: date) -> Numbers:
    """Return for each party the place of its verdict in FINDINGS."""
    standings = rule.standing(day)
    if not standings:
        named = Names.of(ledger, rule.versions[-1], day)
        return named.verdicts(np.full(len(ledger.names), OUTSIDE, dtype=np.int64))
    verdicts = [_under(ledger, standing, day) for standing in standings]
    worst: Numbers = np.minimum.reduce(verdicts)
    return worst


def _under(ledger: Ledger, standing: Standing, day: date) -> Numbers:
    """Judge all parties by one version."""
    version = standing.version
    named = Names.of(ledger, version, day)
    groups = groups_of(ledger, holdings_on(ledger, named.first, day), version)
    setting = _Setting(ledger, version, day, named, groups)
    found = np.full(len(ledger.names), NOT_SHOWN, dtype=np.int64)
    found[setting.members(Certainty.POSSIBLY)] = POSSIBLE
    sure = standing.sure is Certainty.CERTAINLY
    found[setting.members(Certainty.CERTAINLY)] = COVERED if sure else POSSIBLE
    found[beyond(ledger, version, day, named.first)] = OUTSIDE
    return named.verdicts(found)


@dataclass(frozen=True, slots=True)
class _Setting:
    """What both cascades of a version start from."""

    ledger: Ledger
    version: Version
    day: date
    named: Names
    groups: Groups

    def members(self, sure: Certainty) -> Numbers:
        """Return the codes of all whom the cascade by the least, or by the most, reaches."""
        together = self.version.aggregation == "all-listed" or (
            self.version.aggregation == "not-settled" and sure is Certainty.POSSIBLY
        )
        size = len(self.ledger.names)
        seeds = np.array([c for c, s in self.named.active.items() if s.sure >= sure], dtype=np.int64)
        spread = self._spread(sure)
        roots = np.zeros(len(seeds), dtype=np.int64) if together else seeds
        start = roots * size + seeds
        if sure is Certainty.POSSIBLY and self.version.unknown == "possible":
            alone = distinct(np.concatenate([spread.without_members(), self._without_stakes()]))
            every = np.zeros(1, dtype=np.int64) if together else np.append(seeds, size)  # the last: nobody known
            start = np.concatenate([start, (every[:, None] * size + alone[None, :]).ravel()])
        return distinct(spread.close(start) % size)

    def _without_stakes(self) -> Numbers:
        """Return parties of which only unidentified owners are told."""
        if not self.version.counts | self.version.may_count:
            return np.empty(0, dtype=np.int64)
        return without(np.flatnonzero(self._unidentified()), distinct(self.groups.owned[self.groups.some]))

    def _unidentified(self) -> Flags:
        """Say of each party whether owners are told of whom nobody names."""
        ledger, first = self.ledger, self.named.first
        found = np.zeros(len(ledger.names), dtype=bool)
        told = np.array([ledger.codes[unnamed.owned] for unnamed in ledger.unnamed], dtype=np.int64)
        found[first[told]] = True
        table = ledger.stakes
        nobody = np.flatnonzero(table.owner < 0)
        held = np.minimum(table.days.on(self.day), table.firm)[nobody] > 0
        found[first[table.owned[nobody[held]]]] = True
        return found

    def _spread(self, sure: Certainty) -> Spread:
        """Make ready a cascade."""
        ledger, version, groups = self.ledger, self.version, self.groups
        possibly = sure is Certainty.POSSIBLY
        carry = np.array([status in (*CARRY, "person") for status in ledger.statuses], dtype=bool)
        status = status_of(ledger, self.named.first)
        unidentified = np.zeros(len(groups.owned), dtype=bool)
        if possibly and version.unknown == "possible":
            unidentified = groups.some & (groups.all_least < 100 * ledger.unit)
        return Spread(
            parties=len(ledger.names),
            groups=groups,
            rows=self._rows(sure),
            controls=Links.listed(self._controls(sure)),
            guesses=self.named.guesses if possibly else Links.listed([]),
            may_join=np.ones(len(ledger.names), dtype=bool) if possibly else carry[status],
            threshold=int(version.threshold * ledger.unit),
            whole=100 * ledger.unit,
            strictly=version.strictly,
            most=possibly,
            unidentified=unidentified,
        )

    def _rows(self, sure: Certainty) -> Links:
        """Return from whose membership on which parts count: the owner's, or that of one who acts together with it."""
        rows = np.arange(len(self.groups.owner), dtype=np.int64)
        upper, lower = [self.groups.owner], [rows]
        for party, others in self._together(sure):
            members = np.array(sorted(others), dtype=np.int64)
            over = np.isin(self.groups.owned[self.groups.group], [party])
            parts = np.flatnonzero(over & np.isin(self.groups.owner, members))
            upper.append(np.repeat(members, len(parts)))
            lower.append(np.tile(parts, len(members)))
        return Links.of(np.concatenate(upper), np.concatenate(lower))

    def _together(self, sure: Certainty) -> Iterable[tuple[int, set[int]]]:
        """Return the sets of holders who act together over a party, each as large as the arrangements make it."""
        sets: dict[int, list[set[int]]] = defaultdict(list)
        if self.version.aggregation != "joint-arrangement":
            return
        for joint in self.ledger.joints:
            if joint.on(self.day) < sure:
                continue
            party = self._code(joint.owned)
            holders = {self._code(holder) for holder in joint.holders}
            apart = [one for one in sets[party] if not one & holders]
            sets[party] = [*apart, holders.union(*(one for one in sets[party] if one & holders))]
        for party, found in sets.items():
            for holders in found:
                yield party, holders

    def _controls(self, sure: Certainty) -> list[tuple[int, int]]:
        """Return who controls whom in a way that counts."""
        kinds = self.version.controls
        if sure is Certainty.POSSIBLY:
            kinds |= self.version.may_control
        return [
            (self._code(control.controller), self._code(control.controlled))
            for control in self.ledger.controls
            if control.controller and control.kind in kinds and control.on(self.day) >= sure
        ]

    def _code(self, party: str) -> int:
        return int(self.named.first[self.ledger.codes[party]])
