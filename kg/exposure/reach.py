"""One step of the cascade: whether a party is reached by those who are members already, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from kg.exposure.shares import WHOLE, Bound, may_reach, reaches, rest, total
from kg.spans import Certainty

if TYPE_CHECKING:
    from kg.exposure.case import Case, Seed
    from kg.exposure.holdings import Holding
    from kg.exposure.records import Alike, Control, Entry, Joint

CARRY = ("legal-person", "fund", "public-body", "unincorporated-body")


class Kind(StrEnum):
    """The ways in which a party becomes a member of a cascade, or does not."""

    LISTED = "listed"
    OWNED = "owned"
    CONTROLLED = "controlled"
    ALIKE = "possibly the same"
    SHORT = "not reached"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a party is a member: an entry, its owners, whoever controls it, or a claim that it may be another."""

    kind: Kind
    entry: Entry | None = None
    sure: Certainty = Certainty.CERTAINLY
    interest: str = ""
    holdings: tuple[Holding, ...] = ()
    counted: frozenset[str] = frozenset()
    joints: tuple[Joint, ...] = ()
    sum: Bound | None = None
    unidentified: bool = False
    control: Control | None = None
    other: str = ""
    claim: Alike | None = None
    leans_on: frozenset[str] = frozenset()

    @classmethod
    def listed(cls, seed: Seed) -> Reason:
        """Return the reason of a party that an entry names."""
        return cls(kind=Kind.LISTED, entry=seed.entry, sure=seed.sure)

    @classmethod
    def alike(cls, other: str, claim: Alike) -> Reason:
        """Return the reason of a party that may be a member."""
        return cls(kind=Kind.ALIKE, other=other, claim=claim, sure=Certainty.POSSIBLY, leans_on=frozenset([other]))


def reason_for(case: Case, party: str, members: frozenset[str], sure: Certainty) -> Reason | None:
    """Say why members reach a party, by the least shares or by the most; None if they do not."""
    if sure is Certainty.CERTAINLY and not _can_carry(case, party):
        return None
    return _by_control(case, party, members, sure) or _by_ownership(case, party, members, sure)


def _can_carry(case: Case, party: str) -> bool:
    """Say whether it is settled who a party is in law, so that what it owns is certainly owned by a person in law."""
    known = case.parties.get(party)
    return known is not None and (known.person or known.status in CARRY)


def _by_control(case: Case, party: str, members: frozenset[str], sure: Certainty) -> Reason | None:
    kinds = case.version.controls
    if sure is Certainty.POSSIBLY:
        kinds |= case.version.may_control
    for control in case.controls.get(party, ()):
        controller = case.name(control.controller)
        if control.kind in kinds and controller in members and control.on(case.day) >= sure:
            return Reason(
                kind=Kind.CONTROLLED,
                control=control,
                other=controller,
                sure=sure,
                leans_on=frozenset([controller]),
            )
    return None


def _by_ownership(case: Case, party: str, members: frozenset[str], sure: Certainty) -> Reason | None:
    """Return the class of rights of which members have enough; of several, one of which some are known to have part."""
    version = case.version
    kinds = version.counts | (version.may_count if sure is Certainty.POSSIBLY else frozenset())
    test = reaches if sure is Certainty.CERTAINLY else may_reach
    found = [tally(case, party, interest, members, sure) for interest in kinds]
    enough = [why for why in found if why.sum and test(why.sum, version.threshold, strictly=version.strictly)]
    return min(enough, key=_plainness, default=None)


def _plainness(reason: Reason) -> tuple[bool, bool, str]:
    known = any(h.owner in reason.counted and h.interest == reason.interest for h in reason.holdings)
    return not known, reason.interest != "shares", reason.interest


def tally(case: Case, party: str, interest: str, members: frozenset[str], sure: Certainty) -> Reason:
    """Add up what members have of one class of rights in a party: the least of it, or the most."""
    holdings = tuple(h for h in case.holdings.get(party, ()) if h.interest in (interest, "unspecified"))
    joints = acting_together(case, party, members, sure)
    together = frozenset(case.name(holder) for joint in joints for holder in joint.holders)
    counted = frozenset(h.owner for h in holdings) & (members | together)
    reason = Reason(
        kind=Kind.OWNED,
        interest=interest,
        holdings=holdings,
        counted=counted,
        joints=joints,
        sure=sure,
        leans_on=members & (counted | together),
    )
    if sure is Certainty.CERTAINLY:
        return replace(reason, sum=least(reason))
    unidentified = has_unidentified(case, party, reason)
    return replace(reason, sum=most(reason, unidentified=unidentified), unidentified=unidentified)


def least(reason: Reason) -> Bound:
    """Add up the least that those counted have."""
    holdings = (h for h in reason.holdings if h.interest == reason.interest)
    return total(h.share.least for h in holdings if h.owner in reason.counted)


def most(reason: Reason, *, unidentified: bool) -> Bound:
    """Add up the most that those counted can have, within the whole and what others are known to have of it."""
    known = [h for h in reason.holdings if h.interest == reason.interest]
    counted = WHOLE if unidentified else total(h.share.most for h in reason.holdings if h.owner in reason.counted)
    others = total(h.share.least for h in known if h.owner not in reason.counted)
    conflict = total(h.share.least for h in known).value > WHOLE.value  # then what others have limits nothing
    limits = (counted, WHOLE) if conflict else (counted, WHOLE, rest(others))
    return min(limits, key=lambda bound: bound.as_most)


def has_unidentified(case: Case, party: str, reason: Reason) -> bool:
    """Say whether owners who are not identified may hold what is not accounted for, and the rule cares.

    Where parts of a class are told, the rest of it is not accounted for; where none of any class are, a source must say
    that there are owners.
    """
    if case.version.unknown != "possible":
        return False
    known = [h.share.least for h in reason.holdings if h.interest == reason.interest]
    if known:
        return total(known).value < WHOLE.value
    kinds = case.version.counts | case.version.may_count
    return party in case.unidentified and all(h.interest not in kinds for h in case.holdings.get(party, ()))


def acting_together(case: Case, party: str, members: frozenset[str], sure: Certainty) -> tuple[Joint, ...]:
    """Return the arrangements by which others act together with a member, where the rule adds their shares up."""
    if case.version.aggregation != "joint-arrangement":
        return ()
    waiting = [joint for joint in case.joints.get(party, ()) if joint.on(case.day) >= sure]
    found: list[Joint] = []
    reached = set(members)
    while fresh := [j for j in waiting if j not in found and {case.name(h) for h in j.holders} & reached]:
        found += fresh
        reached |= {case.name(holder) for joint in fresh for holder in joint.holders}
    return tuple(found)
