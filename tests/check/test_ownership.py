"""Owners of one class who are told to have more than the whole at one time are found, with a line."""

from collections.abc import Callable

import pytest
from pyoxigraph import Triple

from kg.check.findings import Severity
from kg.check.ownership import check_ownership
from kg.derive import Hierarchy, derive_triples

Read = Callable[[str], tuple[Triple, ...]]


def stake(number: int, owner: str, share: str, *, start: str = "2019-01-01", as_of: str = "2020-01-01") -> str:
    return f"""
    id:stake-{number} a tg:Stake ; tg:owner id:org-{owner} ; tg:owned id:org-owned ; tg:interest vocab:interest-shares ;
      {share} ; tg:start "{start}"^^xsd:date ; tg:asOf "{as_of}"^^xsd:date .
    id:statement-{number} tg:states id:stake-{number} ; tg:modality vocab:modality-asserted ;
      tg:polarity vocab:polarity-affirmed .
    """


def messages(turtle: Read, *stakes: str) -> list[str]:
    authored = turtle("".join(stakes))
    derived = derive_triples(authored, Hierarchy({}, {})).origins
    problems = list(check_ownership([*authored, *derived]))
    assert all(problem.severity is Severity.WARNING for problem in problems)
    return [f"{problem.node.value.rpartition('/')[2]}: {problem.message}" for problem in problems]


def test_more_than_the_whole_is_found_on_the_stake_that_came_last(turtle: Read) -> None:
    (found,) = messages(
        turtle,
        stake(1, "x", 'tg:sharePercent "60.1"^^xsd:decimal'),
        stake(2, "y", 'tg:shareMinimum "40"^^xsd:decimal', start="2019-06-01"),
    )
    assert found.startswith("stake-2: on 2019-06-01 the owners of id:org-owned are told to have 100.1 % of its shares")


@pytest.mark.parametrize(
    "second",
    [
        stake(2, "y", 'tg:sharePercent "40"^^xsd:decimal'),
        stake(2, "y", "tg:shareUnknown true"),
        stake(2, "y", 'tg:shareMaximum "90"^^xsd:decimal'),
        stake(2, "x", 'tg:sharePercent "60"^^xsd:decimal'),
        stake(2, "y", 'tg:sharePercent "60"^^xsd:decimal', start="2021-01-01", as_of="2021-02-01"),
        stake(2, "y", 'tg:sharePercent "60"^^xsd:decimal').replace("modality-asserted", "modality-planned"),
        stake(2, "y", 'tg:sharePercent "60"^^xsd:decimal').replace("interest-shares", "interest-votes"),
        stake(2, "y", 'tg:sharePercent "much"^^xsd:decimal'),
    ],
    ids=["whole", "unknown", "at-most", "told-twice", "later", "planned", "votes", "no-number"],
)
def test_what_fits_into_the_whole_or_is_not_certain_passes(turtle: Read, second: str) -> None:
    assert messages(turtle, stake(1, "x", 'tg:sharePercent "60"^^xsd:decimal'), second) == []
