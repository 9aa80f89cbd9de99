"""The world as integer columns, for a million parties: whole numbers for parties, days and parts of a per cent."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from kg.errors import LimitReached
from kg.exposure.records import Alike, Control, Entry, Joint, Party, Registered, Stake, Unnamed, World
from kg.exposure.shares import Bound, Share
from kg.spans import Certainty, Span, firmness

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.exposure.records import Fact

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

UNKNOWN = np.int64(-(2**62))  # a day that is not known
_LARGEST = 10**13  # parts of a per cent: a hundred times a thousand owners stays within 64 bits
_STANDINGS = {Certainty.CERTAINLY: "asserted", Certainty.POSSIBLY: "alleged", Certainty.NO: "denied"}


@dataclass(frozen=True, slots=True)
class Days:
    """The spans of many states, a column for each bound, as ordinals."""

    bounds: Numbers  # five rows: start earliest, start latest, end earliest, end latest, confirmed

    @classmethod
    def of(cls, facts: Sequence[Fact]) -> Days:
        """Take the spans of facts."""
        rows = [[_ordinal(bound) for bound in _bounds(fact.span)] for fact in facts]
        return cls(np.array(rows, dtype=np.int64).reshape(len(rows), 5).T.copy())

    def on(self, day: date) -> Numbers:
        """Say of each state how sure it is that it held on a day: 0, 1 or 2, as Span.on does."""
        start_earliest, start_latest, end_earliest, end_latest, confirmed = self.bounds
        today = np.int64(day.toordinal())
        out = (start_earliest != UNKNOWN) & (today < start_earliest)
        out |= (end_latest != UNKNOWN) & (today > end_latest)
        last = np.maximum(end_earliest, confirmed)
        sure = (start_latest != UNKNOWN) & (start_latest <= today) & (today <= last)
        found: Numbers = np.where(out, 0, np.where(sure, 2, 1)).astype(np.int64)
        return found

    def span(self, row: int) -> Span:
        """Return one span."""
        return Span(*(None if n == UNKNOWN else date.fromordinal(int(n)) for n in self.bounds[:, row]))


def _bounds(span: Span) -> tuple[date | None, ...]:
    return span.start_earliest, span.start_latest, span.end_earliest, span.end_latest, span.confirmed


def _ordinal(day: date | None) -> int:
    return int(UNKNOWN) if day is None else day.toordinal()


@dataclass(frozen=True, slots=True)
class Stakes:
    """All stakes: who owns (-1 for nobody named), what, which rights, at least and at most, since when, how firmly."""

    owner: Numbers
    owned: Numbers
    interest: Numbers
    least: Numbers
    least_open: Flags
    most: Numbers
    most_open: Flags
    days: Days
    firm: Numbers


@dataclass(frozen=True, slots=True)
class Ledger:
    """A world in columns; parties are their places in `names`, parts are whole numbers of `unit` to the per cent.

    What is rare stays as records: control, joint arrangements, entries, claims.
    """

    names: Sequence[str]
    status: Numbers
    statuses: tuple[str, ...]
    interests: tuple[str, ...]
    stakes: Stakes
    stake_names: Sequence[str]
    unit: int
    controls: tuple[Control, ...] = ()
    joints: tuple[Joint, ...] = ()
    entries: tuple[Entry, ...] = ()
    claims: tuple[Alike, ...] = ()
    stake_claims: tuple[Alike, ...] = ()
    unnamed: tuple[Unnamed, ...] = ()
    registered: tuple[Registered, ...] = ()
    codes: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, world: World) -> Ledger:
        """Put a world into columns."""
        names = sorted({*world.parties, *_mentioned(world)})
        codes = {name: code for code, name in enumerate(names)} | {"": -1}
        statuses = tuple(sorted({_status(party) for party in world.parties.values()} | {""}))
        interests = tuple(sorted({stake.interest for stake in world.stakes}))
        known = [_status(world.parties[name]) if name in world.parties else "" for name in names]
        unit, stakes = _unit(world.stakes), {stake.iri for stake in world.stakes}
        return cls(
            names=names,
            status=np.array([statuses.index(status) for status in known], dtype=np.int64),
            statuses=statuses,
            interests=interests,
            stakes=_stakes(world.stakes, codes, interests, unit),
            stake_names=[stake.iri for stake in world.stakes],
            unit=unit,
            controls=world.controls,
            joints=world.joints,
            entries=world.entries,
            claims=world.claims,
            stake_claims=tuple(claim for claim in world.claims if {claim.left, claim.right} <= stakes),
            unnamed=world.unnamed,
            registered=world.registered,
            codes=codes,
        )

    def party(self, code: int) -> Party:
        """Return the record of one party."""
        status = self.statuses[int(self.status[code])]
        return Party(iri=self.names[code], label=self.names[code], status=status, person=status == "person")

    def stake(self, row: int) -> Stake:
        """Return the record of one stake."""
        table = self.stakes
        owner = int(table.owner[row])
        least = Bound(Fraction(int(table.least[row]), self.unit), bool(table.least_open[row]))
        most = Bound(Fraction(int(table.most[row]), self.unit), bool(table.most_open[row]))
        return Stake(
            iri=self.stake_names[row],
            span=table.days.span(row),
            standing=_STANDINGS[Certainty(int(table.firm[row]))],
            owner=self.names[owner] if owner >= 0 else "",
            owned=self.names[int(table.owned[row])],
            interest=self.interests[int(table.interest[row])],
            share=Share(least, most),
        )


def _status(party: Party) -> str:
    return "person" if party.person else party.status


def _mentioned(world: World) -> Iterable[str]:
    for stake in world.stakes:
        yield from filter(None, (stake.owner, stake.owned))
    for control in world.controls:
        yield from filter(None, (control.controller, control.controlled))
    for joint in world.joints:
        yield from (joint.owned, *joint.holders)
    yield from (entry.party for entry in world.entries)
    yield from (unnamed.owned for unnamed in world.unnamed)


def _unit(stakes: Iterable[Stake]) -> int:
    """Return the least number of parts of a per cent in which every share is whole."""
    bounds = (bound.value for stake in stakes for bound in (stake.share.least, stake.share.most))
    unit = lcm(*{value.denominator for value in bounds})
    if unit > _LARGEST:
        raise LimitReached(f"shares are given to 1/{unit} of a per cent", remedy="ask for one party at a time")
    return unit


def _stakes(stakes: Sequence[Stake], codes: Mapping[str, int], interests: tuple[str, ...], unit: int) -> Stakes:
    kinds = {interest: place for place, interest in enumerate(interests)}

    def numbers(values: Iterable[int]) -> Numbers:
        return np.fromiter(values, dtype=np.int64, count=len(stakes))

    def flags(values: Iterable[bool]) -> Flags:
        return np.fromiter(values, dtype=np.bool_, count=len(stakes))

    return Stakes(
        owner=numbers(codes[s.owner] for s in stakes),
        owned=numbers(codes[s.owned] for s in stakes),
        interest=numbers(kinds[s.interest] for s in stakes),
        least=numbers(int(s.share.least.value * unit) for s in stakes),
        least_open=flags(s.share.least.open for s in stakes),
        most=numbers(int(s.share.most.value * unit) for s in stakes),
        most_open=flags(s.share.most.open for s in stakes),
        days=Days.of(stakes),
        firm=numbers(int(firmness(s.standing)) for s in stakes),
    )
