"""The listings of SenseTime, version by version: who was listed, since when, on whose word, and who that is in law."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

import pyoxigraph as ox
import pytest

CASE = Path(__file__).parents[2] / "data" / "sensetime"
PREFIXES = {
    "id": "https://w3id.org/tiegraph/id/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "tg": "https://w3id.org/tiegraph/ontology/",
    "vocab": "https://w3id.org/tiegraph/vocab/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
ENTRY = "id:entry-entity-list-sense-time"
LEGAL_PERSONS = {"org-sensetime-group-limited-hk", "org-beijing-sensetime-technology-development"}
BUREAU = "org-bureau-of-industry-and-security"

Interval = tuple[date, date | None]


@cache
def store() -> ox.Store:
    """Load the files of the case as they stand; nothing is derived or inferred."""
    loaded = ox.Store()
    for path in sorted(CASE.rglob("*.ttl")):
        loaded.load(path=str(path), format=ox.RdfFormat.TURTLE)
    return loaded


def ask(pattern: str) -> bool:
    return bool(store().query(f"ASK {{ {pattern} }}", prefixes=PREFIXES))


def rows(variables: str, pattern: str) -> set[tuple[str, ...]]:
    """Return the solutions as text, IRIs of this project without their namespace."""
    found = store().query(f"SELECT DISTINCT {variables} WHERE {{ {pattern} }}", prefixes=PREFIXES)
    spaces = tuple(PREFIXES.values())
    return {
        tuple(
            ""
            if term is None
            else next((term.value.removeprefix(s) for s in spaces if term.value.startswith(s)), term.value)
            for term in row
        )
        for row in found
    }


def broken(intervals: Iterable[Interval]) -> list[tuple[Interval, Interval]]:
    """Return the neighbours of which one does not end on the day before the other starts."""
    ordered = sorted(intervals, key=lambda interval: interval[0])
    return [(one, two) for one, two in pairwise(ordered) if one[1] is None or one[1] + timedelta(days=1) != two[0]]


def reached(start: str, pairs: Iterable[tuple[str, ...]]) -> set[str]:
    """Return what a chain of pairs, read in both directions, reaches from a node."""
    links, found, fresh = [set(pair) for pair in pairs], {start}, {start}
    while fresh:
        fresh = set().union(*(link for link in links if link & fresh)) - found
        found |= fresh
    return found


def versions() -> dict[str, tuple[str, ...]]:
    pattern = f"""
      ?version tg:versionOf {ENTRY} ; tg:start ?start ; tg:heading ?heading ; tg:names ?party .
      OPTIONAL {{ ?version tg:end ?end }}
      FILTER NOT EXISTS {{ ?version tg:inEdition/tg:editionKind vocab:edition-kind-compiled }}"""
    return {row[0].rpartition("-")[2]: row[1:] for row in rows("?version ?start ?end ?heading ?party", pattern)}


def test_the_entry_has_three_versions_and_their_headings_and_parties_change() -> None:
    beijing = "Beijing Sensetime Technology Development Co., Ltd."
    company = "org-beijing-sensetime-technology-development"
    assert versions() == {
        "1": ("2019-10-09", "2020-06-04", "Sense Time", "org-sense-time-entity-list-2019"),
        "2": ("2020-06-05", "2020-07-21", beijing, company),
        "3": ("2020-07-22", "", beijing, company),
    }


def test_the_versions_abut_and_do_not_overlap() -> None:
    intervals = [
        (date.fromisoformat(start), date.fromisoformat(end) if end else None) for start, end, *_ in versions().values()
    ]
    assert len(intervals) == 3
    assert broken(intervals) == []


@pytest.mark.parametrize("end", [date(2020, 6, 3), date(2020, 6, 5), None])
def test_a_gap_an_overlap_and_an_open_end_would_be_seen(end: date | None) -> None:
    assert broken([(date(2020, 6, 5), None), (date(2019, 10, 9), end)])


def test_a_version_starts_on_the_day_its_act_takes_effect() -> None:
    pattern = f"?v tg:versionOf {ENTRY} ; tg:start ?start ; tg:madeBy ?act . ?act tg:effectiveOn ?day ; tg:citation ?c"
    made = rows("?v ?start ?day ?c", f"{pattern} FILTER NOT EXISTS {{ ?v tg:inEdition ?any }}")
    assert {start == day for _, start, day, _ in made} == {True}
    assert {citation for *_, citation in made} == {"84 FR 54002", "85 FR 34503", "85 FR 34505", "85 FR 44159"}


def test_the_last_version_is_known_to_stand_in_the_month_of_the_edition_and_no_longer() -> None:
    assert ask('id:entry-version-entity-list-sense-time-3 tg:asOf "2022-04"^^xsd:gYearMonth')
    assert not ask("id:entry-version-entity-list-sense-time-3 tg:end ?end")


def test_the_listings_name_the_party_as_it_was_headed_on_the_day() -> None:
    found = rows(
        "?date ?authority ?listed ?kind",
        "?l tg:onEntry ?e ; tg:date ?date ; tg:authority ?authority ; tg:listed ?listed ; tg:listingKind ?kind",
    )
    assert found == {
        ("2019-10-09", BUREAU, "org-sense-time-entity-list-2019", "listing-kind-addition"),
        ("2020-06-05", BUREAU, "org-beijing-sensetime-technology-development", "listing-kind-amendment"),
        (
            "2021-12-10",
            "org-office-of-foreign-assets-control",
            "org-sensetime-group-limited-hk",
            "listing-kind-addition",
        ),
    }


def test_the_investment_ban_keeps_its_three_days_apart() -> None:
    listing = "id:listing-sensetime-group-limited-2021-12-10"
    days = rows(
        "?listed ?effective ?divest", f"{listing} tg:listedOn ?listed ; tg:effectiveOn ?effective ; tg:divestBy ?divest"
    )
    assert days == {("2021-12-10", "2022-02-08", "2022-12-10")}
    assert rows("?until", "id:entry-version-ns-cmic-33114-1 tg:exemption/tg:exemptUntil ?until") == {("2022-12-10",)}


def test_neither_list_freezes_property() -> None:
    pattern = "?version tg:versionOf/tg:entryOn ?list ; tg:measure/tg:restricts ?what"
    assert rows("?list ?what", pattern) == {
        ("list-us-entity-list", "measure-kind-items-subject-to-the-ear"),
        ("list-us-ns-cmic", "measure-kind-publicly-traded-securities"),
    }


def test_the_articles_listing_names_no_list_and_only_a_year() -> None:
    listing = "id:listing-sensetime-2019-bis"
    assert rows("?date", f"{listing} tg:date ?date") == {("2019",)}
    assert ask(f'{listing} tg:date "2019"^^xsd:gYear ; tg:listed id:org-sensetime ; tg:authority id:{BUREAU}')
    too_much = "tg:onEntry tg:byAct tg:listedOn tg:effectiveOn tg:divestBy tg:measure"
    assert not ask(f"VALUES ?term {{ {too_much} }} {listing} ?term ?value")


def test_who_the_parties_are_in_law() -> None:
    statuses = dict(rows("?party ?status", "?party tg:legalStatus ?status"))
    assert {party for party in LEGAL_PERSONS if statuses[party] == "legal-status-legal-person"} == LEGAL_PERSONS
    assert statuses["org-sense-time-entity-list-2019"] == "legal-status-unresolved"
    assert statuses["org-sensetime"] == "legal-status-unresolved"


def same() -> set[tuple[str, ...]]:
    return rows("?l ?r", "?c tg:left ?l ; tg:right ?r ; tg:identityVerdict vocab:identity-verdict-same")


def test_no_chain_of_identity_claims_makes_the_party_as_named_a_legal_person() -> None:
    for party in ("org-sensetime", "org-sense-time-entity-list-2019"):
        assert reached(party, same()).isdisjoint(LEGAL_PERSONS)


def test_a_chain_of_identity_claims_would_be_followed() -> None:
    pairs = [("a", "b"), ("c", "b"), ("d", "e")]
    assert reached("a", pairs) == {"a", "b", "c"}


def test_the_party_as_named_may_be_either_legal_person() -> None:
    claims = rows("?l ?r ?verdict", "?c tg:left ?l ; tg:right ?r ; tg:identityVerdict ?verdict")
    for person in LEGAL_PERSONS:
        assert ("org-sensetime", person, "identity-verdict-possible") in claims
    assert (
        "org-sensetime-group-limited-hk",
        "org-beijing-sensetime-technology-development",
        "identity-verdict-different",
    ) in claims
    assert ("listing-sensetime-2019-bis", "listing-sense-time-2019-10-09", "identity-verdict-same") in claims


def test_the_heading_that_the_compiled_list_backdates_is_denied_and_in_disagreement() -> None:
    version = "id:entry-version-entity-list-sense-time-csl-2022-04"
    assert ask(f'{version} tg:start "2019-10-09"^^xsd:date ; tg:names id:org-beijing-sensetime-technology-development')
    assert rows("?polarity", f"?s tg:states {version} ; tg:polarity ?polarity") == {
        ("polarity-affirmed",),
        ("polarity-denied",),
    }
    opponents = rows(
        "?reason ?other", f"?d tg:between {version}, ?other ; tg:disagreementReason ?reason FILTER(?other != {version})"
    )
    assert opponents == {
        ("disagreement-reason-heading", "entry-version-entity-list-sense-time-1"),
        ("disagreement-reason-date", "entry-version-entity-list-sense-time-2"),
    }


def test_what_was_not_read_is_attributed_and_says_so() -> None:
    said = rows(
        "?modality ?speaker",
        "?s tg:states id:listing-beijing-sensetime-2020-06-05 ; tg:modality ?modality ; tg:speaker ?speaker",
    )
    assert said == {("modality-attributed", "org-axios")}
    assert ask(
        '?s tg:states id:entry-version-entity-list-sense-time-2 ; tg:reading ?r FILTER(CONTAINS(?r, "Unverified"))'
    )
    assert not ask("?s tg:states id:entry-version-entity-list-sense-time-2 ; tg:modality vocab:modality-asserted")


def test_a_ground_is_what_the_authority_says_and_the_denial_stands_beside_it() -> None:
    said = "?s tg:states ?ground ; tg:modality vocab:modality-attributed ; tg:speaker ?speaker ; tg:polarity ?polarity"
    assert rows("?ground ?speaker ?polarity", f"{said} . ?ground a tg:Ground") >= {
        ("ground-entity-list-2019-10-09", BUREAU, "polarity-affirmed"),
        ("ground-ns-cmic-2021-12-10", "org-us-department-of-the-treasury", "polarity-affirmed"),
        ("ground-ns-cmic-2021-12-10", "org-sensetime", "polarity-denied"),
    }
    assert not ask("?s tg:states ?ground ; tg:modality vocab:modality-asserted . ?ground a tg:Ground")


def test_no_share_is_invented_and_the_owners_are_said_to_be_unknown() -> None:
    owners = "?company tg:remainingParties ?r . ?r tg:inRole tg:owner ; tg:minimumCount 1 ; tg:reasonUnnamed ?reason"
    unknown = rows("?company ?reason", owners)
    for person in LEGAL_PERSONS:
        assert not ask(f"?stake a tg:Stake ; tg:owned|tg:owner id:{person}")
        assert (person, "reason-unnamed-not-known") in unknown


def test_the_research_registry_is_about_the_party_as_named_and_no_legal_person() -> None:
    assert rows(
        "?party",
        "?i tg:identifierScheme vocab:identifier-scheme-ror ; tg:identifierValue '049wsmj07' ; tg:identifies ?party",
    ) == {("org-sensetime",)}


def test_no_legal_entity_identifier_is_invented() -> None:
    assert not ask("?i tg:identifierScheme vocab:identifier-scheme-lei")


def test_every_identity_claim_says_why_who_when_and_how_sure() -> None:
    claims = rows("?c", "?c a tg:IdentityClaim")
    complete = rows(
        "?c",
        "?c a tg:IdentityClaim ; tg:basis ?b ; tg:matcher ?m ; tg:matchedOn ?d ; tg:confidence ?k . ?s tg:states ?c",
    )
    assert len(claims) >= 9
    assert claims == complete
