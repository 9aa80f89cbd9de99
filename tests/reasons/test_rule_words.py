"""Every rule by which anything follows has its sentence."""

import re
from pathlib import Path

import pytest

from kg.graph import Graph
from kg.reasons.rule_words import say_rule

KG = Path(__file__).parents[2] / "kg"
NAME = re.compile(r'"((?:cls|cax|prp|scm|eq|dt|bounds)-[a-z0-9-]+|datatype-map|projection|check-digits)"')


def names(room: str) -> set[str]:
    return {name for path in (KG / room).rglob("*.py") for name in NAME.findall(path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("room", ["close", "derive"])
def test_each_rule_of_a_room_has_a_sentence(room: str) -> None:
    found = names(room)
    assert len(found) > 8
    assert {name for name in found if say_rule(name) == name} == set()


def test_each_rule_by_which_the_shipped_graph_was_derived_has_a_sentence(shipped: Graph) -> None:
    ground, _ = shipped._ground
    nodes = ("org-sensetime", "round-sensetime-series-c", "founding-hkai-lab", "technology-use-singtel-sensetime")
    steps = [s for node in nodes for s in ground.derive(f"<https://w3id.org/tiegraph/id/{node}>").values()]
    assert steps
    assert all(say_rule(step.rule) != step.rule for step in steps)


@pytest.mark.parametrize("kind", ["affirmed", "denied", "contested"])
def test_each_standing_has_a_sentence(kind: str) -> None:
    assert say_rule(f"standing-{kind}") != f"standing-{kind}"
