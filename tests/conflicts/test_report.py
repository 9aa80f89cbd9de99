"""A report of conflicts: what is found, what only an author marked, whom it concerns, and what a policy chooses."""

import pytest

from kg.conflicts import Conflict, find_conflicts
from kg.conflicts.page import NONE, lines
from kg.conflicts.report import NO_RULE
from kg.conflicts.rows import COLUMNS, rows
from kg.errors import BadParameter, NotFound
from kg.namespaces import ID
from kg.store import EmbeddedStore

from .conftest import HERE, store_of

CASE = (HERE / "case.ttl").read_text(encoding="utf-8")
OWN = """
vocab:choice-policy-own <http://www.w3.org/2004/02/skos/core#inScheme> vocab:choice-policy ;
    tg:ranksBy vocab:ranking-criterion-{} ; tg:prefersSourceKind vocab:source-kind-news-report .
"""


def nodes(conflict: Conflict) -> tuple[str, ...]:
    return tuple(claim.iri.removeprefix(ID) for claim in conflict.claims)


def seen(store: EmbeddedStore, about: str | None = None) -> list[tuple[str, ...]]:
    return [nodes(conflict) for conflict in find_conflicts(store, about=about and ID + about).conflicts]


def one(store: EmbeddedStore, *claims: str, policy: str | None = None) -> Conflict:
    found = find_conflicts(store, policy=policy).conflicts
    return next(conflict for conflict in found if nodes(conflict) == claims)


AMOUNTS = ("amount-news", "amount-register")
SUPPLY = ("supply-acorn-bolt", "supply-acorn-bolt")
STAFF = ("count-2018", "count-2019")


def test_what_rules_find_comes_first_and_then_what_only_an_author_marked(case: EmbeddedStore) -> None:
    assert seen(case) == [SUPPLY, AMOUNTS, ("count-2018", "count-undated"), ("count-2019", "count-undated"), STAFF]


def test_a_plan_conflicts_with_nothing(case: EmbeddedStore) -> None:
    assert not [claims for claims in seen(case) if "amount-planned" in claims]


def test_a_mark_is_put_to_what_a_rule_found_and_told_from_what_none_did(case: EmbeddedStore) -> None:
    found, only_marked, unmarked = one(case, *AMOUNTS), one(case, *STAFF), one(case, *SUPPLY)
    assert [mark.label for mark in found.marked] == ["What Acorn raised"]
    assert found.rule != NO_RULE == only_marked.rule
    assert [mark.iri for mark in only_marked.marked] == [ID + "disagreement-staff"]
    assert unmarked.marked == ()


def test_a_claim_says_its_figure_its_statements_and_how_they_are_meant(case: EmbeddedStore) -> None:
    register = one(case, *AMOUNTS).claims[1]
    (said,) = register.said
    assert (register.says, register.label) == ("more than 6,000,000 USD", "More than 6 million in the register")
    assert (said.modality, said.place, said.source) == ("asserted", "row=7", ID + "source-register")


def test_what_is_denied_has_its_statements_on_two_sides(case: EmbeddedStore) -> None:
    affirmed, denied = one(case, *SUPPLY).claims
    assert [(ref.statement, ref.speaker) for ref in affirmed.said] == [(ID + "statement-news", "")]
    assert [(ref.statement, ref.speaker) for ref in denied.said] == [(ID + "statement-denial", "Bolt")]


def test_a_conflict_of_two_who_may_be_one_names_the_claim_and_its_verdict(case: EmbeddedStore) -> None:
    conflict = one(case, "count-2018", "count-undated")
    assert [(claim.iri, claim.verdict) for claim in conflict.under] == [(ID + "identity-acorn", "possible")]
    assert conflict.certainty == "possibly"


def test_every_source_of_a_claim_is_described(case: EmbeddedStore) -> None:
    sources = find_conflicts(case).sources
    assert [(s.iri, s.retrieved_on, s.edition) for s in sources] == [
        (ID + "source-news", "2026-11-20", "2020-03"),
        (ID + "source-register", "2026-11-21", "2019-12-31"),
    ]
    assert all(source.licence for source in sources)


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ("org-bolt", {SUPPLY, AMOUNTS}),
        ("round-acorn", {AMOUNTS}),
        ("amount-news", {AMOUNTS}),
        ("disagreement-staff", {STAFF}),
        ("supply-acorn-bolt", {SUPPLY}),
        ("source-news", set()),
    ],
)
def test_only_what_concerns_the_node_is_shown(case: EmbeddedStore, about: str, expected: set[tuple[str, ...]]) -> None:
    assert set(seen(case, about)) == expected


