"""Pictures of networks: readable by their making, whoever is in them."""

from itertools import combinations, pairwise
from math import cos, pi, sin
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.pictures.network import Line, draw_network
from kg.pictures.palette import MOST, colour
from kg.pictures.radial import ACROSS, LETTER, Dot, borders, place

pytest.importorskip("matplotlib")


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[Dot], list[tuple[str, str]]]:
    """Draw a network: each dot hangs on one that was there before."""
    dots, pairs = [Dot("n0", "centre", 0)], []
    for number in range(1, draw(st.integers(1, 60))):
        upper = draw(st.sampled_from(dots))
        dots.append(Dot(f"n{number}", "x" * draw(st.integers(1, 70)), upper.distance + 1))
        pairs.append((upper.key, f"n{number}"))
    return sorted(dots, key=lambda dot: dot.distance), pairs


def corners(dot: Dot, x: float, y: float, angle: float) -> list[tuple[float, float]]:
    """Return the corners of a name that is written outwards."""
    along, across = (cos(angle), sin(angle)), (-sin(angle), cos(angle))
    long = len(dot.name) * LETTER
    return [
        (x + far * along[0] + side * across[0], y + far * along[1] + side * across[1])
        for far, side in ((0.1, -0.07), (0.1, 0.07), (long, 0.07), (long, -0.07))
    ]


def apart(one: list[tuple[float, float]], other: list[tuple[float, float]]) -> bool:
    """Say whether a line parts two rectangles."""
    for shape in (one, other):
        for (x1, y1), (x2, y2) in pairwise([*shape, shape[0]]):
            normal = (y2 - y1, x1 - x2)
            spans = [[px * normal[0] + py * normal[1] for px, py in some] for some in (one, other)]
            if max(spans[0]) < min(spans[1]) or max(spans[1]) < min(spans[0]):
                return True
    return False


@given(trees())
def test_no_two_names_overlap(network: tuple[list[Dot], list[tuple[str, str]]]) -> None:
    dots, pairs = network
    places = place(dots, pairs)
    shapes = [corners(dot, *places[dot.key].point, places[dot.key].angle) for dot in dots if dot.distance]
    assert all(apart(one, other) for one, other in combinations(shapes, 2))


def test_a_ring_is_wide_enough_for_its_names() -> None:
    dots = [Dot("m", "middle", 0), *(Dot(f"n{n}", "name", 1) for n in range(200))]
    places = place(dots, [("m", dot.key) for dot in dots[1:]])
    assert 2 * pi * places["n0"].radius / 200 >= ACROSS * 0.99


def test_a_picture_has_names_legend_title_and_note_as_text() -> None:
    dots = [Dot("a", "Acme", 0), Dot("b", "商汤 & <Bolt>", 1), Dot("c", "Cog", 1)]
    lines = [Line("a", "b", "agreement", mutual=True), Line("b", "a", "stake", dashed=True), Line("b", "c", "stake")]
    words = "".join(ET.fromstring(draw_network(dots, lines, title="Around Acme", note="Build x.")).itertext())
    for text in (
        "Acme",
        "商汤 & <Bolt>",
        "stake (2)",
        "agreement (1)",
        "dashed: not certain",
        "Around Acme",
        "Build x.",
    ):
        assert text in words


def test_a_small_network_has_room_for_the_middle_and_the_whole_note() -> None:
    dots = [Dot("a", "A name in the middle", 0), Dot("b", "Bolt", 1)]
    left, right, _, _ = borders(dots, place(dots, [("a", "b")]))
    assert right - left > len(dots[0].name) * LETTER * 1.2
    svg = draw_network(dots, [Line("a", "b", "stake")], title="A", note="a word of the note " * 12)
    rows = [text.text or "" for text in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]
    noted = [row for row in rows if "word of the note" in row]
    wide = float(ET.fromstring(svg).attrib["viewBox"].split()[2]) / 72
    assert len(noted) > 1
    assert all(len(row) * 0.062 < wide for row in noted)


def test_a_kind_has_one_colour_in_all_pictures() -> None:
    assert len({colour(number) for number in range(MOST)}) == MOST
    dots, kinds = [Dot("a", "Acme", 0), Dot("b", "Bolt", 1)], ["agreement", "investment", "stake"]
    few = draw_network(dots, [Line("a", "b", "investment")], title="", kinds=kinds)
    many = draw_network(
        dots, [Line("a", "b", kind) for kind in ("stake", "stake", "investment")], title="", kinds=kinds
    )
    assert colour(1) in few
    assert colour(1) in many
    assert colour(0) not in few + many
