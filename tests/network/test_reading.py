"""Paths that are read from a store round by round are those of the whole graph."""

from itertools import pairwise, permutations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.network.paths import find_paths
from tests.network.worlds import PARTIES, party, store_of, tie

pairs = st.lists(st.lists(st.sampled_from(PARTIES), min_size=2, max_size=3, unique=True), max_size=9)


def lengths(groups: list[list[str]], longest: int) -> list[int]:
    """Return the lengths of all simple paths from a to b without detours, by trying every order of parties."""

    def ties(step: tuple[str, str]) -> list[int]:
        return [number for number, group in enumerate(groups) if {*step} <= {*group}]

    found = []
    for size in range(longest):
        for middle in permutations("cdefgh", size):
            chain = ("a", *middle, "b")
            steps = [ties(step) for step in pairwise(chain)]
            alone = [step[0] for step in steps if len(step) == 1]
            if all(steps) and len(set(alone)) == len(alone):  # each of these ties joins all of its parties
                found.append(size + 1)
    return found


@example([list("abcde")] * 2, 4, 99)  # two ties of five: all is read after three rounds, and paths are longer
@example([list("abcde")], 4, 99)  # one tie of five: every path but the shortest is a detour
@settings(max_examples=25, deadline=None)
@given(pairs, st.integers(1, 6), st.integers(1, 4))
def test_the_best_paths_are_found_whichever_way_they_are_read(groups: list[list[str]], longest: int, best: int) -> None:
    store = store_of(
        *(tie("Agreement", f"x{n}", " ".join(f"party {one}" for one in group)) for n, group in enumerate(groups))
    )
    answer = find_paths(store, party("a"), party("b"), build="", max_length=longest, best=best)
    assert [path.length for path in answer.paths] == lengths(groups, longest)[:best]


def test_no_long_path_takes_the_place_of_a_better_one_that_is_not_read_yet() -> None:
    groups = ["agh", "agh", "bh", "ac", "cd", "db"]  # after a round from each end, a-g-h-b is known and a-c-d-b is not
    store = store_of(
        *(tie("Agreement", f"x{n}", " ".join(f"party {one}" for one in some)) for n, some in enumerate(groups))
    )
    answer = find_paths(store, party("a"), party("b"), build="", best=2)
    assert ["".join(one.iri[-1] for one in path.parties) for path in answer.paths] == ["ahb", "acdb"]
