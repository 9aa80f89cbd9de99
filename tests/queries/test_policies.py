"""The parameter `policy`: what a declared policy chooses, told row by row, the same on both engines and in `kg conflicts`."""

from collections import Counter
from collections.abc import Iterator

import pytest
import rdflib

import kg
from kg.ask.result import Result
from kg.conflicts.policies import read_policies
from kg.resources import Project
from kg.terms import from_rdflib

ASKED = {"names": {"entity": "SenseTime"}, "valuations": {"company": "SenseTime"}}
CHOICES = {
    ("names", "latest"): ["not told apart"] * 5,
    ("names", "official-first"): ["behind", "chosen", "not told apart", "not told apart", "not told apart"],
    ("names", "most-sources"): ["not told apart"] * 5,
    ("names", "all"): [""] * 5,
    ("valuations", "latest"): ["not told apart"] * 3,
    ("valuations", "official-first"): ["not told apart"] * 3,
    ("valuations", "most-sources"): ["not told apart"] * 3,
    ("valuations", "all"): [""] * 3,
}


@pytest.fixture(scope="module")
def graph(built: Project) -> Iterator[kg.Graph]:
    with kg.open(built.root) as graph:
        yield graph


@pytest.fixture(scope="module")
def second_engine(graph: kg.Graph) -> rdflib.Graph:
    return graph.rdflib()


def asked(graph: kg.Graph, name: str, policy: str) -> Result:
    return graph.query(name, policy=f"vocab:choice-policy-{policy}", **ASKED[name])


def test_every_policy_is_tried(graph: kg.Graph) -> None:
    assert {(name, policy) for name in ASKED for policy in read_policies(graph.store)} == set(CHOICES)


@pytest.mark.parametrize(("name", "policy"), CHOICES)
def test_a_policy_says_of_each_row_what_it_makes_of_it(name: str, policy: str, graph: kg.Graph) -> None:
    result = asked(graph, name, policy)
    place = result.columns.index("choice")
    assert [row[place].value if row[place] else "" for row in result.terms] == CHOICES[name, policy]


@pytest.mark.parametrize(("name", "policy"), CHOICES)
def test_both_engines_choose_alike(name: str, policy: str, graph: kg.Graph, second_engine: rdflib.Graph) -> None:
    first = asked(graph, name, policy)
    second = second_engine.query(first.sparql)
    rows = [tuple(str(None if term is None else from_rdflib(term)) for term in row) for row in second]
    assert Counter(choice for *_, choice in rows) == Counter(str(row[-1]) for row in first.terms)
    assert len(rows) == len(first)


def test_every_row_stays_whatever_a_policy_makes_of_it(graph: kg.Graph) -> None:
    for name, others in ASKED.items():
        without = [row[:-1] for row in graph.query(name, **others).terms]
        assert [row[:-1] for row in asked(graph, name, "latest").terms] == without


def test_a_claim_alone_on_its_day_is_chosen(graph: kg.Graph) -> None:
    result = graph.query("valuations", company="SenseTime", as_of="2018-03-31", policy="vocab:choice-policy-latest")
    assert [row.choice for row in result] == ["chosen"]
