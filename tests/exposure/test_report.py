"""An answer as page, JSON, Turtle and chart: each with the rule, its citation, the build and the warning."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import yaml

from kg.check.project import Case, check_case
from kg.dates import parse_day
from kg.errors import BadParameter, NotFound
from kg.exposure.report import NOTICE, Exposure, expose
from kg.namespaces import ID, TG, VOCAB
from kg.read import Document, Reading, find_files

from .conftest import CASES, COMMON, ROOT, documents, store_of

if TYPE_CHECKING:
    from pathlib import Path

HASH = "ab" * 32


@cache
def case(name: str) -> Path:
    return next(path for path in CASES if path.stem == name)


def exposure(name: str, party: str, regime: str, day: str, *, kind: str = "org") -> Exposure:
    store = store_of(case(name))
    found = expose(store, f"{ID}{kind}-{name}-{party}", regime=regime, day=date.fromisoformat(day), build=HASH)
    assert found.replay() is found.finding
    return found


@pytest.fixture(scope="module")
def chain() -> Exposure:
    return exposure("nominee-chain", "a", "eu-ownership", "2023-01-01")


def test_the_page_says_verdict_rule_chain_dates_sources_build_and_warning(chain: Exposure) -> None:
    page = chain.text()
    for part in (
        "Alpha Example Ltd: covered",
        "EU ownership and control, more than half, added up",
        "Commission FAQ on Regulation (EU) No 269/2014, questions 1 and 8, 8 April 2022",
        "in force from 2022-04-08 to 2024-07-02",
        "X Example Holding is listed, on: Persons subject to asset freezes of the European Union",
        "Nominee Example Ltd is covered: X Example Holding controls it (nominee)",
        "Y Example Holding: 60 %, from 2009-01-01, confirmed for 2026-11-20 [1] char=0,10",
        "accounted for: 60 % of shares",
        "id:source-cases",
    ):
        assert " ".join(part.split()) in " ".join(page.split())
    assert f"Build {HASH}. {NOTICE}" in " ".join(page.split())


@pytest.mark.parametrize("width", [72, 96, 100])
def test_no_line_is_wider_than_the_page(chain: Exposure, width: int) -> None:
    long_words = [line for line in chain.text(width=width).splitlines() if len(line) > width]
    assert all(len(line.split()) <= 2 for line in long_words)


def test_no_answer_says_clean(chain: Exposure) -> None:
    pages = [chain.text(), exposure("faq-398-control", "a", "ofac-50", "2023-01-01").text()]
    assert not any("clean" in page.lower() for page in pages)


def test_what_is_not_shown_says_how_much_is_accounted_for_and_what_is_not_counted() -> None:
    page = " ".join(exposure("faq-398-control", "a", "ofac-50", "2023-01-01").text().split())
    assert "not shown under OFAC 50 Percent Rule on 2023-01-01" in page
    assert "accounted for: 40 % of shares" in page
    assert "not counted: X Example Holding controls Alpha Example Ltd (board majority)" in page


def test_owners_who_are_not_identified_are_told_with_what_follows() -> None:
    ofac = " ".join(exposure("below-half-and-unnamed-owners", "a", "ofac-50", "2023-01-01").text().split())
    bis = " ".join(exposure("below-half-and-unnamed-owners", "a", "bis-affiliates", "2025-10-15").text().split())
    assert "owners not identified: at least 1" in ofac
    assert "from which nothing follows under this version" in ofac
    assert "which makes it possible under this version" in bis


def test_more_than_the_whole_is_told_and_answered() -> None:
    page = " ".join(exposure("more-than-the-whole", "a", "ofac-50", "2023-01-01").text().split())
    assert "covered under OFAC 50 Percent Rule" in page
    assert "owners of Alpha Example Ltd are told to have 130 % of its shares, more than there is" in page


def test_an_investment_and_an_ended_stake_are_told_apart_from_shares() -> None:
    investment = " ".join(exposure("investment-is-no-share", "a", "ofac-50", "2023-01-01").text().split())
    assert "an investment never counts" in investment
    ended = " ".join(exposure("ended-the-day-before", "a", "ofac-50", "2023-01-01").text().split())
    assert "not on this day: X Example Holding: 60 % of Alpha Example Ltd" in ended


def test_a_listing_that_has_not_taken_effect_says_so() -> None:
    found = exposure("not-yet-effective", "x", "ofac-50", "2022-01-01")
    assert found.why == "listed, not yet effective: it takes effect on 2022-02-08"


def test_suspended_and_scheduled_are_said_with_their_citation() -> None:
    suspended = exposure("rule-suspended", "a", "bis-affiliates", "2026-01-01").text()
    assert "suspended on this day, from 2025-11-10 to 2026-11-09 (90 FR 50857)" in " ".join(suspended.split())
    scheduled = exposure("rule-suspended", "a", "bis-affiliates", "2026-11-10")
    assert scheduled.why == "the rule itself is only possibly in force on this day"
    assert "scheduled, not confirmed" in scheduled.text()


def test_parties_that_are_taken_for_one_name_the_claim() -> None:
    page = " ".join(exposure("same-and-possibly-the-same", "y", "ofac-50", "2023-01-01").text().split())
    assert "taken for one: Y Example Holding and X Example Holding" in page


def test_json_has_the_chain_with_exact_shares_and_statements(chain: Exposure) -> None:
    found = json.loads(chain.json())
    assert (found["verdict"], found["regime"], found["as_of"]) == ("covered", "eu-ownership", "2023-01-01")
    assert [step["verdict"] for step in found["proof"]] == ["listed", "covered", "covered", "covered"]
    (holding,) = found["proof"][-1]["holdings"]
    assert holding["share"]["least"] == {"percent": "60", "open": False}
    (stake,) = holding["stakes"]
    assert stake["stated"][0]["statement"] == f"{ID}statement-nominee-chain"
    assert (found["build"], found["notice"]) == (HASH, NOTICE)
    assert found["version"]["citations"]


def test_turtle_conforms_to_the_shapes_and_leads_to_the_facts() -> None:
    found = exposure("cycle-with-a-way-in", "b", "ofac-50", "2023-01-01")
    text = found.turtle()
    triples = [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]
    finds = {t.object.value for t in triples if t.predicate == ox.NamedNode(TG + "finds")}
    assert finds == {f"{VOCAB}exposure-verdict-listed", f"{VOCAB}exposure-verdict-covered"}
    rests = {t.object.value for t in triples if t.predicate == ox.NamedNode(TG + "restsOn")}
    assert f"{ID}stake-cycle-with-a-way-in-4" in rests
    proof = Document(ROOT / "proof.ttl", text, tuple(triples))
    ontology = [path for path in find_files(ROOT / "ontology") if path.parent.name != "shapes"]
    reading = Reading(
        ontology=tuple(map(documents, ontology)),
        shapes=tuple(map(documents, find_files(ROOT / "ontology" / "shapes"))),
        data=(*map(documents, [*COMMON, case("cycle-with-a-way-in")]), proof),
    )
    assert [str(f) for f in check_case(Case.of(reading)) if f.severity == "violation"] == []


def test_the_same_build_gives_the_same_bytes(chain: Exposure) -> None:
    again = exposure("nominee-chain", "a", "eu-ownership", "2023-01-01")
    for form in ("text", "json", "turtle", "mermaid"):
        assert getattr(again, form)() == getattr(chain, form)()


def test_the_chart_draws_owners_above_with_shares_and_verdicts() -> None:
    chart = exposure("range-straddles", "a", "ofac-50", "2023-01-01").mermaid()
    assert chart.startswith('---\ntitle: "Alpha Example Ltd, OFAC 50 Percent Rule, 2023-01-01: possible"\n')
    assert '["X Example Holding<br/>listed"]:::listed' in chart
    assert '-- "at least 40 %, up to 60 % of shares" -->' in chart
    assert "not legal advice" in chart.lower()


def test_the_head_of_a_chart_is_yaml() -> None:
    _, head, _ = exposure("contested-stake", "a", "ofac-50", "2023-01-01").mermaid().split("---\n", 2)
    assert yaml.safe_load(head)["title"].endswith(", 2023-01-01: possible")


def test_what_is_possible_is_drawn_dashed() -> None:
    chart = exposure("contested-stake", "a", "ofac-50", "2023-01-01").mermaid()
    assert '-. "up to 60 % of shares" .->' in chart
    guess = exposure("brand-and-legal-person", "m", "ofac-50", "2023-01-01").mermaid()
    assert '-. "may be" .-' in guess


@pytest.mark.parametrize("text", ["2023-02-30", "2023-13-01", "2023", "2023-01", "yesterday", "", "2023-01-01Z"])
def test_a_day_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(BadParameter, match="is no day; write year, month and day"):
        parse_day(text)


@pytest.mark.parametrize("given", [date(2023, 1, 2), datetime(2023, 1, 2, 3, tzinfo=UTC), "2023-01-02"])
def test_a_day_may_be_a_text_a_date_or_a_moment(given: str | date) -> None:
    assert type(parse_day(given)) is date
    assert parse_day(given) == date(2023, 1, 2)


def test_an_unknown_regime_names_the_nearest() -> None:
    with pytest.raises(NotFound, match=r"no regime 'ofac50'; did you mean 'ofac-50'\?"):
        exposure("range-above", "a", "ofac50", "2023-01-01")
    with pytest.raises(NotFound, match="there are bis-affiliates, eu-ownership"):
        exposure("range-above", "a", "xyzzy", "2023-01-01")


def test_what_is_no_party_is_refused() -> None:
    store = store_of(case("range-above"))
    with pytest.raises(BadParameter, match="id:place-united-states is neither a person nor an organisation"):
        expose(store, f"{ID}place-united-states", regime="ofac-50", day=date(2023, 1, 1), build=HASH)
