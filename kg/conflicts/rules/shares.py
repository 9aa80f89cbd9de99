"""Owners that are told to have more than the whole."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

from kg.conflicts.records import Side, clash
from kg.exposure.shares import percent
from kg.spans import Certainty, firmness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from kg.conflicts.likeness import Likeness
    from kg.conflicts.records import Clash, Facts
    from kg.exposure.records import Stake

RULE = "shares above the whole"
WHOLE = Fraction(100)


def find_shares(facts: Facts, likeness: Likeness) -> Iterator[Clash]:
    """Yield stakes of one class of rights that come to more than the whole on a day when all held for certain.

    Counted is the least that each stake can be, and once where owners are or may be one.
    """
    groups: dict[tuple[str, str], list[Stake]] = defaultdict(list)
    for stake in sorted(facts.stakes, key=lambda one: (one.iri, one.owner)):
        if stake.interest != "unspecified" and firmness(stake.standing) is Certainty.CERTAINLY:
            groups[stake.owned, stake.interest].append(stake)
    for group in groups.values():
        for day in sorted({stake.span.start_latest for stake in group if stake.span.start_latest}):
            held = [stake for stake in group if stake.span.on(day) is Certainty.CERTAINLY]
            if _together(held, likeness) > WHOLE:
                yield clash(RULE, "share", [_side(stake, day) for stake in held])
                break


def _together(stakes: Iterable[Stake], likeness: Likeness) -> Fraction:
    """Return the least that stakes come to: of owners that are or may be one only the largest counts."""
    largest: dict[str, Fraction] = {}
    for stake in stakes:
        known = sorted(largest.keys() & likeness.near(stake.owner).keys())
        share = max([stake.share.least.value, *(largest.pop(owner) for owner in known)])
        largest[min([stake.owner, *known])] = share
    return sum(largest.values(), Fraction())


def _side(stake: Stake, day: date) -> Side:
    return Side(stake.iri, f"at least {percent(stake.share.least.value)} on {day}")
