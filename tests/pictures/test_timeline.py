"""The picture of a timeline: solid where it is certain, hatched where it is possible, an arrow where an end is open."""

import sys
from collections.abc import Iterator
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib import style
from matplotlib.colors import to_hex

import kg
from kg.errors import KgError
from kg.pictures.timeline import EPOCH, EVENT, STATE, figure_of
from kg.pictures.words import elided
from kg.reports.layout import columns
from kg.reports.timeline import Timeline
from kg.resources import Project
from tests.reports.worlds import ACME, PACT, WORLD, graph_of, tie

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def line(built: Project) -> Iterator[Timeline]:
    with graph_of(WORLD, built) as graph:
        yield graph.timeline("Acme 橡果")


def at(day: str) -> float:
    return (date.fromisoformat(day) - EPOCH).days


def bars(line: Timeline, label: str) -> list[tuple[float, float, bool]]:
    """Return first and last day of each bar in the row of a tie, and whether it is solid."""
    (axes, *_) = figure_of(line).axes
    row = [text.get_text() for text in axes.get_yticklabels()].index(label)
    found = [bar for bar in axes.patches if abs(bar.get_y() + bar.get_height() / 2 - row) < 0.1]
    return [(bar.get_x(), bar.get_x() + bar.get_width() - 1, not bar.get_hatch()) for bar in found]


def marks(line: Timeline, label: str) -> list[tuple[str, float]]:
    """Return the marks in the row of a tie, and where they stand."""
    (axes, *_) = figure_of(line).axes
    row = [text.get_text() for text in axes.get_yticklabels()].index(label)
    return [(str(mark.get_marker()), float(mark.get_xdata()[0])) for mark in axes.lines if mark.get_ydata()[0] == row]


def test_what_is_certain_is_solid_within_what_is_possible(line: Timeline) -> None:
    assert bars(line, "The stake") == [
        (at("2018-03-01"), at("2019-04-30"), False),
        (at("2018-03-31"), at("2019-04-01"), True),
    ]


def test_an_open_end_goes_to_the_edge_and_bears_an_arrow(line: Timeline) -> None:
    ((first, last, solid),) = bars(line, "The pact")
    assert (first, solid) == (at("2018-06-15"), False)
    assert [shape for shape, _ in marks(line, "The pact")] == [">"]
    (axes, *_) = figure_of(line).axes
    assert last == axes.get_xlim()[1]
    assert [shape for shape, _ in marks(line, "The project") if shape != "D"] == ["<", ">"]
    questions = sum(text.get_text() == "?" for text in axes.texts)
    assert questions == sum(shape in "<>" for label in labels(line) for shape, _ in marks(line, label))


def labels(line: Timeline) -> list[str]:
    return [text.get_text() for text in figure_of(line).axes[0].get_yticklabels()]


def test_an_event_on_a_known_day_is_a_mark_and_else_a_stretch(line: Timeline) -> None:
    assert marks(line, "The signing") == [("D", at("2018-06-15") + 0.5)]
    assert bars(line, "The signing") == []
    assert bars(line, "The ceremony") == [(at("2018-01-01"), at("2018-12-31"), False)]
    assert bars(line, "The launch")[0][0] == at("2018-10-01")


def test_what_is_planned_is_said_so_and_never_solid(built: Project) -> None:
    year = 'tg:start "2018-01-01"^^xsd:date ; tg:end "2018-12-31"^^xsd:date'
    day = 'tg:launcher id:org-acme ; tg:launched id:org-bolt ; tg:date "2018-06-15"^^xsd:date'
    facts = tie("state", "Agreement", "A pact", PACT + year) + tie("event", "Launch", "A launch", day)
    planned = facts.replace("modality-asserted", "modality-planned")
    for text, word, sure in ((facts, "", True), (planned, "planned: ", False)):
        with graph_of(ACME + text, built) as graph:
            line = graph.timeline("Bolt")
        assert [solid for *_, solid in bars(line, f"{word}A pact")] == [False, True][: 1 + sure]
        (axes, *_) = figure_of(line).axes
        (diamond,) = (found for found in axes.lines if found.get_marker() == "D")
        assert (to_hex(diamond.get_markerfacecolor()) == EVENT) == sure


