"""A month stays a month, a bound stays a bound."""

import pyoxigraph as ox
import pytest

from kg.namespaces import ID, TG
from kg.reports.nodes import Node, Nodes
from kg.reports.when import earliest, when
from kg.store import EmbeddedStore


def node(**dates: str) -> Node:
    return Node("urn:tie", {TG + name: (ox.Literal(text),) for name, text in dates.items()})


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ({"date": "2018-06-29"}, "2018-06-29"),
        ({"date": "2018-06"}, "2018-06"),
        ({"observedOn": "2016"}, "2016"),
        ({"dateNotBefore": "2018-04", "dateNotAfter": "2018-05"}, "between 2018-04 and 2018-05"),
        ({"dateNotBefore": "2018-04"}, "in 2018-04 or later"),
        ({"dateNotAfter": "2018-05"}, "by 2018-05"),
        ({"start": "2017-12"}, "from 2017-12"),
        ({"start": "2017-11", "end": "2019-04"}, "from 2017-11 until 2019-04"),
        ({"start": "2021-12-10", "asOf": "2022-04"}, "from 2021-12-10, as of 2022-04"),
        ({"startNotAfter": "2019-11-27", "endNotBefore": "2020"}, "began by 2019-11-27, ended in 2020 or later"),
        ({"asOf": "2019-11-27"}, "as of 2019-11-27"),
        ({"dateEarliest": "2018-04-01"}, "undated"),
        ({}, "undated"),
    ],
)
def test_a_date_is_said_as_it_was_written(acme: EmbeddedStore, dates: dict[str, str], expected: str) -> None:
    assert when(node(**dates), Nodes(acme)) == expected


def test_the_first_possible_day_sorts_and_a_last_one_stands_in_for_it() -> None:
    days = [node(dateEarliest="2018-01-01", dateLatest="2018-12-31"), node(lastConfirmed="2019-11-27"), node()]
    assert [earliest(n) for n in days] == ["2018-01-01", "2019-11-27", "9999"]


def test_after_a_dated_tie_is_not_before_it(acme: EmbeddedStore) -> None:
    later = Node("urn:tie", {TG + "after": (ox.NamedNode(ID + "round-a"),)})
    assert when(later, Nodes(acme)) == "not before 2018-04"
