"""The search of the compiled list of April 2022 for the parties of the article, as the notes tell it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kg
from kg.curate.searched import Search, search
from kg.namespaces import ID
from kg.reports.copies import Copy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.resources import Project

ROOT = Path(__file__).parents[2]
LIST = ROOT.parent / "shared" / "fixtures" / "us-csl" / "consolidated-2022-04.csv.gz"
NOTES = (ROOT / "data/screening/curation/notes.md").read_text(encoding="utf-8")
ARTICLE = "id:source-encyclopedia-sensetime-2026-11-23"


@pytest.fixture(scope="module")
def graph(built: Project) -> Iterator[kg.Graph]:
    with kg.open(built.root) as graph:
        yield graph


@pytest.fixture(scope="module")
def found(graph: kg.Graph) -> Search:
    if not LIST.exists():
        pytest.skip(f"the public lists are not here: no {LIST.name} beside this repository")
    return search(graph.store, Copy.read(LIST), named_by=ARTICLE)


def test_every_candidate_was_decided(found: Search) -> None:
    assert [f"{one.candidate.party.label}: row {one.candidate.row.number}" for one in found.undecided] == []


def test_the_notes_tell_the_search_as_it_comes_out(found: Search) -> None:
    text = " ".join(NOTES.split())
    assert found.sha256 in text
    assert f"{found.rows:,} rows" in text
    names = sum(len(party.names) + len(party.identifiers) for party in found.parties)
    assert f"looked for {len(found.parties)} parties by {names} names and identifiers" in text
    told = re.search(r"Of these (\d+) the list has nothing: (.*?)\. That is said", text)
    assert told
    assert (int(told[1]), set(told[2].split("; "))) == (len(found.without), {party.label for party in found.without})


def test_who_may_be_listed_and_who_is_another(found: Search) -> None:
    verdicts = Counter(
        (one.candidate.party.iri.removeprefix(ID), one.decision.verdict.partition(",")[0].partition(":")[0])
        for one in found.candidates
        if one.decision
    )
    assert {party: count for (party, verdict), count in verdicts.items() if verdict == "possible"} == {
        "org-china-mobile": 2,
        "org-huawei": 6,
        "org-iflytek": 1,
        "org-leon": 2,
        "org-sensetime": 2,
    }
    assert "same" not in {verdict for _, verdict in verdicts}
    assert verdicts["org-huawei", "different"] == 132
    assert verdicts["org-national-supercomputing-centre-singapore", "different"] == 6


def test_as_many_rows_were_refused_together_as_the_count_says(found: Search, graph: kg.Graph) -> None:
    refused = Counter(
        one.decision.node for one in found.candidates if one.decision and "others" in one.decision.verdict
    )
    counted = graph.sparql("SELECT ?count ?n { ?count tg:unit vocab:unit-refused-row ; tg:value ?n }")
    assert refused == {str(count): int(n) for count, n in counted}


def test_no_claim_makes_a_party_of_the_article_a_listed_one(graph: kg.Graph) -> None:
    for row in graph.query("listed-partners"):
        assert row.verdict
        assert row.verdict.endswith("possible")
    alone = {row.party_label: row.older for row in graph.query("listed-partners")}
    assert alone == {"China Mobile": "not known", "Huawei": "not known", "iFLYTEK": "not known", "Leon": "the tie"}


def test_no_natural_person_of_the_list_is_in_the_data() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "data/screening").rglob("*") if path.is_file())
    assert not re.search(r"Lisbona|Syjuco|Justice|Aaron De Leon|Xu Weibo|Kevin Xu", text)
