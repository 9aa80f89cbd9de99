"""Standing is what all statements make of a thing together; no statement, no standing."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from pyoxigraph import Triple

from kg.derive import Hierarchy, derive_triples

Turtle = Callable[[str], tuple[Triple, ...]]
ORDER = ["asserted", "attributed", "announced", "planned", "hoped", "alleged"]


def standing(turtle: Turtle, *statements: tuple[str, str]) -> str:
    text = "".join(
        f"id:s{n} tg:states id:x ; tg:modality vocab:modality-{modality} ; tg:polarity vocab:polarity-{polarity} .\n"
        for n, (modality, polarity) in enumerate(statements)
    )
    found = derive_triples(turtle(text), Hierarchy({}, {})).origins
    return " ".join(t.object.value.rpartition("standing-")[2] for t in found)


@pytest.mark.parametrize("modality", ORDER)
def test_one_statement_gives_its_own_modality(turtle: Turtle, modality: str) -> None:
    assert standing(turtle, (modality, "affirmed")) == modality


@pytest.mark.parametrize(("stronger", "weaker"), [*pairwise(ORDER), ("asserted", "alleged")])
def test_of_several_statements_the_strongest_counts(turtle: Turtle, stronger: str, weaker: str) -> None:
    assert standing(turtle, (weaker, "affirmed"), (stronger, "affirmed")) == stronger


def test_affirmed_and_denied_is_contested_however_weakly(turtle: Turtle) -> None:
    assert standing(turtle, ("asserted", "affirmed"), ("alleged", "denied")) == "contested"


def test_only_denied_is_denied(turtle: Turtle) -> None:
    assert standing(turtle, ("asserted", "denied"), ("alleged", "denied")) == "denied"


def test_what_has_no_polarity_or_an_unknown_modality_gives_no_standing(turtle: Turtle) -> None:
    assert standing(turtle, ("rumoured", "affirmed")) == ""
    triples = turtle("id:s tg:states id:x , 'text' ; tg:modality vocab:modality-asserted .")
    assert not derive_triples(triples, Hierarchy({}, {})).origins


def test_the_standing_comes_from_the_statement_that_decides(turtle: Turtle) -> None:
    triples = turtle(
        "id:a tg:states id:x ; tg:modality vocab:modality-planned ; tg:polarity vocab:polarity-affirmed .\n"
        "id:b tg:states id:x ; tg:modality vocab:modality-asserted ; tg:polarity vocab:polarity-affirmed .\n"
    )
    (origin,) = derive_triples(triples, Hierarchy({}, {})).origins.values()
    assert origin == triples[3]
