"""Paths that are read from a store round by round are those of the whole graph."""

from itertools import pairwise, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.network.paths import find_paths
from tests.network.worlds import PARTIES, party, store_of, tie

pairs = st.lists(st.lists(st.sampled_from(PARTIES), min_size=2, max_size=3, unique=True), max_size=9)


def lengths(groups: list[list[str]], longest: int) -> list[int]:
    """Return the lengths of all simple paths from a to b, by trying every order of parties."""
    joined = {frozenset((one, other)) for group in groups for one in group for other in group if one != other}
    found = []
    for size in range(longest):
        for middle in permutations("cdefgh", size):
            chain = ("a", *middle, "b")
            if all(frozenset(step) in joined for step in pairwise(chain)):
                found.append(size + 1)
    return found


@settings(max_examples=25, deadline=None)
@given(pairs, st.integers(1, 6), st.integers(1, 4))
def test_the_best_paths_are_found_whichever_way_they_are_read(groups: list[list[str]], longest: int, best: int) -> None:
    store = store_of(
        *(tie("Agreement", f"x{n}", " ".join(f"party {one}" for one in group)) for n, group in enumerate(groups))
    )
    answer = find_paths(store, party("a"), party("b"), build="", max_length=longest, best=best)
    assert [path.length for path in answer.paths] == lengths(groups, longest)[:best]
