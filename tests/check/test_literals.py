"""A literal is what its type says, by the text that the author wrote."""

from collections.abc import Callable

import pytest
from pyoxigraph import Triple

from kg.check.literals import check_literals

Turtle = Callable[[str], tuple[Triple, ...]]


@pytest.mark.parametrize(
    ("literal", "message"),
    [
        ('"2019"^^xsd:date', "'2019' is no xsd:date; write \"2018-04-09\"^^xsd:date for a day"),
        ('"2018-04-01"^^xsd:gYearMonth', "'2018-04-01' is no xsd:gYearMonth"),
        ('"2018-02-30"^^xsd:date', "'2018-02-30' is no xsd:date: the calendar has no such day; write"),
        ('"7.5 billion"^^xsd:decimal', "'7.5 billion' is no xsd:decimal"),
        ('"1e3"^^xsd:decimal', "'1e3' is no xsd:decimal"),
        ('"1.0"^^xsd:integer', "'1.0' is no xsd:integer"),
        ('"yes"^^xsd:boolean', "'yes' is no xsd:boolean"),
        ('"2018"^^xsd:gyear', "xsd:gyear is not a type used here; did you mean xsd:gYear?"),
        ('"2018-04"^^xsd:gYearmonth', "xsd:gYearmonth is not a type used here; did you mean xsd:gYearMonth?"),
    ],
)
def test_an_ill_typed_literal_is_found(turtle: Turtle, literal: str, message: str) -> None:
    (problem,) = check_literals(turtle(f"id:a tg:p {literal} ."))
    assert problem.message.startswith(message)


@pytest.mark.parametrize(
    "literal",
    [
        *('"2019-10-09"^^xsd:date', '"2018-04"^^xsd:gYearMonth', '"2019"^^xsd:gYear'),
        *("007", "-1", "1.50", "1e3", "true", '"1"^^xsd:boolean', '"x"', '"x"@zh-Hans', '"INF"^^xsd:double'),
        '"anything"^^<https://example.org/type>',
    ],
)
def test_a_well_typed_literal_passes(turtle: Turtle, literal: str) -> None:
    assert not list(check_literals(turtle(f"id:a tg:p {literal} .")))
