"""A proof that was tampered with breaks at the step that no longer follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from kg.errors import ProofBroken
from kg.exposure.judge import Verdict, judge
from kg.exposure.reach import Kind
from kg.exposure.records import Entry, Party, Stake, World
from kg.exposure.replay import replay
from kg.exposure.rules import Finding
from kg.exposure.shares import Bound, Share
from kg.spans import Certainty, Span
from tests.bench.ownership import rule

from .worlds import ALWAYS, LIST

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.exposure.proof import Step

DAY = date(2023, 1, 1)
X, A, B, Z = (f"id:org-example-{letter}" for letter in "xabz")


def world() -> World:
    """X, listed, has 60 % of Alpha, which has 50 % of Beta; Z, not listed, has 40 % of Alpha."""
    shares = [(X, A, "60"), (Z, A, "40"), (A, B, "50")]
    return World(
        parties={party: Party(iri=party) for party in (X, A, B, Z)},
        stakes=tuple(
            Stake(iri=f"id:stake-{n}", owner=owner, owned=owned, share=Share.exactly(part), span=ALWAYS)
            for n, (owner, owned, part) in enumerate(shares)
        ),
        entries=(Entry(iri="id:entry-version-x", party=X, list=LIST, span=ALWAYS),),
    )


def verdict(party: str, *, strictly: bool = False) -> Verdict:
    found = rule()
    version = replace(found.versions[0], comparator="more-than" if strictly else "at-least")
    return judge(world(), replace(found, versions=(version,)), DAY, party)


def tampered(found: Verdict, number: int, change: Callable[[Step], Step]) -> Verdict:
    return replace(found, steps=tuple(change(s) if s.number == number else s for s in found.steps))


def with_reason(**changes: object) -> Callable[[Step], Step]:
    return lambda step: replace(step, reason=replace(step.reason, **changes))


def test_the_true_proofs_hold() -> None:
    assert replay(verdict(B)) is Finding.COVERED
    assert replay(verdict(B, strictly=True)) is Finding.NOT_SHOWN
    assert [step.reason.kind for step in verdict(B).steps] == [Kind.LISTED, Kind.OWNED, Kind.OWNED]


def test_a_step_left_out_is_missed() -> None:
    found = verdict(B)
    with pytest.raises(ProofBroken, match="has not been shown before it"):
        replay(replace(found, steps=found.steps[1:]))


def test_a_sum_that_is_not_that_of_the_stakes_is_refused() -> None:
    with pytest.raises(ProofBroken, match="step 2 does not follow: the shares do not add up so"):
        replay(tampered(verdict(B), 2, with_reason(sum=Bound(Fraction(80)))))


def test_an_owner_counted_who_was_not_shown_is_refused() -> None:
    with pytest.raises(ProofBroken, match="id:org-example-z has not been shown"):
        replay(tampered(verdict(B), 2, with_reason(counted=frozenset({X, Z}), sum=Bound(Fraction(100)))))


def test_a_stake_made_larger_is_refused() -> None:
    found = verdict(B)
    holding = replace(found.steps[2].reason.holdings[0], share=Share.exactly("90"))
    with pytest.raises(ProofBroken, match="does not take all stakes into account"):
        replay(tampered(found, 3, with_reason(holdings=(holding,), sum=Bound(Fraction(90)))))


def test_an_entry_of_another_day_or_list_is_refused() -> None:
    found = verdict(B)
    entry = found.steps[0].reason.entry
    over = Span(date(2000, 1, 1), date(2000, 1, 1), date(2010, 1, 1), date(2010, 1, 1))
    with pytest.raises(ProofBroken, match="does not say so for this day"):
        replay(tampered(found, 1, with_reason(entry=replace(entry, span=over))))
    with pytest.raises(ProofBroken, match="does not start from this list"):
        replay(tampered(found, 1, with_reason(entry=replace(entry, list="id:list-other"))))


def test_a_verdict_that_the_steps_do_not_give_is_seen() -> None:
    found = verdict(B)
    claimed = replace(found, standing=replace(found.standing, sure=Certainty.POSSIBLY))
    assert replay(claimed) is Finding.POSSIBLE


def test_what_is_not_shown_must_account_for_every_owner() -> None:
    found = verdict(B, strictly=True)
    short = [step for step in found.steps if step.reason.kind is Kind.SHORT]
    assert [step.party for step in short] == [Z, B]
    with pytest.raises(ProofBroken, match="does not count all who have been shown"):
        replay(replace(found, steps=tuple(s for s in found.steps if s.party != A)))


def test_a_proof_that_shows_nothing_of_the_party_is_broken() -> None:
    with pytest.raises(ProofBroken, match="shows nothing of the party"):
        replay(replace(verdict(B), steps=()))
