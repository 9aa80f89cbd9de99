"""`as_of` means one thing in every query: the bounds of the tie against that day, worked out here once more."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

import pytest
import rdflib
from pyoxigraph import Literal

import kg
from kg.ask.result import Result
from kg.namespaces import PREFIXES
from kg.resources import Project
from kg.terms import Term, from_rdflib

MEANING = "The day: a state is in force on it, an event or figure has come by it, certainly or possibly by its bounds"
DAYS = ("2014-10-15", "2017-11-15", "2018-06-30", "2019-10-09")
TIE = {  # in which column the tie stands whose bounds are compared
    "agreements": "agreement",
    "aims": "aim",
    "customers-and-partners": "relation",
    "entry-versions": "version",
    "founders-and-posts": "tie",
    "investors": "investment",
    "listed-partners": "listing",
    "listings-with-legal-effect": "listing",
    "names-on-lists": "version",
    "network-of-ties": "tie",
    "people-and-organisations": "tie",
    "profile": "tie",
    "rankings-and-designations": "event",
    "rounds-counted": "round",
    "stakes": "stake",
    "supplies-and-uses": "tie",
    "tied-parties-on-lists": "listing",
    "ties-in-force": "tie",
    "ties-to-listed-parties": "tie",
}
ELSEWHERE = {  # where the answer is not of one tie, or no column has it
    "co-members": "two ties at once",
    "compute-network": "no column has the operation of the network",
    "joint-research-founding-members": "three ties at once",
    "joint-bodies": "founding and sale count as start and end",
    "ownership-rules": "the periods of a rule are asked, not a tie",
    "publications-and-awards": "figures have bounds of their own",
    "shares-accounted-for": "a sum",
    "superlative-claims": "figures have bounds of their own",
    "total-raised": "a sum",
    "valuations": "figures have bounds of their own",
}
NEEDED = {  # what must be given beside the day: the examples of the files
    "agreements": {"party": "id:org-sensetime"},
    "compute-network": {"operator": "id:org-sensetime"},
    "co-members": {"member": "id:org-ntu"},
    "customers-and-partners": {"provider": "id:org-sensetime"},
    "founders-and-posts": {"organisation": "id:org-sensetime"},
    "investors": {"company": "id:org-sensetime"},
    "joint-research-founding-members": {"company": "id:org-sensetime"},
    "joint-bodies": {"participant": "id:org-sensetime"},
    "listed-partners": {"company": "id:org-sensetime"},
    "listings-with-legal-effect": {"company": "id:org-sensetime"},
    "profile": {"organisation": "id:org-sensetime"},
    "rounds-counted": {"company": "id:org-sensetime"},
    "tied-parties-on-lists": {"company": "id:org-sensetime"},
    "ties-in-force": {"party": "id:org-sensetime"},
    "ties-to-listed-parties": {"listing": "id:listing-sense-time-2019-10-09"},
    "total-raised": {"company": "id:org-sensetime"},
    "valuations": {"company": "id:org-sensetime"},
}

NO_DAY = {  # the questions that take no as_of, and why
    "disagreements": "sources disagree, whatever the day",
    "disagreements-without-common-thing": "a check of what was written",
    "edge-origins": "a flat edge is one at some time, never now; network-of-ties takes a day",
    "fact-evidence": "what a sentence says, whatever the day",
    "identifiers": "the model gives identifiers no days",
    "identity-claims": "who is who does not change with the day; --known-by asks for earlier claims",
    "kinds-of-tie": "a flat edge is one at some time, never now; network-of-ties takes a day",
    "names": "the model gives names no days; names-on-lists takes one",
    "open-points": "what sources leave open, whatever the day",
    "passage-contents": "what a sentence says, whatever the day",
    "readings": "how sentences were read, whatever the day",
    "rounds-over-time": "asks for the rounds between two days",
    "single-sentence-facts": "on how many sentences facts rest, whatever the day",
    "sources": "a source has a day of retrieval; --known-by asks by it",
    "statements-by-modality": "how sentences are meant, whatever the day",
    "tie-classes": "asks the ontology",
    "ties-at-listings": "the day is that of the listing",
    "ties-through-people": "a flat edge is one at some time, never now; network-of-ties takes a day",
    "timeline": "asks for what lies between two days",
    "unrelated-namesakes": "a check of what was written",
    "venture-and-listing": "counts the days between two events",
}

Bounds = dict[str, dict[str, date]]


@pytest.fixture(scope="module")
def graph(built: Project) -> Iterator[kg.Graph]:
    with kg.open(built.root) as graph:
        yield graph


@pytest.fixture(scope="module")
def second_engine(graph: kg.Graph) -> rdflib.Graph:
    return graph.rdflib()


@pytest.fixture(scope="module")
def bounds(graph: kg.Graph) -> Bounds:
    found: Bounds = {}
    for bound in (
        "startEarliest",
        "startLatest",
        "endEarliest",
        "endLatest",
        "lastConfirmed",
        "dateEarliest",
        "dateLatest",
    ):
        for tie, day in graph.sparql(f"SELECT ?tie ?day WHERE {{ ?tie tg:{bound} ?day }}"):
            found.setdefault(str(tie), {})[bound] = date.fromisoformat(str(day))
    return found


def on_day(graph: kg.Graph, name: str, day: str) -> Result:
    return graph.query(name, as_of=day, **NEEDED.get(name, {}))


def answer(tie: dict[str, date], day: date) -> str:
    if "dateEarliest" in tie or "dateLatest" in tie:
        if day < tie.get("dateEarliest", date.min):
            return "no"
        return "certainly" if tie.get("dateLatest", date.max) <= day else "possibly"
    if day < tie.get("startEarliest", date.min) or day > tie.get("endLatest", date.max):
        return "no"
    last = max(tie.get("endEarliest", date.min), tie.get("lastConfirmed", date.min))
    return "certainly" if tie.get("startLatest", date.max) <= day <= last else "possibly"


def by_value(row: Sequence[Term | None]) -> tuple[object, ...]:
    """Return the terms of a row, decimals as numbers: engines write 0 and 0.0."""
    decimal = PREFIXES["xsd"] + "decimal"
    is_number = [isinstance(term, Literal) and term.datatype.value == decimal for term in row]
    return tuple(Decimal(term.value) if number else term for term, number in zip(row, is_number, strict=True))


def test_as_of_is_told_in_the_same_words_everywhere(graph: kg.Graph) -> None:
    told = {query.name: found.doc for query in graph.queries if (found := query.parameter("as_of"))}
    assert set(told.values()) == {MEANING}
    assert set(told) == set(TIE) | set(ELSEWHERE)


def test_every_question_takes_a_day_or_has_a_reason_not_to(graph: kg.Graph) -> None:
    without = {query.name for query in graph.queries if not query.parameter("as_of")}
    assert without == set(NO_DAY)


@pytest.mark.parametrize("name", TIE)
def test_a_row_says_certainly_or_possibly_and_those_that_were_not_are_gone(
    name: str, graph: kg.Graph, bounds: Bounds
) -> None:
    column = "in_force" if name == "ties-in-force" else "certainty"
    ties = {row[TIE[name]] for row in graph.query(name)} - {None}
    for text in DAYS:
        day = date.fromisoformat(text)
        expected = {str(tie): answer(bounds.get(str(tie), {}), day) for tie in ties}
        rows = [row for row in on_day(graph, name, text) if row[TIE[name]]]
        found = {row[TIE[name]]: row[column] for row in rows}
        gone = () if name == "ties-in-force" else ("no",)
        left = {tie: told for tie, told in expected.items() if told not in gone}
        if name == "founders-and-posts" and not rows:
            continue  # before the founding nobody had founded it
        assert found == left, text


@pytest.mark.parametrize("name", sorted({*ELSEWHERE, "investors", "people-and-organisations", "stakes"}))
def test_second_engine_gives_the_same_rows_on_a_day(name: str, graph: kg.Graph, second_engine: rdflib.Graph) -> None:
    first = on_day(graph, name, "2018-06-30")
    second = second_engine.query(first.sparql)
    rows = [[None if term is None else from_rdflib(term) for term in row] for row in second]
    assert Counter(map(by_value, rows)) == Counter(map(by_value, first.terms))


@pytest.mark.parametrize("name", sorted(TIE))
def test_without_a_day_nothing_is_certain_or_possible(name: str, graph: kg.Graph) -> None:
    if name != "ties-in-force":
        assert {row.certainty for row in graph.query(name)} == {None}


@pytest.mark.parametrize(
    ("day", "total"), [("2016-12-31", None), ("2017-12-31", 410), ("2018-04-30", 1010), ("2018-05-31", 1630)]
)
def test_money_raised_by_a_day(day: str, total: int | None, graph: kg.Graph) -> None:
    totals = {row.assumption: row.total / 1_000_000 for row in on_day(graph, "total-raised", day)}
    assert totals.get("one-round") == total


@pytest.mark.parametrize(("day", "stakes"), [("2017-10-31", []), ("2018-06-30", [1]), ("2019-10-09", [])])
def test_an_owner_counts_while_the_stake_is_held(day: str, stakes: list[int], graph: kg.Graph) -> None:
    assert [row.stakes for row in on_day(graph, "shares-accounted-for", day)] == stakes


def test_whoever_sold_out_is_in_one_venture_no_longer(graph: kg.Graph) -> None:
    partners = {
        day: {row.other_label for row in graph.query("co-members", member="SenseTime", as_of=day)}
        for day in ("2018-10-09", "2019-10-09")
    }
    assert partners["2018-10-09"] - partners["2019-10-09"] == {"Leon"}
    bodies = {row.body_label for row in on_day(graph, "joint-bodies", "2019-10-09")}
    assert "Venture of SenseTime and Leon" not in bodies
    assert "HKAI Lab" in bodies


def test_an_event_is_in_force_on_no_day(graph: kg.Graph) -> None:
    events = {row.event for row in graph.sparql("SELECT ?event WHERE { ?event a tg:Event }")}
    for day in DAYS:
        assert events.isdisjoint(row.tie for row in on_day(graph, "ties-in-force", day))


def test_joint_research_and_membership_on_one_day(graph: kg.Graph) -> None:
    on_days = {
        day: {row.university_label: row.certainty for row in on_day(graph, "joint-research-founding-members", day)}
        for day in ("2018-08-31", "2018-09-30")
    }
    assert on_days["2018-08-31"] == {}, "the alliance is of September"
    assert set(on_days["2018-09-30"].values()) == {"possibly"}, "the joint research has no day"


def test_a_party_is_on_a_list_from_the_day_of_its_listing(graph: kg.Graph) -> None:
    listed = {
        day: {(row.listed_label, row.certainty) for row in on_day(graph, "tied-parties-on-lists", day)}
        for day in ("2019-05-20", "2019-05-21")
    }
    assert listed["2019-05-20"] == set()
    assert listed["2019-05-21"] == {("Huawei Technologies Co., Ltd. (Entity List)", "certainly")}
