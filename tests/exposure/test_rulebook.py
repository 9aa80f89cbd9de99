"""The rules that are shipped are those of the table in the model, and a new one is a new file."""

from __future__ import annotations

import shutil
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest

from kg.check import check_project
from kg.exposure.judge import judge
from kg.exposure.reading import read_world
from kg.exposure.rulebook import read_rule, rule_keys
from kg.exposure.rules import Period, Rule
from kg.namespaces import ID
from kg.resources import Project
from kg.spans import Certainty, Span

from .conftest import CASES, ROOT, store_of

if TYPE_CHECKING:
    from pathlib import Path

    from kg.store import EmbeddedStore

KEYS = ["bis-affiliates", "eu-ownership", "eu-sectoral", "ns-cmic", "ofac-50", "section-1260h", "uk-ownership"]


@cache
def shipped() -> EmbeddedStore:
    return store_of()


def test_the_rules_of_the_table_are_there() -> None:
    assert rule_keys(shipped()) == KEYS


@pytest.mark.parametrize(
    ("key", "day", "threshold", "aggregation"),
    [
        ("ofac-50", "2014-08-12", "at least 50 %", "single-owner"),
        ("ofac-50", "2014-08-13", "at least 50 %", "all-listed"),
        ("eu-ownership", "2021-01-01", "more than 50 %", "not-settled"),
        ("eu-ownership", "2024-07-02", "more than 50 %", "all-listed"),
        ("eu-ownership", "2024-07-03", "at least 50 %", "all-listed"),
        ("eu-sectoral", "2025-01-01", "more than 50 %", "not-settled"),
        ("uk-ownership", "2023-01-01", "more than 50 %", "joint-arrangement"),
        ("bis-affiliates", "2025-10-15", "at least 50 %", "all-listed"),
    ],
)
def test_what_a_rule_asks_for_on_a_day(key: str, day: str, threshold: str, aggregation: str) -> None:
    (standing,) = read_rule(shipped(), key).standing(date.fromisoformat(day))
    assert (standing.version.asks, standing.version.aggregation) == (threshold, aggregation)
    assert standing.sure is Certainty.CERTAINLY


def test_what_is_confirmed_is_certain_until_that_day_and_possible_after() -> None:
    rule = read_rule(shipped(), "ofac-50")
    sure = [rule.standing(date(2026, 11, number))[0].sure for number in (23, 24)]
    assert sure == [Certainty.CERTAINLY, Certainty.POSSIBLY]


def test_the_affiliates_rule_runs_is_suspended_and_is_only_scheduled_to_return() -> None:
    rule = read_rule(shipped(), "bis-affiliates")
    assert [period.status for period in rule.periods] == ["in-force", "suspended", "scheduled"]
    assert rule.standing(date(2026, 1, 1)) == []
    (returned,) = rule.standing(date(2026, 11, 10))
    assert returned.sure is Certainty.POSSIBLY


@pytest.mark.parametrize(
    ("key", "day", "said"),
    [
        ("ofac-50", date(2005, 1, 1), "its first version stands from 2008-02-14"),
        ("section-1260h", date(2005, 1, 1), "its first version is only scheduled to stand from 2026-06-30"),
    ],
)
def test_before_a_rule_its_first_version_is_named_by_its_start_alone(key: str, day: date, said: str) -> None:
    text, _ = read_rule(shipped(), key).absence(day)
    assert text.startswith(f"the rule does not apply on this day: {said}")
    assert " to 20" not in text


def test_between_two_versions_the_later_one_is_named() -> None:
    old, new = (Span(date(year, 1, 1), date(year, 1, 1), date(year, 6, 1), date(year, 6, 1)) for year in (2001, 2005))
    periods = tuple(Period(iri=str(n), version=str(n), span=span) for n, span in enumerate((old, new)))
    said, period = Rule(iri="r", key="r", periods=periods).absence(date(2003, 1, 1))
    assert said == "the rule does not apply on this day: a later version stands from 2005-01-01"
    assert period is periods[1]


def test_only_bis_draws_something_from_owners_not_identified() -> None:
    drawing = {key for key in KEYS for v in read_rule(shipped(), key).versions if v.unknown == "possible"}
    assert drawing == {"bis-affiliates"}


def test_ns_cmic_is_outside_by_its_text() -> None:
    (standing,) = read_rule(shipped(), "ns-cmic").standing(date(2023, 1, 1))
    assert "FAQ 857" in standing.version.outside
    assert not standing.version.counts


def test_every_version_is_cited_and_says_whom_it_reaches() -> None:
    versions = [version for key in KEYS for version in read_rule(shipped(), key).versions]
    assert [v.iri for v in versions if not v.citations or not v.whom or not v.seeds or not v.reaches] == []


