"""All 53 facts of the article are there, each in its passage, as vague and as attributed as the article is."""

import importlib.util
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
CASE = ROOT / "data" / "sensetime"
FACTS = ROOT.parent / "shared" / "source" / "facts.md"
ALL = [f"F{number:02}" for number in range(1, 54)]
Y2017, Y2018 = "1829,1833", "2547,2551"
CONTEXT = {
    **{fact: {Y2017} for fact in ("F20", "F21", "F22", "F23", "F25", "F52")},
    "F24": {Y2017, "2308,2364"},
    "F29": {Y2018, "2663,2821"},
    "F32": {"3499,3610"},
    "F33": {"3247,3498"},
    "F35": {Y2018},
    "F41": {"4718,5114"},
    "F43": {"5377,5497"},
    **{fact: {"6349,6496"} for fact in ("F50", "F51")},
}
TIMES = (
    "tg:date|tg:dateNotBefore|tg:dateNotAfter|tg:start|tg:startNotBefore|tg:startNotAfter|tg:end|tg:asOf|tg:observedOn"
)

Ask = Callable[[str], set[tuple[str, ...]]]


def first(rows: set[tuple[str, ...]]) -> set[str]:
    return {row[0] for row in rows}


def ranges(passages: set[str]) -> set[str]:
    return {passage.rpartition("char=")[2] for passage in passages}


def times(ask: Ask, fact: str) -> set[tuple[str, ...]]:
    """Return the times, with their types, that nodes stated by a fact carry."""
    return ask(
        f'SELECT ?t ?type {{ ?s tg:factId "{fact}" ; tg:states ?n . ?n {TIMES} ?t BIND(DATATYPE(?t) AS ?type) }}'
    )


def test_every_fact_has_a_statement_and_no_fact_is_invented(ask: Ask) -> None:
    assert first(ask("SELECT ?f { ?s tg:factId ?f }")) == set(ALL)


@pytest.mark.parametrize("fact", ALL)
def test_every_statement_says_something_in_a_passage_with_modality_and_polarity(ask: Ask, fact: str) -> None:
    rows = ask(f"""SELECT ?s ?states ?passage ?modality ?polarity ?label {{ ?s tg:factId "{fact}" ; rdfs:label ?label
      OPTIONAL {{ ?s tg:states ?states }} OPTIONAL {{ ?s tg:passage ?passage }}
      OPTIONAL {{ ?s tg:modality ?modality }} OPTIONAL {{ ?s tg:polarity ?polarity }} }}""")
    assert rows
    assert all(all(row) for row in rows)
    assert {row[5][:4] for row in rows} == {f"{fact}:"}


