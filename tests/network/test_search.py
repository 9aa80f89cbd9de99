"""Paths against brute force: every simple path of a small graph, put in order by the rule as it is written."""

from datetime import date
from itertools import combinations, pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import LimitReached
from kg.network import search
from kg.network.days import ALWAYS
from kg.network.records import STANDINGS, Edge, Tie
from kg.network.search import Joined, Route, routes
from kg.spans import Certainty, Span

NODES = "abcdef"
YEARS = (2000, 2001, 2002)
DAYS = [date(year, month, 1) for year in range(1999, 2004) for month in (1, 7)]
SPANS = [Span()] + [
    Span(date(year, 1, 1), date(year, 1, 1), date(year, 12, 31), date(year, 12, 31)) for year in YEARS
] + [Span(date(2001, 1, 1), date(2001, 6, 1)), Span(end_latest=date(2000, 6, 1))]  # fmt: skip


def drawn(parties: list[str], mutual: bool, tie: Tie) -> list[Edge]:
    """Return the edges of a tie: between each two parties, or from the first to the others, as founders found."""
    pairs = combinations(parties, 2) if mutual else ((parties[0], other) for other in parties[1:])
    return [Edge(tie, one, other, "is tied to", mutual) for one, other in pairs]


ties = st.builds(
    lambda parties, mutual, span, standing, event, number: drawn(
        parties, mutual, Tie(iri=f"id:{number:03}", kind="k", span=span, standing=standing, event=event)
    ),
    st.lists(st.sampled_from(NODES), min_size=2, max_size=4, unique=True),
    st.booleans(),
    st.sampled_from(SPANS),
    st.sampled_from(STANDINGS[:4]),
    st.booleans(),
    st.integers(0, 999),
)
graphs = st.lists(ties, max_size=10).map(lambda some: [edge for tie in some for edge in tie])


def joined(some: list[Edge]) -> Joined:
    found = Joined()
    for edge in some:
        found.add(edge)
    return found


def is_detour(some: list[Edge], parties: tuple[str, ...]) -> bool:
    """Say whether one tie alone makes two steps, and joins where the first begins to where the second ends."""
    alone = []
    for ends in pairwise(parties):
        iris = {edge.tie.iri for edge in some if {edge.source, edge.target} == set(ends)}
        alone.append((*ends, iris.pop() if len(iris) == 1 else None))
    return any(
        tie and tie == again and any(e.tie.iri == tie and {e.source, e.target} == {begin, end} for e in some)
        for (begin, _, tie), (_, end, again) in combinations(alone, 2)
    )


def brute(some: list[Edge], longest: int, days: list[date]) -> list[Route]:
    """Try every order of parties, and every day that counts."""
    found = []
    for size in range(longest):
        for middle in permutations(NODES[2:], size):
            parties = ("a", *middle, "b")
            steps = [[e.tie for e in some if {e.source, e.target} == {one, two}] for one, two in pairwise(parties)]
            if all(steps) and not is_detour(some, parties):
                on = [min(max(tie.on(day) for tie in ties) for ties in steps) for day in days]
                rank = max(min(tie.rank for tie in ties) for ties in steps)
                found.append(Route(parties, max(on), rank))
    return sorted(found, key=lambda route: (route.length, -route.at_once, route.rank, route.parties))


@given(graphs, st.integers(1, 5))
def test_paths_are_those_of_brute_force_in_its_order(some: list[Edge], longest: int) -> None:
    assert list(routes(joined(some), "a", "b", longest=longest)) == brute(some, longest, DAYS)


@given(graphs, st.sampled_from(DAYS))
def test_on_a_day_no_path_leans_on_what_was_not_there(some: list[Edge], day: date) -> None:
    there = [edge for edge in some if edge.tie.on(day)]
    within = ((day.toordinal(), day.toordinal()),)
    found = list(routes(joined(there), "a", "b", longest=5, within=within))
    assert found == brute(there, 5, [day])
    assert all(route.at_once is not Certainty.NO for route in found)


@given(graphs, st.randoms(use_true_random=False))
def test_the_order_in_which_ties_come_does_not_matter(some: list[Edge], chance: object) -> None:
    mixed = list(some)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert list(routes(joined(some), "a", "b", longest=4)) == list(routes(joined(mixed), "a", "b", longest=4))


@given(graphs)
def test_paths_are_simple_distinct_and_sorted_by_length(some: list[Edge]) -> None:
    found = [route.parties for route in routes(joined(some), "a", "b", longest=5)]
    assert len(set(found)) == len(found)
    assert all(len(set(parties)) == len(parties) for parties in found)
    assert [len(parties) for parties in found] == sorted(len(parties) for parties in found)


def test_one_tie_of_three_parties_makes_no_detour_but_founders_meet_in_what_they_founded() -> None:
    def found(some: list[Edge]) -> list[str]:
        return ["".join(route.parties) for route in routes(joined(some), "a", "b", longest=4)]

    three, founding, other = (Tie(iri=f"id:{name}", kind="k") for name in ("three", "founding", "other"))
    meeting = drawn(["a", "c", "b"], True, three)
    assert found(meeting) == ["ab"]
    assert found([*meeting, Edge(other, "a", "c", "")]) == ["ab", "acb"]  # another tie makes the first step too
    assert found(drawn(["c", "a", "b"], False, founding)) == ["acb"]


def test_too_many_partial_paths_are_a_limit_and_no_hang(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "MOST_PARTIAL", 10)
    names = [f"n{number}" for number in range(9)]
    every = [Edge(Tie(iri=f"id:{a}{b}", kind="k"), a, b, "") for a in names for b in names if a < b]
    with pytest.raises(LimitReached, match=r"more than 10 partial paths; narrow it with --via"):
        list(routes(joined(every), "n0", "n8", longest=8, within=ALWAYS))
