"""Bounds are what a date can mean: a month is never a day, a missing end is never eternity."""

from collections.abc import Callable

import pytest
from pyoxigraph import Triple

from kg.derive import Hierarchy, derive_triples

Turtle = Callable[[str], tuple[Triple, ...]]


def bounds(triples: tuple[Triple, ...]) -> dict[str, str]:
    found = derive_triples(triples, Hierarchy({}, {}))
    assert not found.contradictions
    return {t.predicate.value.rpartition("/")[2]: t.object.value for t in found.origins}


@pytest.mark.parametrize(
    ("authored", "expected"),
    [
        ('tg:date "2018-06-29"^^xsd:date', {"dateEarliest": "2018-06-29", "dateLatest": "2018-06-29"}),
        ('tg:date "2014-10"^^xsd:gYearMonth', {"dateEarliest": "2014-10-01", "dateLatest": "2014-10-31"}),
        ('tg:start "2019"^^xsd:gYear', {"startEarliest": "2019-01-01", "startLatest": "2019-12-31"}),
        ('tg:end "2019-10-08"^^xsd:date', {"endEarliest": "2019-10-08", "endLatest": "2019-10-08"}),
        ('tg:observedOn "2016"^^xsd:gYear', {"observedEarliest": "2016-01-01", "observedLatest": "2016-12-31"}),
        ('tg:dateNotBefore "2018-04"^^xsd:gYearMonth', {"dateEarliest": "2018-04-01"}),
        ('tg:endNotAfter "2018-04"^^xsd:gYearMonth', {"endLatest": "2018-04-30"}),
        ('tg:asOf "2019-11-27"^^xsd:date', {"startLatest": "2019-11-27", "lastConfirmed": "2019-11-27"}),
        ('tg:asOf "2017-10"^^xsd:gYearMonth', {"startLatest": "2017-10-31", "lastConfirmed": "2017-10-01"}),
        ('tg:asOf "2017"^^xsd:gYear, "2019"^^xsd:gYear', {"startLatest": "2017-12-31", "lastConfirmed": "2019-01-01"}),
        (
            'tg:start "2018"^^xsd:gYear ; tg:startNotBefore "2018-05"^^xsd:gYearMonth',
            {"startEarliest": "2018-05-01", "startLatest": "2018-12-31"},
        ),
        ('tg:date "2019"^^xsd:date', {}),
        ('tg:date "soon"', {}),
    ],
)
def test_a_date_has_the_bounds_of_its_precision(turtle: Turtle, authored: str, expected: dict[str, str]) -> None:
    assert bounds(turtle(f"id:x {authored} .")) == expected


def test_each_bound_remembers_the_triple_it_comes_from(turtle: Turtle) -> None:
    triples = turtle('id:x tg:start "2018"^^xsd:gYear ; tg:startNotBefore "2018-05"^^xsd:gYearMonth .')
    origins = derive_triples(triples, Hierarchy({}, {})).origins
    assert {t.predicate.value.rpartition("/")[2]: origin for t, origin in origins.items()} == {
        "startEarliest": triples[1],
        "startLatest": triples[0],
    }


def test_dates_that_cannot_both_be_are_a_contradiction_and_no_crash(turtle: Turtle) -> None:
    triples = turtle('id:x tg:date "2018-04"^^xsd:gYearMonth , "2018-06"^^xsd:gYearMonth .')
    found = derive_triples(triples, Hierarchy({}, {}))
    (contradiction,) = found.contradictions
    assert "cannot be before 2018-06-01, by tg:date 2018-06, and not after 2018-04-30" in contradiction.message
    assert not found.origins
