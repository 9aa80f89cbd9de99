"""What holds of conflicts whatever the facts are: order makes no difference, and knowing less never makes a conflict."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.conflicts.choosing import Backer, Candidate, choose
from kg.conflicts.find import find_clashes
from kg.conflicts.policies import Policy
from kg.conflicts.ranges import Range, range_of
from kg.conflicts.records import Facts, Figure, Identity, LegalName, Tie, Version
from kg.dates import Days
from kg.spans import Certainty, Span

pytestmark = pytest.mark.slow

BOUNDS = ("exact", "at-least", "more-than", "at-most", "less-than", "about", "")
NODES = st.sampled_from("abcdef")
VALUES = st.integers(0, 40).map(str)
DAY = st.integers(0, 20).map(lambda days: date(2018, 1, 1) + timedelta(days=days))


@st.composite
def intervals(draw: st.DrawFn) -> Days:
    first, last = sorted([draw(DAY), draw(DAY)])
    return Days(draw(st.sampled_from([first, None])), draw(st.sampled_from([last, None])))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    days = sorted(draw(st.lists(DAY, min_size=4, max_size=4)))
    return Span(*(day if draw(st.booleans()) else None for day in days))


@st.composite
def worlds(draw: st.DrawFn) -> Facts:
    figures = st.builds(
        lambda about, value, bound, event, days: (about, value, bound, event, days),
        *(NODES, VALUES, st.sampled_from(BOUNDS), st.booleans(), intervals()),
    )
    claims = st.tuples(NODES, NODES, st.sampled_from(["same", "possible", "different"]))
    return Facts(
        figures=tuple(
            Figure(
                iri=f"f{n}", about=frozenset([about]), kind="Count", value=value, bound=bound, of_event=event, days=days
            )
            for n, (about, value, bound, event, days) in enumerate(draw(st.lists(figures, max_size=6)))
        ),
        identities=tuple(
            Identity(iri=f"i{n}", left=left, right=right, verdict=verdict)
            for n, (left, right, verdict) in enumerate(draw(st.lists(claims, max_size=5)))
            if left != right
        ),
        ties=tuple(Tie(iri=node, moments=(("date", draw(intervals())),)) for node in sorted(draw(st.sets(NODES)))),
        versions=tuple(
            Version(iri=f"v{n}", entry=draw(NODES), heading=draw(st.sampled_from(["X", "Y"])), span=draw(spans()))
            for n in range(draw(st.integers(0, 4)))
        ),
        names=tuple(
            LegalName(iri=f"n{n}", party=draw(NODES), language="en", text=draw(st.sampled_from(["X", "x.", "Y"])))
            for n in range(draw(st.integers(0, 4)))
        ),
        affirmed=frozenset(draw(st.sets(NODES))),
        denied=frozenset(draw(st.sets(NODES))),
    )


@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_the_facts_makes_no_difference(facts: Facts, shuffle: object) -> None:
    def mixed(some: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(shuffle.sample(some, len(some)))  # type: ignore[attr-defined]

    names = ("figures", "identities", "ties", "versions", "names")
    other = replace(facts, **{name: mixed(getattr(facts, name)) for name in names})
    assert find_clashes(other) == find_clashes(facts)


@given(worlds())
def test_the_sides_of_a_claim_make_no_difference(facts: Facts) -> None:
    turned = tuple(replace(claim, left=claim.right, right=claim.left) for claim in facts.identities)
    assert find_clashes(replace(facts, identities=turned)) == find_clashes(facts)


def pairs(facts: Facts, *, sure: bool = False) -> set[tuple[str, frozenset[str]]]:
    found = (clash for clash in find_clashes(facts) if not sure or clash.certainty is Certainty.CERTAINLY)
    return {(clash.rule, frozenset(side.node for side in clash.sides)) for clash in found}


@given(worlds(), st.data())
def test_a_wider_bound_makes_no_conflict(facts: Facts, data: st.DataObject) -> None:
    wider = {"exact": ("at-least", "at-most", "about", ""), "more-than": ("at-least", ""), "less-than": ("at-most", "")}
    figures = tuple(
        replace(figure, bound=data.draw(st.sampled_from((figure.bound, *wider.get(figure.bound, ("",))))))
        for figure in facts.figures
    )
    assert pairs(replace(facts, figures=figures)) <= pairs(facts)


@settings(max_examples=60)
@given(worlds(), st.data())
def test_less_exact_days_make_no_conflict_certain(facts: Facts, data: st.DataObject) -> None:
    def vaguer(days: Days) -> Days:
        back, on = (timedelta(days=data.draw(st.integers(0, 9))) for _ in range(2))
        wide = Days(days.earliest and days.earliest - back, days.latest and days.latest + on)
        return data.draw(st.sampled_from([wide, Days(None, wide.latest), Days(wide.earliest, None), Days()]))

    ties = tuple(replace(tie, moments=tuple((m, vaguer(days)) for m, days in tie.moments)) for tie in facts.ties)
    figures = tuple(replace(figure, days=vaguer(figure.days)) for figure in facts.figures)
    assert pairs(replace(facts, ties=ties, figures=figures), sure=True) <= pairs(facts, sure=True)


@given(worlds())
def test_no_identity_claim_no_assumption(facts: Facts) -> None:
    assert {clash.under for clash in find_clashes(replace(facts, identities=()))} <= {()}


@given(VALUES, st.sampled_from(BOUNDS), VALUES, st.sampled_from(BOUNDS))
def test_ranges_meet_both_ways_and_each_meets_itself(value: str, bound: str, other: str, its: str) -> None:
    one, two = range_of(value, bound), range_of(other, its)
    assert one.meets(two) == two.meets(one)
    assert one.meets(one)
    assert one.meets(Range())


BACKERS = st.builds(Backer, st.sampled_from("stu"), st.sampled_from(["official", "news"]), intervals())
CANDIDATES = st.lists(st.builds(Candidate, intervals(), st.frozensets(BACKERS, max_size=3)), min_size=2, max_size=4)
POLICIES = st.builds(
    Policy,
    st.just("iri"),
    st.just("own"),
    st.just(""),
    st.permutations(["time", "edition", "source-kind", "number-of-sources"]).map(tuple),
    st.just(frozenset(["official"])),
)


@given(POLICIES, CANDIDATES, st.randoms(use_true_random=False))
def test_a_policy_chooses_the_same_claim_in_whatever_order(
    policy: Policy, some: list[Candidate], shuffle: object
) -> None:
    order = shuffle.sample(range(len(some)), len(some))  # type: ignore[attr-defined]
    first, second = choose(policy, some), choose(policy, [some[place] for place in order])
    assert first.because == second.because
    assert first.chosen == (None if second.chosen is None else order[second.chosen])


@given(POLICIES, CANDIDATES)
def test_of_claims_that_are_alike_to_a_policy_none_is_chosen(policy: Policy, some: list[Candidate]) -> None:
    assert choose(policy, [some[0], some[0]]).chosen is None