@pytest.mark.skipif(not FACTS.exists(), reason="../shared/ is not there: facts.md cannot be read")
def test_every_fact_cites_the_range_that_its_row_gives(ask: Ask) -> None:
    rows = re.findall(r"^\| (F\d\d) \| (\d+,\d+) \| (.*)$", FACTS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    given = {fact: {whole} for fact, whole, _ in rows}
    # F17 is told in two passages; its row gives their joint range first, then each.
    given["F17"] = {found for fact, _, text in rows if fact == "F17" for found in re.findall(r"\((\d+,\d+)\)", text)}
    cited: dict[str, set[str]] = {fact: set() for fact in ALL}
    for fact, passage in ask("SELECT ?f ?p { ?s tg:factId ?f ; tg:passage ?p }"):
        cited[fact] |= ranges({passage})
    assert cited == given


@pytest.mark.parametrize(("fact", "needed"), CONTEXT.items(), ids=CONTEXT)
def test_the_passages_that_a_reading_needs_are_cited(ask: Ask, fact: str, needed: set[str]) -> None:
    assert needed <= ranges(first(ask(f'SELECT ?p {{ ?s tg:factId "{fact}" ; tg:contextPassage ?p }}')))


def test_context_is_never_without_a_reading(ask: Ask) -> None:
    assert not ask("SELECT ?s { ?s tg:factId ?f ; tg:contextPassage ?p FILTER NOT EXISTS { ?s tg:reading ?r } }")


def test_every_instance_has_a_label(ask: Ask) -> None:
    assert not ask("SELECT ?n { ?n a ?c FILTER NOT EXISTS { ?n rdfs:label ?l FILTER(LANGMATCHES(LANG(?l), 'en')) } }")


def test_every_open_list_hangs_on_something(ask: Ask) -> None:
    assert not ask("SELECT ?r { ?r a tg:RemainingParties FILTER NOT EXISTS { ?n tg:remainingParties ?r } }")


def table() -> ModuleType:
    spec = importlib.util.spec_from_file_location("facts_table", ROOT / "docs" / "generate" / "facts_table.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_table_of_facts_is_current() -> None:
    wanted = table().write_table(CASE / "encyclopedia")
    assert (CASE / "README.md").read_text(encoding="utf-8") == wanted, "run `make docs`"


def test_the_table_has_a_row_for_each_statement_and_its_nodes(tmp_path: Path) -> None:
    (tmp_path / "acorn.ttl").write_text(
        """@prefix id: <https://w3id.org/tiegraph/id/> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix tg: <https://w3id.org/tiegraph/ontology/> .
        @prefix vocab: <https://w3id.org/tiegraph/vocab/> .
        id:org-acorn rdfs:label "Acorn Works"@en .
        id:statement-f01 rdfs:label "F01: it hopes"@en ; tg:factId "F01" ;
          tg:states id:aim-b , id:aim-a ; tg:quoted true ;
          tg:passage <https://example.org/x#char=5,9> ; tg:contextPassage <https://example.org/x#char=0,4> ;
          tg:modality vocab:modality-hoped ; tg:speaker id:org-acorn .""",
        encoding="utf-8",
    )
    page = table().write_table(tmp_path)
    assert page.endswith("| F01 | it hopes | 5,9 | 0,4 | hoped, quoted: Acorn Works | `aim-a` `aim-b` |\n")


# As vague as the article


@pytest.mark.parametrize(
    "fact", ["F01", "F03", "F04", "F05", "F07", "F11", "F12", "F13", "F15", "F31", "F37", "F38", "F39"]
)
def test_an_undated_fact_has_no_time(ask: Ask, fact: str) -> None:
    assert times(ask, fact) == set()


@pytest.mark.parametrize("fact", ["F42", "F43", "F45", "F46", "F47", "F49", "F50", "F53"])
def test_a_fact_told_as_current_has_no_time(ask: Ask, fact: str) -> None:
    assert times(ask, fact) == set()


@pytest.mark.parametrize(
    ("fact", "time", "precision"),
    [
        ("F06", "2018-04", "gYearMonth"),
        ("F08", "2019", "gYear"),
        ("F10", "2014-10", "gYearMonth"),
        ("F16", "2014", "gYear"),
        ("F18", "2016", "gYear"),
        ("F20", "2017", "gYear"),
        ("F23", "2017-10", "gYearMonth"),
        ("F24", "2017-11", "gYearMonth"),
        ("F25", "2017-12", "gYearMonth"),
        ("F26", "2018-04", "gYearMonth"),
        ("F27", "2018-05", "gYearMonth"),
        ("F28", "2018-02", "gYearMonth"),
        ("F32", "2018-06", "gYearMonth"),
        ("F33", "2018-06-29", "date"),
        ("F35", "2018-08", "gYearMonth"),
        ("F36", "2018-09-20", "date"),
        ("F40", "2018-09", "gYearMonth"),
        ("F41", "2018", "gYear"),
        ("F44", "2019-11-27", "date"),
    ],
)
def test_a_time_is_as_precise_as_its_source_and_no_more(ask: Ask, fact: str, time: str, precision: str) -> None:
    assert times(ask, fact) == {(time, f"http://www.w3.org/2001/XMLSchema#{precision}")}


def test_only_three_days_are_exact_in_what_the_article_says(ask: Ask) -> None:
    rows = ask(f"SELECT ?t {{ ?s tg:factId ?f ; tg:states ?n . ?n {TIMES} ?t FILTER(DATATYPE(?t) = xsd:date) }}")
    assert first(rows) == {"2018-06-29", "2018-09-20", "2019-11-27"}


def test_the_round_with_softbank_is_only_after_that_of_april_2018(ask: Ask) -> None:
    rows = ask("SELECT ?p ?o { id:round-sensetime-softbank ?p ?o FILTER(?p != rdfs:label) }")
    assert {row for row in rows if not row[0].startswith("http")} == {
        ("raisedBy", "org-sensetime"),
        ("after", "round-sensetime-april-2018"),
    }


def test_the_laboratory_in_hong_kong_is_of_april_or_may_and_the_signing_a_month_after_it(ask: Ask) -> None:
    assert ask("""SELECT ?from ?to ?day { id:founding-hkai-lab tg:dateNotBefore ?from ; tg:dateNotAfter ?to
      OPTIONAL { id:founding-hkai-lab tg:date ?day } }""") == {("2018-04", "2018-05", "")}
    assert ask("SELECT ?s { ?s tg:monthAfter id:founding-hkai-lab }") == {("signing-sensetime-singapore-2018-06",)}


def test_leading_the_committee_has_a_day_on_which_it_held_and_no_start(ask: Ask) -> None:
    rows = ask("SELECT ?p { id:participation-sensetime-standard-committee ?p ?o }")
    assert ("asOf",) in rows
    assert ("start",) not in rows


def test_the_claims_of_f04_have_no_rank(ask: Ask) -> None:
    assert ask('SELECT ?n ?r { ?s tg:factId "F04" ; tg:states ?n OPTIONAL { ?n tg:rank ?r } }') == {
        ("superlative-sensetime-total-financing", ""),
        ("superlative-sensetime-valuation", ""),
    }


@pytest.mark.parametrize(
    ("fact", "bound", "value"),
    [
        ("F05", "more-than", "7500000000"),
        ("F15", "more-than", "400"),
        ("F37", "more-than", "20"),
        ("F43", "at-least", "54000000"),
        ("F46", "more-than", "700"),
        ("F18", "exact", "16"),
        ("F21", "exact", "43"),
    ],
)
def test_a_lower_bound_stays_one(ask: Ask, fact: str, bound: str, value: str) -> None:
    rows = ask(f'SELECT ?v ?b {{ ?s tg:factId "{fact}" ; tg:states ?n . ?n tg:value ?v ; tg:bound ?b }}')
    assert (value, f"bound-{bound}") in rows


def test_many_is_no_number(ask: Ask) -> None:
    rows = ask("SELECT ?n ?v { ?n tg:valueNotSaid true OPTIONAL { ?n tg:value ?v } }")
    assert rows == {("count-sensetime-cvpr-2015-accepted", ""), ("count-sensetime-partnerships-2017", "")}


def test_no_figure_stands_on_a_round(ask: Ask) -> None:
    assert not ask("SELECT ?r { ?r a tg:FundingRound ; tg:value|tg:currency ?x }")


def test_a_dollar_sign_is_read_and_a_stated_currency_stated(ask: Ask) -> None:
    rows = ask("SELECT DISTINCT ?f ?b { ?s tg:factId ?f ; tg:states ?n . ?n tg:currencyBasis ?b }")
    read, stated = "currency-basis-read", "currency-basis-stated"
    assert rows == {("F05", read), ("F06", read), ("F07", read), ("F20", stated), ("F26", stated), ("F27", stated)}


def test_no_chinese_name_rests_on_the_article(ask: Ask) -> None:
    rows = ask("SELECT ?t { ?s tg:factId ?f ; tg:states ?n . ?n tg:nameText ?t FILTER(!LANGMATCHES(LANG(?t), 'en')) }")
    assert not rows


def test_the_article_names_no_list_and_no_country_for_the_blacklist(ask: Ask) -> None:
    assert ask(
        "SELECT ?p ?o { id:listing-sensetime-2019-bis ?p ?o FILTER(?p IN (tg:onEntry, tg:byAct, tg:authority)) }"
    ) == {("authority", "org-bureau-of-industry-and-security")}


def test_of_a_person_nothing_is_kept_beyond_name_post_founding_and_occupation(ask: Ask) -> None:
    about = first(ask("SELECT DISTINCT ?p { ?person a tg:Person ; ?p ?o }"))
    assert {name for name in about if not name.startswith("http")} == set()
    pointing = first(ask("SELECT DISTINCT ?p { ?person a tg:Person . ?n ?p ?person }"))
    assert pointing == {"preferredNameOf", "founder", "holder", "classified", "affiliate", "author", "speaker"}
