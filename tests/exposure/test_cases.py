"""Each case gives the verdict and the proof that its header expects, however much of the world is read."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from kg.check.project import Case as CheckCase
from kg.check.project import check_case
from kg.exposure.judge import Verdict, judge
from kg.exposure.reach import Kind, Reason
from kg.exposure.reading import read_world
from kg.exposure.replay import replay
from kg.exposure.rulebook import read_rule
from kg.exposure.shares import percent
from kg.read import Reading, find_files
from kg.spans import Certainty

from .conftest import CASES, COMMON, ROOT, Expectation, documents, read_expectations, store_of

if TYPE_CHECKING:
    from pathlib import Path

    from kg.exposure.proof import Step
    from kg.exposure.records import World
    from kg.store import EmbeddedStore

EXPECTATIONS = [expectation for path in CASES for expectation in read_expectations(path)]


@cache
def store(case: str) -> EmbeddedStore:
    return store_of(next(path for path in CASES if path.stem == case))


def judged(expected: Expectation, world: World | None = None) -> Verdict:
    known = world or read_world(store(expected.case), expected.party)
    return judge(known, read_rule(store(expected.case), expected.regime), expected.day, expected.party)


def brief(step: Step) -> str:
    """Write a step as the headers of cases do."""
    reason = step.reason
    how = {
        Kind.LISTED: lambda: f"by {reason.entry.list.rpartition('/list-')[2]}",
        Kind.OWNED: lambda: _shares(reason),
        Kind.SHORT: lambda: _shares(reason) if reason.interest else "no owner is known",
        Kind.CONTROLLED: lambda: f"by {_name(reason.other)}, {reason.control.kind}",
        Kind.ALIKE: lambda: f"as {_name(reason.other)}",
    }[reason.kind]()
    root = f" (for {_name(step.root)})" if step.root else ""
    comma = "" if reason.kind is Kind.LISTED else ","
    return f"{step.number}. {_name(step.party)} {step.finding.value}: {reason.kind.value}{comma} {how}{root}"


def _name(party: str) -> str:
    return party.rpartition("-")[2]


def _shares(reason: Reason) -> str:
    least = reason.kind is Kind.OWNED and reason.sure is Certainty.CERTAINLY
    limit = ("more than " if least else "less than ") if reason.sum.open else ""
    own = (
        f"{_name(h.owner)} {h.share}{'' if h.owner in reason.counted else ' (not counted)'}" for h in reason.holdings
    )
    more = " and owners who are not identified" if reason.unidentified else ""
    word = "at least" if least else "at most"
    return f"{word} {limit}{percent(reason.sum.value)} of {reason.interest}: {', '.join(own)}{more}"


def test_there_are_more_than_thirty_cases_and_each_expects_something() -> None:
    assert len(CASES) > 30
    assert {expected.case for expected in EXPECTATIONS} == {path.stem for path in CASES}


@pytest.mark.parametrize("expected", EXPECTATIONS, ids=str)
def test_verdict_and_proof(expected: Expectation) -> None:
    verdict = judged(expected)
    assert verdict.finding == expected.verdict
    assert tuple(brief(step) for step in verdict.steps) == expected.steps


@pytest.mark.parametrize("expected", EXPECTATIONS, ids=str)
def test_proof_replayed_gives_the_verdict(expected: Expectation) -> None:
    world = read_world(store(expected.case), expected.party)
    assert replay(judged(expected, world), world.registered) == expected.verdict


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_reading_upwards_from_a_party_leaves_nothing_out_that_matters(path: Path) -> None:
    everything = read_world(store(path.stem))
    for expected in read_expectations(path):
        assert judged(expected, everything).finding == expected.verdict


def test_cases_and_rules_conform_to_the_shapes() -> None:
    ontology = [path for path in find_files(ROOT / "ontology") if path.parent.name != "shapes"]
    shapes = find_files(ROOT / "ontology" / "shapes")
    reading = Reading(
        ontology=tuple(map(documents, ontology)),
        shapes=tuple(map(documents, shapes)),
        data=tuple(map(documents, [*COMMON, *CASES])),
    )
    assert [str(finding) for finding in check_case(CheckCase.of(reading)) if finding.severity == "violation"] == []
