"""What a reader must know beside a verdict: how much ownership is accounted for, and what was not counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.exposure import queries
from kg.exposure.rows import ask
from kg.exposure.shares import HUNDRED, Bound, Share, percent, total
from kg.exposure.words import Line, codes, dated, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.exposure.case import Case
    from kg.exposure.holdings import Holding
    from kg.exposure.judge import Verdict
    from kg.exposure.records import Alike, World
    from kg.exposure.words import Named
    from kg.store import Store


def accounted(world: World, case: Case, party: str) -> Iterator[Line]:
    """Say how much of each class of rights in a party is accounted for on the day, and what is known of the rest."""
    owned = case.name(party)
    holdings = case.holdings.get(owned, ())
    kinds = sorted(case.version.counts | case.version.may_count, key=lambda kind: (kind != "shares", kind))
    told = [kind for kind in kinds if any(h.interest == kind for h in holdings)]
    for kind in told:
        yield _account(kind, [h for h in holdings if h.interest == kind])
    if not told:
        yield Line(
            f"accounted for: 0 % of {codes(kinds)}" if kinds else "accounted for: this version counts no ownership"
        )
    for unnamed in world.unnamed:
        if case.name(unnamed.owned) == owned:
            some = f"at least {unnamed.minimum}" if unnamed.minimum else "possibly some"
            follows = "which makes it possible" if case.version.unknown == "possible" else "from which nothing follows"
            yield Line(
                f"owners not identified: {some} ({unnamed.label}), {follows} under this version", (), (unnamed.iri,)
            )


def _account(kind: str, holdings: list[Holding]) -> Line:
    least, most = total(h.share.least for h in holdings), total(h.share.most for h in holdings)
    capped = most if most.value <= HUNDRED else Bound(max(HUNDRED, least.value))
    stakes = tuple(stake for holding in holdings for stake in holding.stakes)
    return Line(f"accounted for: {Share(least, capped)} of {plain(kind)}", stakes)


def notes_on(store: Store, world: World, verdict: Verdict, party: str, name: Named) -> Iterator[Line]:
    """Say what was taken for granted, what conflicts, and what this rule leaves out."""
    case = verdict.case
    for claim in merging(world, verdict):
        left, right = (world.parties[end].label for end in (claim.left, claim.right))
        yield Line(f"taken for one: {left} and {right} ({claim.label})", (), (claim.iri,))
    yield from _too_much(verdict, name)
    owned = case.name(party)
    kinds = case.version.counts | case.version.may_count | {"unspecified"}
    for holding in case.holdings.get(owned, ()):
        if holding.interest not in kinds:
            text = f"not counted: {plain(holding.interest)}, {name(holding.owner)} {holding.share}"
            yield Line(text, holding.stakes)
    for control in case.controls.get(owned, ()):
        if control.kind not in case.version.controls | case.version.may_control:
            yield Line(f"not counted: {control.label} ({plain(control.kind)}), {dated(control)}", (control,))
    for stake in world.stakes:
        if case.name(stake.owned) == owned and not stake.on(case.day):
            yield Line(f"not on this day: {stake.label}, {dated(stake)}", (stake,))
    for row in ask(store, queries.INVESTMENTS, [party]):
        yield Line(f"no share: {row.text('label')}; an investment never counts", (), (row.text("fact"),))


def merging(world: World, verdict: Verdict) -> list[Alike]:
    """Return the claims by which parties of the proof are taken for one."""
    case = verdict.case
    names = {step.party for step in verdict.steps} | {case.name(verdict.party)}
    parties = [claim for claim in world.claims if claim.left in world.parties]
    return [c for c in parties if case.name(c.left) == case.name(c.right) and case.name(c.left) in names]


def _too_much(verdict: Verdict, name: Named) -> Iterator[Line]:
    """Say where the owners of one class add up to more than the whole."""
    case = verdict.case
    for owned in sorted({step.party for step in verdict.steps} | {case.name(verdict.party)}):
        holdings = case.holdings.get(owned, ())
        for kind in sorted({holding.interest for holding in holdings} - {"unspecified"}):
            some = [holding for holding in holdings if holding.interest == kind]
            told = total(holding.share.least for holding in some)
            if told.value > HUNDRED:
                text = (
                    f"conflict: owners of {name(owned)} are told to have {percent(told.value)} of its {plain(kind)}, "
                    "more than there is; at least one stake is wrong, and the verdict takes all as they are told"
                )
                yield Line(text, tuple(stake for holding in some for stake in holding.stakes))