def test_what_concerns_an_entity_that_it_may_be_says_through_which_claim(case: EmbeddedStore) -> None:
    found = find_conflicts(case, about=ID + "org-acorn-robotics")
    through = {nodes(conflict): [claim.iri for claim in conflict.through] for conflict in found.conflicts}
    assert through[AMOUNTS] == [ID + "identity-acorn"]
    assert through["count-2018", "count-undated"] == []


@pytest.mark.parametrize(
    ("policy", "chosen"),
    [("latest", "amount-news"), ("official-first", "amount-register"), ("most-sources", None), ("all", None)],
)
def test_a_policy_chooses_a_claim_or_says_that_it_cannot_tell(
    case: EmbeddedStore, policy: str, chosen: str | None
) -> None:
    conflict = one(case, *AMOUNTS, policy=policy)
    assert conflict.choice
    assert conflict.choice.because
    place = conflict.choice.chosen
    assert (place if place is None else nodes(conflict)[place]) == chosen


def test_claims_of_one_source_are_told_apart_by_their_time_or_not_at_all(case: EmbeddedStore) -> None:
    staff = one(case, *STAFF, policy="latest")
    assert staff.choice
    assert (staff.choice.chosen, staff.choice.because) == (1, "it is of a later time")
    undated = one(case, "count-2019", "count-undated", policy="latest")
    assert undated.choice
    assert (undated.choice.chosen, undated.choice.because) == (
        None,
        "the times and the editions cannot tell them apart",
    )


def test_a_policy_of_your_own_is_a_concept_of_the_code_list() -> None:
    own = store_of(CASE + OWN.format("source-kind"))
    conflict = one(own, *AMOUNTS, policy="own")
    assert conflict.choice
    assert conflict.choice.chosen == 0
    with pytest.raises(BadParameter, match="policy own: unknown criterion 'luck'; there are edition"):
        find_conflicts(store_of(CASE + OWN.format("luck")), policy="own")


def test_a_misspelt_policy_is_refused_with_the_nearest(case: EmbeddedStore) -> None:
    with pytest.raises(NotFound, match="no policy 'lattest'; did you mean 'latest'"):
        find_conflicts(case, policy="lattest")
    with pytest.raises(NotFound, match="there are all, latest, most-sources, official-first"):
        find_conflicts(case, policy="zzz")


def test_a_page_shows_claims_assumptions_marks_choice_and_sources(case: EmbeddedStore) -> None:
    page = "\n".join(lines(find_conflicts(case, policy="official-first"), width=200))
    assert "2. amount: figures of one thing differ" in page
    assert "3. amount: possibly, figures of one thing differ" in page
    assert "possible: Acorn and Acorn Robotics · id:identity-acorn" in page
    assert "What Acorn raised · id:disagreement-amounts" in page
    assert "more than 6,000,000 USD: a source of a kind that the policy prefers makes it; it rests on" in page
    assert "[2] An invented register (registry), edition 2019-12-31, retrieved 2026-11-21, public domain" in page


def test_a_page_without_conflicts_says_that_this_proves_nothing(case: EmbeddedStore) -> None:
    page = list(lines(find_conflicts(case, about=ID + "source-news")))
    assert page[-1] == NONE


def test_rows_have_one_for_each_claim_and_passage(case: EmbeddedStore) -> None:
    table = [dict(zip(COLUMNS, row, strict=True)) for row in rows(find_conflicts(case, policy="latest"))]
    amounts = [row for row in table if row["conflict"] == "2"]
    assert [(row["claim"], row["choice"]) for row in amounts] == [
        (ID + "amount-news", "chosen"),
        (ID + "amount-register", "not chosen"),
    ]
    assert {(row["retrieved_on"], row["licence"] != "") for row in amounts} == {
        ("2026-11-20", True),
        ("2026-11-21", True),
    }
    assert {row["polarity"] for row in table if row["conflict"] == "1"} == {"affirmed", "denied"}
    assert {row["choice"] for row in table} == {"chosen", "not chosen", "not told apart"}


def test_a_mark_in_another_respect_is_shown_by_itself() -> None:
    respect = "tg:disagreementReason vocab:disagreement-reason-amount .\n\nid:disagreement-staff"
    assert respect in CASE
    found = find_conflicts(store_of(CASE.replace(respect, respect.replace("-amount .", "-party ."))))
    amounts = [conflict for conflict in found.conflicts if nodes(conflict) == AMOUNTS]
    assert [(conflict.reason, len(conflict.marked)) for conflict in amounts] == [("amount", 0), ("party", 1)]
