"""A date told by another's is as wide as both together leave it, whichever of the two is better known."""

from collections.abc import Callable

import pytest
from pyoxigraph import Triple

from kg.derive import Derivation, Hierarchy, derive_triples

Turtle = Callable[[str], tuple[Triple, ...]]
ONTOLOGY = (
    "tg:Event rdfs:subClassOf tg:Tie . tg:Signing rdfs:subClassOf tg:Event . tg:Pact rdfs:subClassOf tg:State .\n"
)
KINDS = "id:a a tg:Signing . id:b a tg:Signing . id:c a tg:Signing . id:p a tg:Pact .\n"


def derive(turtle: Turtle, text: str) -> Derivation:
    return derive_triples(turtle(KINDS + text), Hierarchy.read(turtle(ONTOLOGY)))


def bounds(turtle: Turtle, text: str) -> dict[str, str]:
    found = derive(turtle, text)
    assert not found.contradictions
    return {
        f"{t.subject.value.rpartition('/')[2]} {t.predicate.value.rpartition('/')[2]}": t.object.value
        for t in found.origins
    }


def test_the_month_after_is_the_next_month_whole(turtle: Turtle) -> None:
    found = bounds(turtle, 'id:a tg:date "2017-12-31"^^xsd:date . id:b tg:monthAfter id:a .')
    assert (found["b dateEarliest"], found["b dateLatest"]) == ("2018-01-01", "2018-01-31")


def test_the_same_month_does_not_take_over_the_day(turtle: Turtle) -> None:
    found = bounds(turtle, 'id:a tg:date "2018-06-29"^^xsd:date . id:b tg:sameMonthAs id:a .')
    assert (found["b dateEarliest"], found["b dateLatest"]) == ("2018-06-01", "2018-06-30")


def test_after_gives_a_first_day_only_and_does_not_exclude_the_same_day(turtle: Turtle) -> None:
    found = bounds(turtle, 'id:a tg:date "2018-04"^^xsd:gYearMonth . id:b tg:after id:a .')
    assert found["b dateEarliest"] == "2018-04-01"
    assert "b dateLatest" not in found


def test_what_is_known_later_narrows_what_came_before(turtle: Turtle) -> None:
    """April or May, then "the following month", which is June by a ceremony: so it was May."""
    found = bounds(
        turtle,
        'id:a tg:dateNotBefore "2018-04"^^xsd:gYearMonth ; tg:dateNotAfter "2018-05"^^xsd:gYearMonth .'
        'id:b tg:monthAfter id:a ; tg:sameMonthAs id:c . id:c tg:date "2018-06-29"^^xsd:date .',
    )
    assert (found["a dateEarliest"], found["a dateLatest"]) == ("2018-05-01", "2018-05-31")
    assert (found["b dateEarliest"], found["b dateLatest"]) == ("2018-06-01", "2018-06-30")


def test_a_relation_of_a_state_is_about_its_start(turtle: Turtle) -> None:
    found = bounds(turtle, 'id:a tg:date "2017-10"^^xsd:gYearMonth . id:p tg:monthAfter id:a .')
    assert (found["p startEarliest"], found["p startLatest"]) == ("2017-11-01", "2017-11-30")


def test_a_date_that_the_relation_leaves_no_day_for_is_a_contradiction(turtle: Turtle) -> None:
    found = derive(
        turtle, 'id:a tg:date "2018-05"^^xsd:gYearMonth . id:b tg:date "2018-04-09"^^xsd:date ; tg:after id:a .'
    )
    assert {c.node.value.rpartition("/")[2] for c in found.contradictions} <= {"a", "b"}
    assert all(c.origin.predicate.value.endswith("/after") for c in found.contradictions)
    assert found.contradictions


@pytest.mark.parametrize(
    "known", ["", 'id:a tg:date "2018-05"^^xsd:gYearMonth .', 'id:a tg:dateNotBefore "2018"^^xsd:gYear .']
)
def test_a_circle_ends_and_is_a_contradiction_where_a_date_is_known(turtle: Turtle, known: str) -> None:
    found = derive(turtle, known + "id:a tg:monthAfter id:b . id:b tg:monthAfter id:c . id:c tg:monthAfter id:a .")
    assert bool(found.contradictions) == bool(known)


def test_a_circle_of_after_is_one_day_and_no_contradiction(turtle: Turtle) -> None:
    found = bounds(turtle, 'id:a tg:date "2018-05-05"^^xsd:date ; tg:after id:b . id:b tg:after id:a .')
    assert (found["b dateEarliest"], found["b dateLatest"]) == ("2018-05-05", "2018-05-05")


def test_a_relation_to_something_undated_or_to_a_literal_says_nothing(turtle: Turtle) -> None:
    assert bounds(turtle, 'id:a tg:after id:b ; tg:monthAfter "May" .') == {}
