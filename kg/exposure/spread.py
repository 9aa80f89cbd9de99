"""The status cascade on columns: all members of a root, or of every root at once, round by round.

A member is a pair of root and party in one number; the cascade from all listed parties together has the one root 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kg.exposure.columns import sums
from kg.exposure.sets import distinct, united, without

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.exposure.columns import Groups
    from kg.exposure.ledger import Flags, Numbers

_NONE = np.empty(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of parties sorted by the first: who carries a listing to whom without shares, or lends shares to whom."""

    upper: Numbers
    lower: Numbers

    @classmethod
    def of(cls, upper: Numbers, lower: Numbers) -> Links:
        """Sort pairs by their first part."""
        order = np.argsort(upper, kind="stable")
        return cls(upper[order], lower[order])

    @classmethod
    def listed(cls, pairs: Iterable[tuple[int, int]]) -> Links:
        """Take pairs one by one."""
        table = np.array(sorted(set(pairs)), dtype=np.int64).reshape(-1, 2)
        return cls.of(table[:, 0], table[:, 1])

    def follow(self, starts: Numbers) -> tuple[Numbers, Numbers]:
        """Return for each start its place and what it leads to."""
        low = np.searchsorted(self.upper, starts, side="left")
        counts = np.searchsorted(self.upper, starts, side="right") - low
        place = np.repeat(np.arange(len(starts)), counts)
        offset = np.arange(len(place)) - np.repeat(np.cumsum(counts) - counts, counts)
        return place, self.lower[np.repeat(low, counts) + offset]


@dataclass(frozen=True, slots=True)
class Spread:
    """Everything a cascade needs beside its seeds: parts, links, limits; by the least shares or by the most."""

    parties: int
    groups: Groups
    rows: Links  # from a party to the rows that its membership lets count
    controls: Links
    guesses: Links
    may_join: Flags
    threshold: int
    whole: int
    strictly: bool
    most: bool
    unidentified: Flags  # by group: owners who are not identified may hold the rest

    def close(self, seeds: Numbers) -> Numbers:
        """Return all members of all roots, seeds included, sorted."""
        own, members = distinct(seeds), _NONE
        fresh, tally = own, _Tally.empty()
        while len(fresh):
            joined = without(np.concatenate([fresh, self._guessed(fresh)]), members)
            members = united(members, joined)
            tally, changed = self._count(tally, joined)
            found = np.concatenate([changed, self._controlled(joined)])
            fresh = without(found[self.may_join[found % self.parties]], own)
            own = united(own, fresh)
        return members

    def _guessed(self, fresh: Numbers) -> Numbers:
        """Return those who may be one of the new members."""
        place, other = self.guesses.follow(fresh % self.parties)
        return fresh[place] // self.parties * self.parties + other

    def _controlled(self, joined: Numbers) -> Numbers:
        """Return those whom new members control."""
        place, lower = self.controls.follow(joined % self.parties)
        return joined[place] // self.parties * self.parties + lower

    def _count(self, tally: _Tally, joined: Numbers) -> tuple[_Tally, Numbers]:
        """Count the parts of new members, each part once for a root; return the parties that then have enough."""
        size, width = max(len(self.groups.owner), 1), max(len(self.groups.owned), 1)
        place, row = self.rows.follow(joined % self.parties)
        part = without(joined[place] // self.parties * size + row, tally.counted)
        root, row = part // size, part % size
        key = root * width + self.groups.group[row]
        tally = tally.plus(key, row, self.groups, part)
        touched = distinct(key)
        at, group = np.searchsorted(tally.key, touched), touched % width
        enough = self.enough(group, tally.least[at], tally.least_open[at], tally.most[at], tally.most_open[at])
        hit = touched[enough]
        return tally, hit // width * self.parties + self.groups.owned[hit % width]

    def enough(self, group: Numbers, least: Numbers, least_open: Numbers, most: Numbers, most_open: Numbers) -> Flags:
        """Say of groups whether what members have reaches the threshold, for certain or at the most."""
        if not self.most:
            part, is_open = least, least_open > 0
            reached = (part == self.threshold) & (is_open | (not self.strictly))
            certain: Flags = ((part > self.threshold) | reached) & self.groups.counts[group]
            return certain
        part, is_open = self._limit(group, least, least_open, most, most_open)
        reached = (part == self.threshold) & ~is_open & (not self.strictly)
        found: Flags = (part > self.threshold) | reached
        return found

    def _limit(
        self, group: Numbers, least: Numbers, least_open: Numbers, most: Numbers, most_open: Numbers
    ) -> tuple[Numbers, Flags]:
        """Return the most that members can have within the whole and what others are known to have of it."""
        known = self.unidentified[group]
        part = np.where(known | (most > self.whole), self.whole, most)
        is_open = (most_open > 0) & ~known & (most <= self.whole)
        others = self.groups.all_least[group] - least
        others_open = self.groups.open_least[group] > least_open
        conflict = self.groups.all_least[group] > self.whole
        rest = np.where(conflict, self.whole, self.whole - others)
        rest_open = others_open & ~conflict
        smaller = rest < part
        is_open = np.where(smaller, rest_open, is_open | (rest_open & (rest == part)))
        return np.where(smaller, rest, part), is_open

    def without_members(self) -> Numbers:
        """Return the parties that owners who are not identified may make members all by themselves."""
        groups = np.flatnonzero(self.unidentified).astype(np.int64)
        nothing = np.zeros(len(groups), dtype=np.int64)
        hit = groups[self.enough(groups, nothing, nothing, nothing, nothing)]
        return distinct(self.groups.owned[hit])


@dataclass(frozen=True, slots=True)
class _Tally:
    """What members have of each group, by root and group; and which parts were counted."""

    key: Numbers
    least: Numbers
    least_open: Numbers
    most: Numbers
    most_open: Numbers
    counted: Numbers

    @classmethod
    def empty(cls) -> _Tally:
        """Start with nothing."""
        return cls(_NONE, _NONE, _NONE, _NONE, _NONE, _NONE)

    def plus(self, key: Numbers, row: Numbers, groups: Groups, part: Numbers) -> _Tally:
        """Add the parts of some rows."""
        every = np.concatenate([self.key, key])
        keys = distinct(every)
        place = np.searchsorted(keys, every)

        def added(old: Numbers, new: Numbers | Flags) -> Numbers:
            return sums(place, np.concatenate([old, new.astype(np.int64)]), len(keys))

        return _Tally(
            keys,
            added(self.least, groups.least[row]),
            added(self.least_open, groups.least_open[row]),
            added(self.most, groups.most[row]),
            added(self.most_open, groups.most_open[row]),
            united(self.counted, part),
        )
