"""An invented world of any size, seeded and drawn as columns: circles, ranges, open ends, doubtful claims."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import overload

import numpy as np

from kg.exposure.ledger import UNKNOWN, Days, Ledger, Stakes
from kg.exposure.records import Alike, Control, Entry
from kg.exposure.rules import Period, Rule, Version
from kg.spans import Span

DAY = date(2023, 1, 1)
LIST = "id:list-example"
ALWAYS = Span(date(2000, 1, 1), date(2000, 1, 1), confirmed=date(2030, 1, 1))
UNIT = 100  # shares to a hundredth of a per cent
STATUSES = ("legal-person", "unresolved", "unit", "")


class Numbered(Sequence[str]):
    """Names that are made when they are asked for."""

    def __init__(self, kind: str, size: int) -> None:
        self._kind, self._size = kind, size

    def __len__(self) -> int:
        """Return how many there are."""
        return self._size

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        """Make the name at a place."""
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(self._size))]
        return f"id:{self._kind}-{place:08}"


class Places(dict[str, int]):
    """The numbers in such names."""

    def __missing__(self, name: str) -> int:
        """Read the number; nobody is -1."""
        return -1 if not name else int(name.rpartition("-")[2])

    def __contains__(self, name: object) -> bool:
        """Say whether a name is that of a party."""
        return isinstance(name, str) and name.startswith("id:org-")


def draw(parties: int, stakes: int, *, seed: int) -> Ledger:
    """Draw a ledger: one party in a hundred is listed, one stake in six is large, most form trees and circles."""
    rng = np.random.default_rng(seed)
    names = Numbered("org", parties)
    listed = rng.choice(parties, max(parties // 100, 1), replace=False)
    few = max(parties // 1000, 1)
    pairs = rng.integers(0, parties, (2, few, 2))
    return Ledger(
        names=names,
        status=rng.choice(4, parties, p=[0.97, 0.02, 0.01, 0.0]),
        statuses=STATUSES,
        interests=("shares", "unspecified", "votes"),
        stakes=_stakes(rng, parties, stakes),
        stake_names=Numbered("stake", stakes),
        unit=UNIT,
        controls=tuple(
            Control(iri=f"id:control-{n}", controller=names[a], controlled=names[b], kind="nominee", span=ALWAYS)
            for n, (a, b) in enumerate(pairs[0].tolist())
        ),
        claims=tuple(
            Alike(iri=f"id:identity-{n}", left=names[a], right=names[b], verdict="possible" if n % 3 else "same")
            for n, (a, b) in enumerate(pairs[1].tolist())
            if a != b
        ),
        entries=tuple(
            Entry(iri=f"id:entry-version-{n}", party=names[code], list=LIST, span=ALWAYS)
            for n, code in enumerate(sorted(listed.tolist()))
        ),
        codes=Places(),
    )


def _stakes(rng: np.random.Generator, parties: int, count: int) -> Stakes:
    exact = rng.choice([25, 30, 40, 49, 50, 51, 60, 75, 100], count) * UNIT
    form = rng.random(count)
    ranged, unknown = form > 0.7, form > 0.92
    least = np.where(ranged, exact // 2, exact)
    start = date(2000, 1, 1).toordinal()
    days = np.full((5, count), UNKNOWN, dtype=np.int64)
    days[0:2] = start
    days[4] = np.where(rng.random(count) < 0.9, date(2030, 1, 1).toordinal(), start)
    ended = rng.random(count) < 0.05
    days[2:4] = np.where(ended, date(2015, 1, 1).toordinal(), UNKNOWN)
    return Stakes(
        owner=rng.integers(0, parties, count),
        owned=rng.integers(0, parties, count),
        interest=rng.choice(3, count, p=[0.9, 0.03, 0.07]),
        least=np.where(unknown, 0, least),
        least_open=ranged & (rng.random(count) < 0.5) & ~unknown,
        most=np.where(unknown, 100 * UNIT, exact),
        most_open=ranged & (rng.random(count) < 0.5) & ~unknown,
        days=Days(days),
        firm=np.where(rng.random(count) < 0.97, 2, 1),
    )


def rule(*, unknown: str = "not-shown", aggregation: str = "all-listed") -> Rule:
    """Return a rule that is in force: half or more."""
    version = Version(
        iri="id:rule-version-example",
        seeds=frozenset({LIST}),
        counts=frozenset({"shares"}),
        may_control=frozenset({"nominee"}),
        threshold=Fraction(50),
        aggregation=aggregation,
        unknown=unknown,
    )
    return Rule(
        iri="id:rule-example",
        key="example",
        versions=(version,),
        periods=(Period(iri="id:rule-period-example", version=version.iri, span=ALWAYS),),
    )
