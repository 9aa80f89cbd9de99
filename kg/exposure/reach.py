"""One step of the cascade: whether a party is reached by those who are members already, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kg.exposure.shares import WHOLE, Bound, may_reach, reaches, rest, total
from kg.exposure.spans import Certainty

if TYPE_CHECKING:
    from kg.exposure.case import Case, Seed
    from kg.exposure.holdings import Holding
    from kg.exposure.records import Alike, Control, Entry

_CARRY = ("legal-person", "fund", "public-body", "unincorporated-body")


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
    sum: Bound | None = None
    unidentified: bool = False
    control: Control | None = None
    other: str = ""
    claim: Alike | None = None

    @classmethod
    def listed(cls, seed: Seed) -> Reason:
        """Return the reason of a party that an entry names."""
        return cls(kind=Kind.LISTED, entry=seed.entry, sure=seed.sure)

    @classmethod
    def alike(cls, other: str, claim: Alike) -> Reason:
        """Return the reason of a party that may be a member."""
        return cls(kind=Kind.ALIKE, other=other, claim=claim, sure=Certainty.POSSIBLY)

    @property
    def leans_on(self) -> frozenset[str]:
        """The members that this reason needs."""
        owners = {holding.owner for holding in self.holdings if holding.owner in self.counted}
        return frozenset(owners | ({self.other} if self.other else set()))


def reason_for(case: Case, party: str, members: frozenset[str], sure: Certainty) -> Reason | None:
    """Say why members reach a party, by the least shares or by the most; None if they do not."""
    if sure is Certainty.CERTAINLY and not _can_carry(case, party):
        return None
    return _by_control(case, party, members, sure) or _by_ownership(case, party, members, sure)


def _can_carry(case: Case, party: str) -> bool:
    """Say whether it is settled who a party is in law, so that what it owns is certainly owned by a person in law."""
    known = case.parties.get(party)
    return known is not None and (known.person or known.status in _CARRY)


def _by_control(case: Case, party: str, members: frozenset[str], sure: Certainty) -> Reason | None:
    kinds = case.version.controls
    if sure is Certainty.POSSIBLY:
        kinds |= case.version.may_control
    for control in case.controls.get(party, ()):
        controller = case.name(control.controller)
        if control.kind in kinds and controller in members and control.on(case.day) >= sure:
            return Reason(kind=Kind.CONTROLLED, control=control, other=controller, sure=sure)
    return None


def _by_ownership(case: Case, party: str, members: frozenset[str], sure: Certainty) -> Reason | None:
    version = case.version
    kinds = version.counts | (version.may_count if sure is Certainty.POSSIBLY else frozenset())
    for interest in sorted(kinds):
        found = tally(case, party, interest, members, sure)
        test = reaches if sure is Certainty.CERTAINLY else may_reach
        if found.sum and test(found.sum, version.threshold, strictly=version.strictly):
            return found
    return None


def tally(case: Case, party: str, interest: str, members: frozenset[str], sure: Certainty) -> Reason:
    """Add up what members have of one class of rights in a party: the least of it, or the most."""
    holdings = [h for h in case.holdings.get(party, ()) if h.interest in (interest, "unspecified")]
    counted = members | acting_with(case, party, members, sure)
    if sure is Certainty.CERTAINLY:
        ours = [h.share.least for h in holdings if h.interest == interest and h.owner in counted]
        return _owned(holdings, counted, interest, total(ours), sure)
    unidentified = _has_unidentified(case, party, interest, holdings)
    most = WHOLE if unidentified else total(h.share.most for h in holdings if h.owner in counted)
    known = [h for h in holdings if h.interest == interest]
    taken = total(h.share.least for h in known if h.owner not in counted)
    conflict = total(h.share.least for h in known).value > WHOLE.value  # then what others have limits nothing
    limits = (most, WHOLE) if conflict else (most, WHOLE, rest(taken))
    found = min(limits, key=lambda bound: bound.as_most)
    return _owned(holdings, counted, interest, found, sure, unidentified=unidentified)


def _owned(
    holdings: list[Holding],
    counted: frozenset[str],
    interest: str,
    found: Bound,
    sure: Certainty,
    *,
    unidentified: bool = False,
) -> Reason:
    owners = frozenset(h.owner for h in holdings) & counted
    return Reason(
        kind=Kind.OWNED,
        holdings=tuple(holdings),
        counted=owners,
        interest=interest,
        sum=found,
        sure=sure,
        unidentified=unidentified,
    )


def _has_unidentified(case: Case, party: str, interest: str, holdings: list[Holding]) -> bool:
    """Say whether owners who are not identified may hold what is not accounted for, and the rule cares."""
    if case.version.unknown != "possible":
        return False
    known = [h.share.least for h in holdings if h.interest == interest]
    return party in case.unidentified or (bool(known) and total(known).value < WHOLE.value)


def acting_with(case: Case, party: str, members: frozenset[str], sure: Certainty) -> frozenset[str]:
    """Return the holders who act together with a member, where the rule adds their shares up."""
    if case.version.aggregation != "joint-arrangement":
        return frozenset()
    joined, before = set[str](), -1
    while before != len(joined):
        before = len(joined)
        for joint in case.joints.get(party, ()):
            holders = {case.name(holder) for holder in joint.holders}
            if joint.on(case.day) >= sure and holders & (members | joined):
                joined |= holders
    return frozenset(joined)
