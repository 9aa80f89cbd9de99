"""The proof as people, programs and Mermaid get it."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph import Graph
from kg.reasons.chart import escape
from kg.reasons.grouping import ranges
from kg.reasons.rule_words import say_rule
from kg.reports.layout import columns
from tests.reasons.conftest import Asking

EDGE = ("SenseTime", "tiedTo", "Qualcomm")
PLANNED = ("SingTel", "usesTechnologyOf", "SenseTime")
BOUND = ("id:founding-hkai-lab", "tg:dateEarliest", "2018-05-01")
NESTED = ("SingTel", "tiedTo", "Xu Li")
AGAIN = ("id:round-sensetime-series-c-plus", "tg:dateLatest", "2018-05-31")
OTHERWISE = ("id:founding-hkai-lab", "tg:dateEarliest", "2018-04-01")
SIMPLE = [("SenseTime", "a", "tg:Person"), ("SenseTime", "rdfs:label", "SenseTime"), ("Honda", "owl:sameAs", "Honda")]
QUESTIONS = [EDGE, PLANNED, BOUND, NESTED, AGAIN, OTHERWISE, *SIMPLE]


def test_the_page_names_rule_file_line_statement_passage_and_source(shipped: Graph) -> None:
    text = shipped.why(*EDGE).text()
    assert text.splitlines()[0] == "SenseTime, tied to, Qualcomm: follows in 3 steps"
    assert "by prp-spo1: what a property ties, every property above it ties too" in text
    assert re.search(r"ontology/projections\.ttl:\d+", text)
    assert re.search(
        r"data/sensetime/encyclopedia/agreements\.ttl:\d+, \d+ · id:statement-f23 \(asserted\) \[1\]", text
    )
    assert "\nSources\n  [1] SenseTime (encyclopedia)" in text


def test_what_does_not_hold_is_drawn_with_what_is_missing(shipped: Graph) -> None:
    text = " ".join(shipped.why(*PLANNED).text().replace("│", "").split())
    assert "does not hold" in text
    assert (
        "missing: id:technology-use-singtel-sensetime tg:standing vocab:standing-announced "
        "(or vocab:standing-asserted, vocab:standing-attributed)" in text
    )
    assert "in its place holds: └─ id:technology-use-singtel-sensetime tg:standing vocab:standing-planned" in text


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("width", [72, 100])
def test_a_page_keeps_its_width(shipped: Graph, question: tuple[str, str, str], width: int) -> None:
    for line in shipped.why(*question).text(width=width).splitlines()[1:]:
        assert columns(line) <= width or len(line.split()) <= 4, line  # a long word has a line of its own


def test_a_proof_that_may_not_be_the_shortest_says_so(shipped: Graph) -> None:
    assert "and there may be a shorter proof" in replace(shipped.why(*EDGE), shortest=False).text().splitlines()[0]


def test_json_has_the_whole_proof(shipped: Graph) -> None:
    found = json.loads(shipped.why(*EDGE).json())
    assert (found["holds"], found["shortest"], found["nearest"]) == (True, True, None)
    assert found["proof"]["rule"] == "prp-spo1"
    axiom = found["proof"]["premises"][0]
    assert axiom["written"][0]["file"] == "ontology/projections.ttl"
    assert isinstance(axiom["written"][0]["line"], int)
    assert "qualcomm" in json.dumps(found["proof"]["premises"][1])
    assert found["sources"][0]["title"] == "SenseTime"


def test_json_of_what_does_not_hold_has_what_is_missing(shipped: Graph) -> None:
    found = json.loads(shipped.why(*PLANNED).json())
    assert (found["holds"], found["proof"]) == (False, None)
    (missing,) = found["nearest"]["missing"]
    assert missing["instead"][0]["rule"] == "standing-affirmed"
    assert len(missing["others"]) == 2


def test_json_of_a_bound_says_what_it_narrows(shipped: Graph) -> None:
    found = json.loads(shipped.why(*BOUND).json())
    assert found["proof"]["narrows"]["triple"][1].endswith("dateNotBefore>")


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_chart_is_well_formed(shipped: Graph, question: tuple[str, str, str]) -> None:
    head, body = shipped.why(*question).mermaid().split("flowchart TD\n")
    assert head.startswith('---\ntitle: "')
    box, arrow = r'  n\d+(\["[^"]*"\]|\(\["[^"]*"\]\)):::\w+', r'  n\d+ (-->|-\.->|-\. "[^"]*" \.-) n\d+'
    boxes = set(re.findall(r"^  (n\d+)[\[(]", body, flags=re.M))
    kinds = set(re.findall(r":::(\w+)$", body, flags=re.M))
    for row in body.splitlines():
        assert re.fullmatch(rf"{box}|{arrow}|  classDef \w+ [\w#:, -]+", row), row
        assert re.match(r"  classDef", row) or set(re.findall(r"\bn\d+\b", row.split('"')[0])) <= boxes
    assert kinds == set(re.findall(r"^  classDef (\w+)", body, flags=re.M))


def test_a_list_in_an_axiom_is_written_out(asking: Asking) -> None:
    chain = "\ntg:knowsOf a owl:ObjectProperty ;\n    owl:propertyChainAxiom ( tg:tiedTo tg:partnerOf ) .\n"
    found = asking(ontology=chain).why("Acme", "knowsOf", "Acme")
    assert "tg:knowsOf owl:propertyChainAxiom ( tg:tiedTo tg:partnerOf )" in found.text()
    assert "( tg:tiedTo tg:partnerOf )" in found.mermaid()
    assert json.loads(found.json())["proof"]["premises"][0]["members"] == [
        "<https://w3id.org/tiegraph/ontology/tiedTo>",
        "<https://w3id.org/tiegraph/ontology/partnerOf>",
    ]


def test_a_chart_draws_what_is_told_twice_once(asking: Asking) -> None:
    chart = asking().why("Acme", "tiedTo", "Blanc").mermaid()
    boxes = re.findall(r'^  n\d+\["(.*)"\]', chart, flags=re.M)
    assert len(boxes) == len(set(boxes))


@given(st.text())
def test_no_text_ends_a_label(text: str) -> None:
    safe = escape(text)
    assert not set(safe) & set('"<>`%\n\r')
    assert re.sub(r"#(35|quot|lt|gt|96|37);", "", safe).count("#") == 0


def test_numbers_that_follow_each_other_are_a_range() -> None:
    assert ranges([3, 1, 2, 7, 9, 9]) == "1-3, 7, 9"


def test_an_unknown_rule_is_said_by_its_name() -> None:
    assert say_rule("no-such-rule") == "no-such-rule"