@pytest.mark.parametrize("name", ["ofac-50", "OFAC-50", " ofac-50 ", "id:rule-ofac-50", f"{ID}rule-ofac-50"])
def test_a_rule_is_found_by_key_curie_or_iri(name: str) -> None:
    assert read_rule(shipped(), name).iri == f"{ID}rule-ofac-50"


NEW = """\
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix id: <https://w3id.org/tiegraph/id/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix tg: <https://w3id.org/tiegraph/ontology/> .
@prefix vocab: <https://w3id.org/tiegraph/vocab/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<https://w3id.org/tiegraph/graph/regimes/example> a tg:SourceGraph ;
    rdfs:label "An invented rule"@en ;
    dcterms:license <https://creativecommons.org/licenses/by-sa/4.0/> ;
    tg:edition "1" ;
    tg:retrievedOn "2026-11-20"^^xsd:date ;
    tg:source id:source-regimes-2026-11-23 .

id:rule-example a tg:OwnershipRule ;
    rdfs:label "Example rule"@en ;
    tg:ruleIssuer id:org-council-of-the-european-union ;
    tg:ruleRegime id:regime-eu-asset-freezes .

id:rule-version-example-1 a tg:RuleVersion ;
    rdfs:label "Example rule, a quarter or more"@en ;
    tg:versionOfRule id:rule-example ;
    tg:seededBy id:list-us-sdn ;
    tg:countsInterest vocab:interest-shares ;
    tg:comparator vocab:comparator-at-least ;
    tg:threshold "25"^^xsd:decimal ;
    tg:aggregation vocab:aggregation-all-listed ;
    tg:unknownOwner vocab:unknown-owner-not-shown ;
    tg:reachesStatus vocab:legal-status-legal-person ;
    tg:reachesWhom "Everybody."@en ;
    tg:ruleCitation "1 EX 25" .

id:rule-period-example-1 a tg:RulePeriod ;
    rdfs:label "The example rule is in force"@en ;
    tg:periodOf id:rule-version-example-1 ;
    tg:periodStatus vocab:period-status-in-force ;
    tg:start "2020-01-01"^^xsd:date ;
    tg:confirmedOn "2026-11-20"^^xsd:date .

id:statement-regimes-example a tg:Statement ;
    rdfs:label "The example rule"@en ;
    tg:states id:rule-version-example-1 , id:rule-period-example-1 ;
    tg:passage <https://w3id.org/tiegraph/id/source-regimes-2026-11-23#note-g01> ;
    tg:modality vocab:modality-asserted ;
    tg:polarity vocab:polarity-affirmed .
"""


@pytest.fixture
def regimes(tmp_path: Path) -> Project:
    """Return a project of the shipped rules and a new file."""
    for name in ("ontology", "queries"):
        (tmp_path / name).symlink_to(ROOT / name, target_is_directory=True)
    shutil.copytree(ROOT / "data" / "regimes", tmp_path / "data" / "regimes")
    (tmp_path / "data" / "mine").mkdir()
    (tmp_path / "data" / "mine" / "example.ttl").write_text(NEW, encoding="utf-8")
    return Project.at(tmp_path)


def test_a_new_regime_is_a_new_file(regimes: Project) -> None:
    path = regimes.root / "data" / "mine" / "example.ttl"
    assert [finding for finding in check_project(regimes).findings if finding.severity == "violation"] == []
    case = next(path for path in CASES if path.stem == "faq-401-example-4")
    store, party = store_of(case, path), f"{ID}org-faq-401-example-4-c"
    verdict = judge(read_world(store, party), read_rule(store, "example"), date(2023, 1, 1), party)
    assert verdict.finding == "covered"


@pytest.mark.parametrize(
    ("line", "instead", "said"),
    [
        ('    tg:threshold "25"^^xsd:decimal ;', '    tg:threshold "125"^^xsd:decimal ;', "above 0 and up to 100"),
        ("    tg:seededBy id:list-us-sdn ;\n", "", "say from which lists it starts"),
        ("vocab:comparator-at-least", "vocab:comparator-roughly", "no concept vocab:comparator-roughly"),
        ('"2026-11-20"^^xsd:date .\n\nid:statement', '"soon" .\n\nid:statement', "write tg:confirmedOn once, as a day"),
    ],
)
def test_a_rule_that_breaks_its_shape_is_refused_with_file_and_line(
    regimes: Project, line: str, instead: str, said: str
) -> None:
    path = regimes.root / "data" / "mine" / "example.ttl"
    assert line in NEW
    path.write_text(NEW.replace(line, instead), encoding="utf-8")
    findings = [f for f in check_project(regimes, [path]).findings if f.severity == "violation"]
    assert any(said in finding.message and finding.path == path and finding.line > 1 for finding in findings)
