"""SenseTime on each day: who is listed, who may be, and that nothing is frozen."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

import kg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.exposure.report import Exposure
    from kg.resources import Project

ARTICLE, BEIJING = "id:org-sensetime", "Beijing SenseTime"
HONG_KONG, HEADING = "id:org-sensetime-group-limited-hk", "id:org-sense-time-entity-list-2019"
DAYS = ("2019-12-01", "2020-07-01", "2022-01-01", "2022-03-01", "2023-01-01")
REGIMES = ("bis-affiliates", "eu-ownership", "eu-sectoral", "ns-cmic", "ofac-50", "section-1260h", "uk-ownership")


@pytest.fixture(scope="module")
def graph(built: Project) -> Iterator[kg.Graph]:
    with kg.open(built.root) as opened:
        yield opened


def asked(graph: kg.Graph, party: str, regime: str, day: str) -> Exposure:
    exposure = graph.exposure(party, regime=regime, as_of=day)
    assert exposure.replay() is exposure.finding
    return exposure


def test_beijing_sensetime_under_the_50_percent_rule_is_not_shown_beside_its_entity_list_row(graph: kg.Graph) -> None:
    exposure = asked(graph, BEIJING, "ofac-50", "2023-01-01")
    page = " ".join(exposure.text().split())
    assert exposure.finding == "not shown"
    assert exposure.party.label == "Beijing Sensetime Technology Development Co., Ltd."
    assert "accounted for: 0 % of shares" in page
    assert "Entity List: Beijing Sensetime Technology Development Co., Ltd. [1] note-l03 from 2020-07-22" in page
    assert "85 FR 44159" in page
    assert graph.build.hash in page


def test_the_name_beijing_sensetime_is_what_axios_says(graph: kg.Graph) -> None:
    names = {name.text: name for name in graph.entity(BEIJING).names}
    (said,) = names["Beijing SenseTime"].said
    assert (said.modality, said.speaker, said.place) == ("attributed", "Axios", "note-l02")


@pytest.mark.parametrize(
    ("party", "regime", "expected"),
    [
        (HEADING, "bis-affiliates", ["listed", "possible", "possible", "possible", "possible"]),
        (BEIJING, "bis-affiliates", ["possible", "listed", "listed", "listed", "possible"]),
        (HONG_KONG, "bis-affiliates", ["outside the rule"] * 5),
        (ARTICLE, "bis-affiliates", ["possible"] * 5),
        (HONG_KONG, "ns-cmic", ["outside the rule", "outside the rule", "listed", "listed", "listed"]),
        (BEIJING, "ns-cmic", ["outside the rule"] * 5),
        (ARTICLE, "ns-cmic", ["outside the rule", "outside the rule", "possible", "possible", "possible"]),
        (ARTICLE, "ofac-50", ["not shown"] * 5),
        (HONG_KONG, "ofac-50", ["not shown"] * 5),
    ],
)
def test_the_verdicts_on_each_day(graph: kg.Graph, party: str, regime: str, expected: list[str]) -> None:
    assert [asked(graph, party, regime, day).finding.value for day in DAYS] == expected


def test_in_december_2019_the_entry_is_headed_sense_time_and_the_person_is_unresolved(graph: kg.Graph) -> None:
    exposure = asked(graph, HEADING, "bis-affiliates", "2019-12-01")
    assert exposure.party.status == "unresolved"
    (first, *_) = exposure.lists
    assert first[0].text == "Entity List: Sense Time"
    assert "84 FR 54002" in first[1].text


def test_in_july_2020_the_entry_names_the_beijing_company(graph: kg.Graph) -> None:
    entry = asked(graph, BEIJING, "bis-affiliates", "2020-07-01").verdict.steps[0].reason.entry
    assert entry.heading == "Beijing Sensetime Technology Development Co., Ltd."
    assert (entry.span.start_latest, entry.standing) == (date(2020, 6, 5), "attributed")


def test_the_hong_kong_company_is_listed_before_the_ban_takes_effect(graph: kg.Graph) -> None:
    before, after = (asked(graph, HONG_KONG, "ns-cmic", day) for day in ("2022-01-01", "2022-03-01"))
    assert before.why == "listed, not yet effective: it takes effect on 2022-02-08"
    assert not before.verdict.effective
    assert after.verdict.effective


def test_the_party_as_the_article_names_it_is_never_listed(graph: kg.Graph) -> None:
    found = {asked(graph, ARTICLE, regime, day).finding.value for regime in REGIMES for day in DAYS}
    assert "listed" not in found
    assert "covered" not in found


def test_no_freeze_is_claimed_for_anybody(graph: kg.Graph) -> None:
    pages = [
        asked(graph, party, regime, day).text()
        for party, regime in ((BEIJING, "bis-affiliates"), (HONG_KONG, "ns-cmic"), (ARTICLE, "ns-cmic"))
        for day in DAYS
    ]
    said = [re.sub(r"nothing is frozen", "", " ".join(page.split())) for page in pages]
    assert not any(re.search(r"\b(freeze|frozen|block)", page) for page in said)


def test_investors_and_the_sold_venture_feed_no_rule(graph: kg.Graph) -> None:
    page = " ".join(asked(graph, ARTICLE, "ofac-50", "2018-12-01").text().split())
    assert "an investment never counts" in page
    venture = asked(graph, "id:body-smart-policing-venture", "bis-affiliates", "2025-10-15")
    assert any("not on this day: Stake of SenseTime in the venture" in line.text for line in venture.notes)
