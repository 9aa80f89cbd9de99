"""What began, ended or became possible between two days."""

import csv
import json
from datetime import date
from io import StringIO

import pytest

import kg
from kg.errors import BadParameter, NotFound
from kg.namespaces import ID
from kg.reports.dated import dated_ties
from kg.reports.days_compared import compare_days
from kg.resources import Project
from tests.reports.worlds import WORLD, graph_of, store_of, tie

ENTRY = (
    'id:list a tg:SanctionsList ; rdfs:label "The list"@en . '
    'id:entry a tg:ListEntry ; rdfs:label "Entry 1"@en ; tg:entryOn id:list . '
    'id:org-acme a tg:Organisation ; rdfs:label "Acme"@en .'
    + tie("v1", "EntryVersion", "First version", 'tg:versionOf id:entry ; tg:names id:org-acme ; tg:heading "ACME"@en ; '
          'tg:start "2018-01-01"^^xsd:date ; tg:end "2018-06-30"^^xsd:date')
    + tie("v2", "EntryVersion", "Second version", 'tg:versionOf id:entry ; tg:names id:org-acme ; tg:heading "ACME LTD"@en ; '
          'tg:alias "ACME"@en ; tg:start "2018-07-01"^^xsd:date ; tg:asOf "2019-12-31"^^xsd:date')
)  # fmt: skip


def changes(first: str, last: str, *, facts: str = WORLD) -> dict[str, str]:
    found = compare_days(store_of(facts), date.fromisoformat(first), date.fromisoformat(last), party=ID + "org-acme")
    return {change.label: change.change for change in found}


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2018-02-28", "2018-03-15", {"The stake": "may have begun"}),
        ("2018-02-28", "2018-03-31", {"The stake": "began"}),
        ("2018-03-15", "2018-03-31", {"The stake": "now certain"}),
        ("2019-04-01", "2019-04-02", {"The stake": "no longer certain"}),
        ("2019-04-02", "2019-05-01", {"The stake": "no longer possible"}),
        ("2019-04-01", "2019-05-01", {"The stake": "ended"}),
        ("2018-06-14", "2018-06-15", {"The pact": "may have begun", "The signing": "happened"}),
        ("2018-07-31", "2018-09-01", {"The sprint": "began and ended"}),
        ("2018-07-31", "2018-08-15", {"The sprint": "began"}),
        ("2017-12-31", "2018-01-01", {"The ceremony": "may have happened"}),
        ("2018-09-30", "2018-10-01", {"The launch": "may have happened"}),
        ("2018-12-30", "2018-12-31", {"The ceremony": "happened by now"}),
        ("2018-12-31", "2019-01-01", {"planned: The plan": "may have begun"}),
        ("2018-09-09", "2018-09-10", {"The project": "now certain"}),
        ("2018-09-10", "2018-09-11", {"The project": "no longer certain"}),
        ("2020-01-01", "2021-01-01", {}),
        ("2018-06-15", "2018-06-15", {}),
    ],
)
def test_each_change_has_its_word(first: str, last: str, expected: dict[str, str]) -> None:
    assert changes(first, last) == expected


def test_a_tie_without_a_day_never_changes() -> None:
    assert "Whenever" not in changes("1900-01-01", "2100-01-01")


def test_ties_stand_in_order_of_time_those_without_a_day_last() -> None:
    ties = dated_ties(store_of(WORLD), ID + "org-acme")
    assert [tie.label for tie in ties][-1] == "Whenever"
    assert [tie.first for tie in ties] == sorted(tie.first for tie in ties)
    assert [tie.dated for tie in ties] == [True] * (len(ties) - 1) + [False]


def test_an_event_about_a_tie_of_the_party_is_in_and_its_own_party_need_not_be() -> None:
    assert "The ceremony" in {tie.label for tie in dated_ties(store_of(WORLD), ID + "org-bolt")}


def test_the_heading_of_an_entry_becomes_an_alias() -> None:
    assert changes("2018-06-30", "2018-07-01", facts=ENTRY) == {
        "First version": "ended",
        "Second version": "began",
        "“ACME” (heading) of Entry 1": "ended",
        "“ACME” (alias) of Entry 1": "began",
        "“ACME LTD” (heading) of Entry 1": "began",
    }


def test_a_name_that_only_a_contested_version_has_is_possible() -> None:
    denied = (
        "id:statement-denial a tg:Statement ; tg:states id:v2 ; tg:passage id:passage-s ; "
        "tg:modality vocab:modality-asserted ; tg:polarity vocab:polarity-denied ."
    )
    found = changes("2018-06-30", "2018-07-01", facts=ENTRY + denied)
    assert found["“ACME LTD” (heading) of Entry 1"] == "may have begun"


def test_the_days_must_be_in_order() -> None:
    with pytest.raises(BadParameter, match="diff: 2019-01-01 is after 2018-01-01; give the earlier day first"):
        changes("2019-01-01", "2018-01-01")


def test_python_gives_the_same_as_page_json_and_csv(built: Project) -> None:
    with graph_of(WORLD, built) as graph:
        found = graph.diff("2018-02-28", date(2018, 3, 31), of="Acme 橡果")
    assert len(found) == 1
    assert [change.iri for change in found] == [ID + "stake"]
    assert found.text().splitlines() == [
        "Acme 橡果: 2018-02-28 -> 2018-03-31",
        "",
        "Ties",
        "  began               The stake",
        "                      from 2018-03 until 2019-04 · id:stake",
    ]
    (change,) = json.loads(found.json())["changes"]
    assert change["edits"] == [{"what": "in force", "before": "no", "after": "certainly"}]
    (row,) = csv.DictReader(StringIO(found.csv()))
    assert (row["change"], row["before"], row["after"]) == ("began", "no", "certainly")


def test_where_nothing_differs_that_is_said(built: Project) -> None:
    with graph_of(WORLD, built) as graph:
        assert graph.diff("2021-01-01", "2022-01-01").text().splitlines()[1] == "  nothing differs"


@pytest.mark.parametrize(
    ("first", "last", "where"), [("2019-13-01", "2020-01-01", "from"), ("2019-01-01", "soon", "to")]
)
def test_a_day_that_is_none_is_refused(first: str, last: str, where: str, built: Project) -> None:
    with graph_of(WORLD, built) as graph, pytest.raises(BadParameter, match=rf"{where}: '.*' is no day"):
        graph.diff(first, last)


def test_an_entity_that_nobody_knows_is_refused_with_the_nearest(built: Project) -> None:
    with graph_of(WORLD, built) as graph, pytest.raises(NotFound, match=r"did you mean 'Bolt'\?"):
        graph.diff("2018-01-01", "2019-01-01", of="Bolte")


def test_the_entry_of_sensetime_got_its_heading_in_2020(built: Project) -> None:
    with kg.open(built.root) as graph:
        found = graph.diff("2019-12-31", "2020-12-31", of="id:org-beijing-sensetime-technology-development")
    words = {(change.group, change.change) for change in found}
    assert words == {("listings", "began and ended"), ("listings", "happened"), ("listings", "began"),
                     ("names on lists", "now certain")}  # fmt: skip
