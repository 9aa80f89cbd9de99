"""A timeline: what happened, began, held and ended, in order; what has no day stands apart."""

import csv
import json
from collections.abc import Iterator
from io import StringIO

import pytest

import kg
from kg.errors import BadParameter, NotFound
from kg.namespaces import ID, TG
from kg.reports.timeline import Timeline
from kg.resources import Project
from tests.reports.worlds import ACME, PACT, WORLD, graph_of, tie


@pytest.fixture(scope="module")
def line(built: Project) -> Iterator[Timeline]:
    with graph_of(WORLD, built) as graph:
        yield graph.timeline("Acme 橡果")


def test_points_stand_in_order_as_exact_as_their_sources(line: Timeline) -> None:
    assert [(point.when, point.what) for point in line.points] == [
        ("2018", "happened: The ceremony"),
        ("2018-03", "began: The stake"),
        ("2018-06-15", "began: The pact"),
        ("2018-06-15", "happened: The signing"),
        ("2018-08-01", "began: The sprint"),
        ("2018-08-31", "ended: The sprint"),
        ("2018-09-10 or earlier", "began: The project"),
        ("2018-09-10", "held: The project"),
        ("in 2018-10 or later", "happened: The launch"),
        ("2019-01-01", "began: planned: The plan"),
        ("2019-04", "ended: The stake"),
    ]
    assert [tie.label for tie in line.undated] == ["Whenever"]


def test_the_page_has_everything_and_the_undated_apart(line: Timeline) -> None:
    page = line.text().splitlines()
    assert page[0] == "Acme 橡果: what happened, and when its ties began, held and ended"
    assert page[page.index("Without any day (1)") + 1] == "  collaboration       Whenever"
    assert page[page.index("Sources") + 1].startswith("  [1] The source, edition not stated, retrieved 2026-11-23")
    assert "  2018-09-10 or       began: The project" in page


def test_the_lines_cite_the_sources(line: Timeline) -> None:
    page = line.text().splitlines()
    cited = [row for row in page[: page.index("Sources")] if "[1]" in row]
    assert len(cited) == len(line.points) + len(line.undated)
    assert cited[0].strip() == "[1] · id:ceremony"


def test_csv_is_the_answer_of_the_stored_query_and_the_undated_ties(line: Timeline) -> None:
    *rows, undated = csv.DictReader(StringIO(line.csv()))
    assert tuple(rows[0]) == line.result.columns
    assert len(rows) == len(line.points)
    assert line.to_polars().height == len(rows)
    said = {name: value for name, value in undated.items() if value}
    assert (said.pop("tie_label"), said.pop("tie")) == ("Whenever", ID + "undated")
    assert [name for name in said if name != "standing"] == []


def test_an_undated_tie_stands_in_csv_with_what_it_is_placed_against(built: Project) -> None:
    first, then = (tie(name, "Agreement", name, PACT + rest) for name, rest in (("a", ""), ("b", "tg:after id:a")))
    with graph_of(ACME + first.replace("; ;", ";") + then, built) as graph:
        rows = csv.DictReader(StringIO(graph.timeline("Bolt").csv()))
        found = [(row["tie_label"], row["relation"], row["relative_to"]) for row in rows]
    assert found == [("a", "", ""), ("b", TG + "after", ID + "a")]


def test_what_a_relation_narrows_is_worded_as_written_and_the_days_are_told(built: Project) -> None:
    written = 'tg:startNotBefore "2018-04"^^xsd:gYearMonth ; tg:startNotAfter "2018-05"^^xsd:gYearMonth'
    facts = (
        tie("talk", "Agreement", "The talk", PACT + 'tg:start "2018-05-03"^^xsd:date'),
        tie("lab", "Agreement", "The lab", PACT + f"{written} ; tg:after id:talk"),
    )
    with graph_of(ACME + "".join(facts), built) as graph:
        line = graph.timeline("Bolt")
        shown = {tie.iri: tie.date for tie in graph.entity("Bolt").ties}
    told = {point.label: (point.when, point.narrowed) for point in line.points}
    assert told == {
        "The talk": ("2018-05-03", ""),
        "The lab": ("between 2018-04 and 2018-05", "between 2018-05-03 and 2018-05-31"),
    }
    assert shown[ID + "lab"].endswith(told["The lab"][0])
    assert "narrowed: between 2018-05-03 and 2018-05-31; see `kg why`" in line.text()


def test_json_has_the_days_of_each_tie_and_null_for_what_is_not_known(line: Timeline) -> None:
    document = json.loads(line.json())
    by_label = {tie["label"]: tie for tie in document["ties"]}
    assert by_label["The pact"]["start_latest"] == "2018-06-15"
    assert by_label["The pact"]["end_latest"] is None
    assert (by_label["The launch"]["date_earliest"], by_label["The launch"]["date_latest"]) == ("2018-10-01", None)
    assert [tie["label"] for tie in document["undated"]] == ["Whenever"]


def test_mermaid_puts_dates_in_words_and_in_order(line: Timeline) -> None:
    text = line.mermaid().splitlines()
    assert text[:4] == ["---", 'title: "Acme 橡果"', "---", "timeline"]
    assert "    2018-06-15 : began#58; The pact" in text
    assert text[text.index("    2018-06-15 : began#58; The pact") + 1] == "      : happened#58; The signing"
    assert text[-2:] == ["  section Without any day", "    undated : Whenever"]


def test_mermaid_takes_any_text(built: Project) -> None:
    label = "100% of #1; a: {b} <c> `d` -- %%e"
    with graph_of(ACME + tie("odd", "Collaboration", label, PACT + 'tg:start "2018"^^xsd:gYear'), built) as graph:
        (row,) = (row for row in graph.timeline("Bolt").mermaid().splitlines() if "began" in row)
    _, _, text = row.partition(" : ")
    assert text == "began#58; 100#37; of #35;1#59; a#58; #123;b#125; #60;c#62; #96;d#96; -- #37;#37;e"


def test_a_party_in_no_tie_has_an_empty_timeline(built: Project) -> None:
    with graph_of(ACME, built) as graph:
        line = graph.timeline("Bolt")
    assert (line.ties, line.undated, line.points) == ((), (), ())
    assert line.text().splitlines()[1:] == ["  " + ID + "org-bolt"]
    assert line.csv().startswith("earliest,latest,point")
    assert line.mermaid().splitlines()[3] == "timeline"


def test_what_is_no_party_is_refused(built: Project) -> None:
    with graph_of(WORLD, built) as graph:
        with pytest.raises(BadParameter, match="id:source-s is tg:Source, not tg:Agent"):
            graph.timeline("id:source-s")
        with pytest.raises(NotFound, match="did you mean 'Bolt'"):
            graph.timeline("Bolte")


def test_every_tie_of_the_shipped_company_is_on_its_timeline(built: Project) -> None:
    with kg.open(built.root) as graph:
        line = graph.timeline("SenseTime")
        ties = {str(row.tie) for row in graph.query("ties-in-force", party="SenseTime", as_of="2019-01-01")}
    assert ties <= {tie.iri for tie in (*line.ties, *line.undated)}
    assert {point.tie for point in line.points} == {tie.iri for tie in line.ties}
