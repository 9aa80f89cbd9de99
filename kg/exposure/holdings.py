"""What one owner has of one organisation, when one or several stakes tell of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.exposure.shares import WHOLE, ZERO, Bound, Share, total
from kg.spans import Certainty

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kg.exposure.records import Alike, Stake


@dataclass(frozen=True, slots=True)
class Holding:
    """What one owner has of one class of rights in an organisation on a day, and what it is read from."""

    owner: str
    owned: str
    interest: str
    share: Share
    stakes: tuple[Stake, ...]
    claims: tuple[Alike, ...] = ()


def held(stakes: Sequence[Stake], claims: Sequence[Alike], day: date) -> Share:
    """Return what several stakes of one owner come to on a day.

    Two stakes may be one that two sources tell. So the least is that of the greater alone, unless a claim says that
    they are different; the most is both together, unless a claim says that they are the same.
    """
    if len(stakes) == 1:
        return _one(stakes[0], stakes[0].on(day))
    groups = _same(stakes, claims)
    shares = {name: _agreed(group, day) for name, group in groups.items()}
    named = {stake.iri: name for name, group in groups.items() for stake in group}
    apart = {
        frozenset(named[i] for i in (c.left, c.right)) for c in claims if c.apart and {c.left, c.right} <= set(named)
    }
    least = _greatest(sorted(shares), shares, apart)
    most = min(total(share.most for share in shares.values()), WHOLE, key=lambda bound: bound.as_most)
    return Share(least, most)


def _one(stake: Stake, sure: Certainty) -> Share:
    return stake.share if sure is Certainty.CERTAINLY else Share(ZERO, stake.share.most)


def _same(stakes: Sequence[Stake], claims: Sequence[Alike]) -> dict[str, list[Stake]]:
    """Group the stakes that are certainly one."""
    name = {stake.iri: stake.iri for stake in stakes}
    for claim in claims:
        if claim.sure is Certainty.CERTAINLY and claim.left in name and claim.right in name:
            old, new = sorted((name[claim.left], name[claim.right]), reverse=True)
            name = {iri: new if group == old else group for iri, group in name.items()}
    groups: dict[str, list[Stake]] = {}
    for stake in stakes:
        groups.setdefault(name[stake.iri], []).append(stake)
    return groups


def _agreed(group: Sequence[Stake], day: date) -> Share:
    """Return what accounts of one stake leave open: where all are certain and do not conflict, the narrower bounds."""
    shares = [_one(stake, stake.on(day)) for stake in group]
    least = max((share.least for share in shares), key=lambda bound: bound.as_least)
    sure = all(stake.on(day) is Certainty.CERTAINLY for stake in group)
    pick = min if sure else max
    most = pick((share.most for share in shares), key=lambda bound: bound.as_most)
    if most.value < least.value:  # the accounts conflict: keep the wider one
        most = max((share.most for share in shares), key=lambda bound: bound.as_most)
    return Share(least, most)


def _greatest(names: Sequence[str], shares: dict[str, Share], apart: set[frozenset[str]]) -> Bound:
    """Return the greatest sum of least shares among stakes that are all known to be different."""
    best = ZERO
    for place, name in enumerate(names):
        others = [other for other in names[place + 1 :] if frozenset((name, other)) in apart]
        best = max(best, shares[name].least + _greatest(others, shares, apart), key=lambda bound: bound.as_least)
    return best
