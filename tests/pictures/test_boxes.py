"""Boxes in layers: owners above, circles broken, nothing on top of something else."""

from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.pictures.arrows import Arrow
from kg.pictures.boxes import Box, draw_boxes
from kg.pictures.layers import arrange

pytest.importorskip("matplotlib")
pairs = st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=2, max_size=2, unique=True).map(tuple), max_size=14)


@given(pairs)
def test_no_two_boxes_overlap_in_whatever_graph(some: list[tuple[str, str]]) -> None:
    widths = {letter: 1.0 + number / 4 for number, letter in enumerate("abcdefgh")}
    places = arrange(widths, some, foot="a").places
    for one, other in combinations(widths, 2):
        (x, y), (to_x, to_y) = places[one], places[other]
        assert y != to_y or abs(x - to_x) >= (widths[one] + widths[other]) / 2


@given(pairs.map(lambda some: [(one, other) for one, other in some if one > other]))
def test_without_circles_every_owner_stands_above(some: list[tuple[str, str]]) -> None:
    places = arrange(dict.fromkeys("abcdefgh", 1.0), some, foot="a").places
    assert all(places[upper][1] > places[lower][1] for upper, lower in some)


def test_in_a_circle_what_was_asked_about_stands_lowest() -> None:
    places = arrange(dict.fromkeys("abx", 1.0), [("b", "a"), ("a", "b"), ("x", "a")], foot="a").places
    assert places["a"][1] < min(places["b"][1], places["x"][1])


def test_a_long_arrow_goes_past_the_boxes_in_between() -> None:
    found = arrange(dict.fromkeys("abc", 2.0), [("c", "b"), ("b", "a"), ("c", "a")], foot="a")
    assert len(found.bends["c", "a"]) == 2
    assert all(abs(x - found.places["b"][0]) > 1.0 for x, _ in found.bends["c", "a"])


def test_the_words_of_a_long_arrow_have_room_beside_the_boxes() -> None:
    long = [("c", "b"), ("b", "a"), ("c", "a")]
    found = arrange(dict.fromkeys("abc", 2.0), long, foot="a", words={("c", "a"): 1.8})
    assert all(abs(x - found.places["b"][0]) > 1.0 + 1.8 / 2 for x, _ in found.bends["c", "a"])


def test_arrows_that_differ_in_their_words_only_share_one() -> None:
    boxes = [Box("a", "Acme"), Box("b", "Bolt")]
    arrows = [Arrow("a", "b", "50 % of shares"), Arrow("a", "b", "60 % of votes"), Arrow("b", "a", "1 %", dashed=True)]
    svg = draw_boxes(boxes, arrows, foot="b", title="Bolt", note="N.")
    words = "".join(ET.fromstring(svg).itertext())
    assert all(text in words for text in ("50 % of shares", "60 % of votes", "1 %", "Acme", "Bolt", "N."))
