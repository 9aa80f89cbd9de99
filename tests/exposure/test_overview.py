"""A rule on every party at once: the same verdicts as one by one, in four forms; stored verdicts are found anew."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from kg.check.project import Case, check_case
from kg.errors import BadTurtle, KgError, NotFound, ProofBroken, Unreadable
from kg.exposure import overview as module
from kg.exposure.again import work_out_again
from kg.exposure.overview import Overview, survey
from kg.exposure.overview_forms import as_csv, as_json, cells, footer, heading
from kg.exposure.report import NOTICE, expose
from kg.exposure.rules import Finding
from kg.namespaces import ID
from kg.read import Document, Reading, find_files

from .conftest import CASES, COMMON, ROOT, documents, read_expectations, store_of

if TYPE_CHECKING:
    from pathlib import Path

    from kg.store import EmbeddedStore

pytestmark = pytest.mark.slow

HASH = "ab" * 32
DAY = date(2023, 1, 1)
NAMES = {path.stem: path for path in CASES}


def store(*names: str) -> EmbeddedStore:
    return store_of(*(NAMES[name] for name in names))


def asked(*names: str, regime: str = "ofac-50", day: date = DAY, verdicts: list[str] | None = None) -> Overview:
    return survey(store(*names), regime=regime, day=day, build=HASH, verdicts=verdicts)


def chain_of(found: Overview, party: str) -> str:
    return next(row.chain for row in found.rows if row.party == ID + party)


@pytest.mark.parametrize("name", NAMES)
def test_a_report_says_of_each_party_what_is_said_of_it_alone(name: str) -> None:
    here = store(name)
    for regime in sorted({one.regime for one in read_expectations(NAMES[name])}):
        found = survey(here, regime=regime, day=DAY, build=HASH)
        assert len(found.rows) == found.known
        alone = {r.party: expose(here, r.party, regime=regime, day=DAY, build=HASH) for r in found.rows}
        assert {r.party: r.finding for r in found.rows} == {party: one.finding for party, one in alone.items()}


def test_the_chain_goes_from_the_party_up_to_the_list_with_the_shares() -> None:
    found = asked("nominee-chain", regime="eu-ownership")
    assert chain_of(found, "org-nominee-chain-a") == (
        "Alpha Example Ltd: Y Example Holding 60 % <- Y Example Holding: Nominee Example Ltd (nominee) <- "
        "Nominee Example Ltd: X Example Holding (nominee) <- "
        "Persons subject to asset freezes of the European Union: X EXAMPLE HOLDING"
    )


def test_the_most_severe_come_first_and_some_can_be_asked_for_alone() -> None:
    found = asked("faq-401-example-2", "below-half-and-unknown-share")
    order = [row.finding.value for row in found.rows]
    assert order == sorted(order, key=["listed", "covered", "possible", "not shown", "outside the rule"].index)
    some = asked("faq-401-example-2", "below-half-and-unknown-share", verdicts=["covered"])
    assert [row.finding for row in some.rows] == ["covered"] * found.count(some.rows[0].finding)
    assert some.known == found.known


def test_a_table_says_rule_period_counts_build_and_warning() -> None:
    found = asked("faq-399-aggregation")
    head = "\n".join(heading(found))
    assert head.startswith(f"OFAC 50 Percent Rule on 2023-01-01: {found.known} of {found.known} parties\n")
    assert "OFAC FAQ 398, 399, 401, 402" in head
    assert "in force from 2014-08-13" in head
    assert footer(found) == f"Build {HASH}. {NOTICE}"
    suspended = asked("rule-suspended", regime="bis-affiliates", day=date(2026, 1, 1))
    assert "suspended on this day, from 2025-11-10 to 2026-11-09 (90 FR 50857); only the lists count" in "\n".join(
        heading(suspended)
    )


def test_a_listing_without_effect_says_so() -> None:
    found = asked("not-yet-effective", day=date(2022, 1, 1), verdicts=["listed"])
    assert [cells(row)[3] for row in found.rows] == ["listed, not yet effective"]


def test_each_row_of_csv_carries_version_citation_build_and_warning() -> None:
    found = asked("faq-399-aggregation")
    rows = list(csv.DictReader(io.StringIO(as_csv(found))))
    assert [row["party"] for row in rows] == [row.party for row in found.rows]
    assert {(row["build"], row["notice"], row["regime"], row["as_of"]) for row in rows} == {
        (HASH, NOTICE, "ofac-50", "2023-01-01")
    }
    assert all("79 FR 47726" in row["cited"] for row in rows)


def test_json_carries_the_rule_its_versions_build_and_warning() -> None:
    said = json.loads(as_json(asked("faq-399-aggregation")))
    assert (said["regime"], said["as_of"], said["build"], said["notice"]) == ("ofac-50", "2023-01-01", HASH, NOTICE)
    assert said["versions"][0]["period"] == "in-force"
    assert {row["finding"] for row in said["verdicts"]} == {"listed", "covered", "not shown"}


def test_a_misspelt_verdict_is_refused_with_the_nearest() -> None:
    with pytest.raises(NotFound, match=r"no verdict 'cover'; did you mean 'covered'\?"):
        asked("faq-399-aggregation", verdicts=["cover"])
    with pytest.raises(NotFound, match="no regime 'ofac50'"):
        asked("faq-399-aggregation", regime="ofac50")


def test_two_workings_that_disagree_are_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "replay", lambda *_: Finding.POSSIBLE)
    with pytest.raises(ProofBroken, match="the columns say not shown, the proof possible"):
        asked("faq-399-aggregation")


def stored(folder: Path, *parties: str, regime: str = "ofac-50") -> Path:
    path = folder / "stored.ttl"
    here = store("faq-399-aggregation")
    found = (expose(here, f"{ID}org-faq-399-aggregation-{p}", regime=regime, day=DAY, build=HASH) for p in parties)
    path.write_text("".join(one.turtle() for one in found), encoding="utf-8")
    return path


def test_a_stored_verdict_that_stands_is_found_again(tmp_path: Path) -> None:
    (one,) = work_out_again(store("faq-399-aggregation"), stored(tmp_path, "a"), build="cd" * 32)
    assert (one.regime, one.day, one.found, one.now, one.build) == ("ofac-50", "2023-01-01", "covered", "covered", HASH)
    assert one.stands


def test_a_stored_verdict_under_no_version_is_found_again(tmp_path: Path) -> None:
    path = stored(tmp_path, "a", regime="bis-affiliates")
    assert "underVersion" not in path.read_text(encoding="utf-8")
    (one,) = work_out_again(store("faq-399-aggregation"), path, build=HASH)
    assert (one.found, one.stands) == ("outside the rule", True)


def test_a_verdict_that_changed_since_does_not_stand(tmp_path: Path) -> None:
    path = stored(tmp_path, "a")
    path.write_text(path.read_text(encoding="utf-8").replace("verdict-covered", "verdict-not-shown"), encoding="utf-8")
    (one,) = work_out_again(store("faq-399-aggregation"), path, build=HASH)
    assert (one.found, one.now, one.stands) == ("not shown", "covered", False)


def test_a_file_without_whole_verdicts_is_refused(tmp_path: Path) -> None:
    here, path = store("faq-399-aggregation"), stored(tmp_path, "a")
    with pytest.raises(Unreadable, match=r"none\.ttl: cannot be read"):
        work_out_again(here, tmp_path / "none.ttl", build=HASH)
    broken = tmp_path / "broken.ttl"
    broken.write_text(path.read_text(encoding="utf-8") + "id:a a", encoding="utf-8")
    with pytest.raises(BadTurtle, match=r"broken\.ttl:\d+: "):
        work_out_again(here, broken, build=HASH)
    broken.write_text(path.read_text(encoding="utf-8").replace("tg:underRule", "tg:restsOn"), encoding="utf-8")
    with pytest.raises(KgError, match=r"has no tg:underRule; write the verdict anew"):
        work_out_again(here, broken, build=HASH)
    with pytest.raises(KgError, match="has no stored verdict"):
        work_out_again(here, NAMES["faq-399-aggregation"], build=HASH)


def test_stored_verdicts_conform_to_the_shapes(tmp_path: Path) -> None:
    text = stored(tmp_path, "a", regime="bis-affiliates").read_text(encoding="utf-8")
    triples = tuple(quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE))
    ontology = [path for path in find_files(ROOT / "ontology") if path.parent.name != "shapes"]
    data = (*map(documents, [*COMMON, NAMES["faq-399-aggregation"]]), Document(ROOT / "stored.ttl", text, triples))
    reading = Reading(
        ontology=tuple(map(documents, ontology)),
        shapes=tuple(map(documents, find_files(ROOT / "ontology" / "shapes"))),
        data=data,
    )
    assert [str(f) for f in check_case(Case.of(reading)) if f.severity == "violation"] == []
