"""What holds of every world and every rule, on worlds drawn at random."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.exposure.cascade import certainly, possibly
from kg.exposure.case import Case
from kg.exposure.climb import Climber, bearing
from kg.exposure.judge import judge
from kg.exposure.ledger import Ledger
from kg.exposure.named import FINDINGS
from kg.exposure.replay import replay
from kg.exposure.rules import Finding, Rule
from kg.exposure.sweep import sweep

from .worlds import DAY, PARTIES, rules, stakes, worlds

if TYPE_CHECKING:
    from kg.exposure.records import World

pytestmark = pytest.mark.slow

ORDER = [Finding.NOT_SHOWN, Finding.POSSIBLE, Finding.COVERED, Finding.LISTED]
many = settings(max_examples=60, deadline=None)


def findings(world: World, rule: Rule) -> dict[str, Finding]:
    return {party: judge(world, rule, DAY, party).finding for party in PARTIES}


@many
@given(worlds(), rules())
def test_the_proof_replayed_step_by_step_gives_the_verdict(world: World, rule: Rule) -> None:
    for party in PARTIES:
        verdict = judge(world, rule, DAY, party)
        assert replay(verdict, world.registered) is verdict.finding


@many
@given(worlds(), rules())
def test_the_columns_give_the_same_answers_one_for_one(world: World, rule: Rule) -> None:
    ledger = Ledger.of(world)
    found = {name: FINDINGS[code] for name, code in zip(ledger.names, sweep(ledger, rule, DAY).tolist(), strict=True)}
    assert {party: found[party] for party in PARTIES} == findings(world, rule)


@many
@given(worlds(), rules())
def test_what_lies_above_a_party_and_bears_on_the_rule_is_enough(world: World, rule: Rule) -> None:
    ledger = Ledger.of(world)
    whole, bare = Climber(ledger), Climber(ledger, bearing(ledger, rule, DAY))
    for party, finding in findings(world, rule).items():
        above = [climber.world(ledger.codes[party]) for climber in (whole, bare)]
        assert [judge(one, rule, DAY, party).finding for one in above] == [finding, finding]


@many
@given(worlds(), rules(), stakes(99))
def test_adding_a_stake_never_weakens_a_certain_verdict(world: World, rule: Rule, stake: object) -> None:
    more = replace(world, stakes=(*world.stakes, stake))
    before, after = findings(world, rule), findings(more, rule)
    for party in PARTIES:
        if before[party] in (Finding.LISTED, Finding.COVERED):
            assert ORDER.index(after[party]) >= ORDER.index(before[party])


@many
@given(worlds(), rules())
def test_removing_a_listing_never_strengthens_a_verdict(world: World, rule: Rule) -> None:
    before = findings(world, rule)
    for entry in world.entries:
        after = findings(replace(world, entries=tuple(e for e in world.entries if e is not entry)), rule)
        for party in PARTIES:
            if Finding.OUTSIDE not in (before[party], after[party]):
                assert ORDER.index(after[party]) <= ORDER.index(before[party])


@many
@given(worlds(), rules(), st.integers())
def test_the_order_of_input_does_not_matter(world: World, rule: Rule, seed: int) -> None:
    shuffled = {
        name: tuple(random.Random(seed).sample(values, len(values)))
        for name in ("stakes", "controls", "joints", "entries", "claims", "unnamed", "registered")
        if (values := getattr(world, name))
    }
    other = replace(world, **shuffled)
    for party in PARTIES:
        one, two = judge(world, rule, DAY, party), judge(other, rule, DAY, party)
        assert (one.finding, one.why, one.steps) == (two.finding, two.why, two.steps)


@many
@given(worlds(), rules())
def test_whoever_is_reached_for_certain_is_reached_possibly(world: World, rule: Rule) -> None:
    case = Case.of(world, rule.versions[0], DAY)
    may = {party for reached in possibly(case) for party in reached.reasons}
    assert {party for reached in certainly(case) for party in reached.reasons} <= may


@many
@given(worlds(), rules())
def test_without_any_listing_nobody_is_listed_or_covered(world: World, rule: Rule) -> None:
    assert not {Finding.LISTED, Finding.COVERED} & set(findings(replace(world, entries=()), rule).values())