def test_undated_ties_are_named_below_and_drawn_nowhere(line: Timeline) -> None:
    above, below = figure_of(line).axes
    assert "Whenever" not in labels(line)
    assert [text.get_text() for text in below.texts] == ["Without any day, so drawn nowhere (1)", "Whenever"]
    assert len(above.get_yticks()) == len(line.ties)
    assert not below.patches
    assert not below.lines


def test_states_events_and_listings_differ_in_colour(line: Timeline) -> None:
    (axes, *_) = figure_of(line).axes
    assert {STATE, EVENT} <= {to_hex(bar.get_edgecolor()) for bar in axes.patches}


def test_the_same_timeline_gives_the_same_bytes(line: Timeline) -> None:
    assert line.svg() == line.svg()


def test_a_style_of_the_reader_changes_nothing(line: Timeline) -> None:
    with style.context("dark_background"):
        dark = line.svg()
    assert dark == line.svg()


def test_a_notebook_gets_the_picture_alone(line: Timeline) -> None:
    html = line._repr_html_()
    assert html.startswith("<svg")
    ET.fromstring(html)


def test_svg_is_xml_with_its_text_title_and_sources(line: Timeline) -> None:
    root = ET.fromstring(line.svg())
    texts = {"".join(text.itertext()).strip() for text in root.iter(f"{SVG}text")}
    assert {"Acme 橡果", "The stake", "planned: The plan", "Whenever", "certainly in force"} <= texts
    told = " ".join("".join(part.itertext()) for part in root.iter() if part.tag.endswith(("title", "description")))
    assert "Acme 橡果: timeline" in told
    assert "Sources: The source, retrieved 2026-11-23" in told


@pytest.mark.parametrize("label", ["a <b> & c", "1 $ and 2 $", "very " * 40 + "long", "商汤" * 40, "_^{}\\\\"])
def test_any_text_is_drawn_as_it_is(label: str, built: Project) -> None:
    with graph_of(ACME + tie("odd", "Collaboration", label, PACT + 'tg:start "2018"^^xsd:gYear'), built) as graph:
        root = ET.fromstring(graph.timeline("Bolt").svg())
    texts = {"".join(text.itertext()).strip() for text in root.iter(f"{SVG}text")}
    assert elided(label.replace("\\\\", "\\"), 62) in texts


def test_no_ties_and_only_undated_ties_give_a_picture_too(built: Project) -> None:
    with graph_of(ACME, built) as graph:
        assert "Bolt" in graph.timeline("Bolt").svg()
    with graph_of(ACME + tie("u", "Collaboration", "Whenever", PACT + 'tg:description "-"@en'), built) as graph:
        assert "Whenever" in graph.timeline("Bolt").svg()


def test_the_first_and_the_last_year_of_the_calendar_can_be_drawn(built: Project) -> None:
    facts = tie("old", "Collaboration", "Old", PACT + 'tg:start "0001"^^xsd:gYear ; tg:end "9999"^^xsd:gYear')
    with graph_of(ACME + facts, built) as graph:
        assert "Old" in graph.timeline("Bolt").svg()


def test_without_matplotlib_it_is_said_what_to_install(line: Timeline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(KgError, match=r"a picture needs matplotlib; pip install 'tiegraph\[pictures\]'"):
        line.svg()


def test_the_shipped_company_is_on_one_page(built: Project) -> None:
    with kg.open(built.root) as graph:
        line = graph.timeline("SenseTime")
        figure = figure_of(line)
        ET.fromstring(line.svg())
    assert len(line.ties) + len(line.undated) >= 45
    assert figure.get_figheight() < 12


@given(st.text(max_size=40), st.integers(2, 20))
@settings(max_examples=200)
def test_an_elided_text_is_never_wider_than_it_may_be(text: str, width: int) -> None:
    short = elided(text, width)
    assert short == text or (short.endswith("…") and columns(short) <= width)
