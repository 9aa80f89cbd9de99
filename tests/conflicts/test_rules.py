"""What conflicts and what does not: each rule on the smallest facts that show it, and on the nearest that do not."""

from collections.abc import Sequence
from datetime import date

import pytest

from kg.conflicts.find import find_clashes
from kg.conflicts.records import Clash, Code, Facts, Figure, Identity, LegalName, Status, Tie, Version
from kg.dates import Days
from kg.exposure.records import Stake
from kg.exposure.shares import Share
from kg.spans import Span

D = date.fromisoformat
MARCH, APRIL = Days(D("2018-03-01"), D("2018-03-31")), Days(D("2018-04-01"), D("2018-04-30"))
NINTH = Days(D("2018-04-09"), D("2018-04-09"))
SAME = Identity(iri="same", left="a", right="b", verdict="same")
MAYBE = Identity(iri="maybe", left="a", right="b", verdict="possible")
DIFFERENT = Identity(iri="different", left="a", right="b", verdict="different")


def found(**facts: Sequence[object]) -> list[tuple[str, tuple[str, ...], tuple[str, ...], str]]:
    """Return reason, nodes, assumptions and certainty of each clash."""
    sets = ("affirmed", "denied")
    given = {name: frozenset(some) if name in sets else tuple(some) for name, some in facts.items()}  # type: ignore[type-var]
    return [seen(clash) for clash in find_clashes(Facts(**given))]  # type: ignore[arg-type]


def seen(clash: Clash) -> tuple[str, tuple[str, ...], tuple[str, ...], str]:
    return (clash.reason, tuple(side.node for side in clash.sides), clash.under, clash.certainty.name.lower())


def figure(
    iri: str, value: str, bound: str = "exact", *, about: str = "a", days: Days | None = None, **more: object
) -> Figure:
    known = {"kind": "AmountRaised", "measure": "usd", "of_event": True, **more}
    return Figure(iri=iri, about=frozenset([about]), value=value, bound=bound, days=days or Days(), **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("620", "exact"), ("700", "exact")),
        (("100", "more-than"), ("100", "exact")),
        (("100", "less-than"), ("100", "at-least")),
        (("100", "at-most"), ("100", "more-than")),
        (("15000", "about"), ("17000", "exact")),
        (("100", "at-most"), ("150", "about")),
    ],
)
def test_figures_of_one_event_that_no_number_fits_conflict(one: tuple[str, str], other: tuple[str, str]) -> None:
    figures = [figure("x", *one), figure("y", *other)]
    assert found(figures=figures) == [("amount", ("x", "y"), (), "certainly")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("100", "more-than"), ("150", "exact")),
        (("100", "at-least"), ("100", "exact")),
        (("620", "exact"), ("620.00", "exact")),
        (("100", "at-most"), ("100", "at-least")),
        (("15000", "about"), ("15400", "exact")),
        (("600", "about"), ("650", "about")),
        (("100", "more-than"), ("7", "at-least")),
        (("100", ""), ("7", "exact")),
    ],
)
def test_figures_that_one_number_fits_do_not_conflict(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert found(figures=[figure("x", *one), figure("y", *other)]) == []


@pytest.mark.parametrize(
    "apart",
    [
        {"measure": "eur"},
        {"kind": "Valuation"},
        {"about": "b"},
        {"scope": frozenset([("population", "papers accepted")])},
    ],
    ids=lambda change: next(iter(change)),
)
def test_figures_of_two_things_units_kinds_or_scopes_do_not_conflict(apart: dict[str, object]) -> None:
    assert found(figures=[figure("x", "1"), figure("y", "2", **apart)]) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "certainty"),
    [
        (NINTH, NINTH, "certainly"),
        (APRIL, NINTH, "possibly"),
        (APRIL, APRIL, "possibly"),
        (Days(), APRIL, "possibly"),
        (Days(), Days(), "possibly"),
        (MARCH, APRIL, ""),
    ],
)
def test_a_figure_that_can_change_conflicts_for_certain_only_on_one_day(one: Days, other: Days, certainty: str) -> None:
    figures = [figure("x", "1", of_event=False, days=one), figure("y", "2", of_event=False, days=other)]
    assert [certainty for *_, certainty in found(figures=figures)] == ([certainty] if certainty else [])


@pytest.mark.parametrize(
    ("one", "other", "certainty"),
    [("pre-money", "post-money", ""), ("pre-money", "unknown", "possibly"), ("unknown", "unknown", "certainly")],
)
def test_valuations_reckoned_in_two_ways_do_not_conflict(one: str, other: str, certainty: str) -> None:
    figures = [
        figure(iri, value, kind="Valuation", basis=basis) for iri, value, basis in (("x", "1", one), ("y", "2", other))
    ]
    expected = [("valuation", ("x", "y"), (), certainty)] if certainty else []
    assert found(figures=figures) == expected


def test_figures_of_two_rounds_conflict_only_under_the_claim_that_makes_them_one() -> None:
    figures = [figure("x", "620"), figure("y", "700", about="b")]
    assert found(figures=figures) == []
    assert found(figures=figures, identities=[MAYBE]) == [("amount", ("x", "y"), ("maybe",), "certainly")]
    assert found(figures=figures, identities=[DIFFERENT]) == []


def test_two_possible_claims_in_a_row_make_nothing_one_but_any_number_of_same_claims_do() -> None:
    figures = [figure("x", "1", about="a"), figure("y", "2", about="c")]
    onward = Identity(iri="onward", left="b", right="c", verdict="possible")
    assert found(figures=figures, identities=[MAYBE, onward]) == []
    assert found(figures=figures, identities=[SAME, onward]) == [
        ("amount", ("x", "y"), ("onward", "same"), "certainly")
    ]


def test_what_is_claimed_to_differ_is_not_taken_for_one_by_a_detour() -> None:
    figures = [figure("x", "1", about="a"), figure("y", "2", about="c")]
    onward = Identity(iri="onward", left="b", right="c", verdict="possible")
    apart = Identity(iri="apart", left="c", right="a", verdict="different")
    assert found(figures=figures, identities=[SAME, onward, apart]) == []


def test_a_claim_between_an_entry_and_a_company_makes_no_two_entries_one() -> None:
    about = [Identity(iri=f"entry-{n}", left=n, right="company", verdict="same", alike=False) for n in "ab"]
    assert found(figures=[figure("x", "1"), figure("y", "2", about="b")], identities=about) == []


def test_affirmed_and_denied_conflict_on_one_node_or_on_two_that_may_be_one() -> None:
    assert found(affirmed=["a"], denied=["b"]) == []
    assert found(affirmed=["a"], denied=["a"]) == [("denial", ("a", "a"), (), "certainly")]
    assert found(affirmed=["a"], denied=["b"], identities=[MAYBE]) == [("denial", ("a", "b"), ("maybe",), "certainly")]


def test_two_that_are_both_denied_do_not_conflict() -> None:
    assert found(denied=["a", "b"], identities=[SAME]) == []


def tie(iri: str, *, founded: str = "", roles: dict[str, list[str]] | None = None, **moments: Days) -> Tie:
    parties = tuple((role, frozenset(some)) for role, some in (roles or {}).items())
    return Tie(iri=iri, moments=tuple(moments.items()), roles=parties, founded=frozenset([founded] if founded else []))


def test_days_of_one_event_conflict_where_they_have_none_in_common() -> None:
    assert found(ties=[tie("a", date=MARCH), tie("b", date=NINTH)], identities=[SAME]) == [
        ("date", ("a", "b"), ("same",), "certainly")
    ]


@pytest.mark.parametrize(
    "other", [NINTH, APRIL, Days(), Days(earliest=D("2018-04-30")), Days(D("2018-01-01"), D("2018-12-31"))]
)
def test_a_day_in_the_month_or_an_unknown_one_does_not_conflict(other: Days) -> None:
    assert found(ties=[tie("a", date=APRIL), tie("b", date=other)], identities=[SAME]) == []


def test_days_of_two_events_do_not_conflict() -> None:
    assert found(ties=[tie("a", date=MARCH), tie("b", date=NINTH)]) == []
    assert found(ties=[tie("a", date=MARCH), tie("b", start=NINTH)], identities=[SAME]) == []


def test_a_state_that_ends_before_another_account_has_it_begin_conflicts() -> None:
    accounts = [tie("a", end=MARCH), tie("b", start=APRIL)]
    assert found(ties=accounts, identities=[MAYBE]) == [("date", ("a", "b"), ("maybe",), "certainly")]
    assert found(ties=[tie("a", end=APRIL), tie("b", start=NINTH)], identities=[MAYBE]) == []


def test_two_foundings_of_one_thing_conflict_where_their_days_differ() -> None:
    twice = [tie("x", founded="a", date=MARCH), tie("y", founded="a", date=APRIL)]
    assert found(ties=twice) == [("date", ("x", "y"), (), "certainly")]
    assert found(ties=[tie("x", founded="a", date=MARCH), tie("y", founded="b", date=APRIL)]) == []
    assert found(ties=[tie("x", founded="a", date=APRIL), tie("y", founded="a", date=NINTH)]) == []


def test_foundings_claimed_to_be_one_conflict_once() -> None:
    twice = [tie("a", founded="z", date=MARCH), tie("b", founded="z", date=APRIL)]
    assert found(ties=twice, identities=[SAME]) == [("date", ("a", "b"), ("same",), "certainly")]


def test_parties_in_one_role_conflict_only_where_a_claim_says_that_they_differ() -> None:
    accounts = [tie("a", roles={"listed": ["p"]}), tie("b", roles={"listed": ["q"]})]
    apart = Identity(iri="two", left="p", right="q", verdict="different")
    assert found(ties=accounts, identities=[SAME]) == []
    assert found(ties=accounts, identities=[SAME, apart]) == [("party", ("a", "b", "two"), ("same",), "certainly")]
    several = [tie("a", roles={"listed": ["p", "r"]}), accounts[1]]
    assert found(ties=several, identities=[SAME, apart]) == []


def held(first: str, last: str = "", *, sure: bool = True) -> Span:
    end = D(last) if last else None
    return Span(D(first), D(first) if sure else None, end, end)


def version(iri: str, heading: str, span: Span, entry: str = "e") -> Version:
    return Version(iri=iri, entry=entry, heading=heading, span=span)


def test_two_headings_that_stood_on_one_day_conflict() -> None:
    compiled = Span(D("2019-10-09"), D("2019-10-09"), confirmed=D("2022-04-01"))
    versions = [version("v", "Sense Time", held("2019-10-09", "2020-06-04")), version("w", "Acme Co.", compiled)]
    assert found(versions=versions) == [("heading", ("v", "w"), (), "certainly")]
    assert found(versions=[versions[0], version("w", "SENSE TIME", compiled)]) == []
    assert found(versions=[versions[0], version("w", "Acme Co.", compiled, entry="f")]) == []


@pytest.mark.parametrize(
    "later",
    [held("2020-06-05", "2021-01-01"), held("2020-06-05"), held("2019-01-01", "2022-01-01", sure=False), Span()],
)
def test_a_heading_that_may_have_followed_the_other_does_not_conflict(later: Span) -> None:
    assert found(versions=[version("v", "One", held("2019-10-09", "2020-06-04")), version("w", "Two", later)]) == []


def name(iri: str, text: str, party: str = "a", language: str = "en") -> LegalName:
    return LegalName(iri=iri, party=party, language=language, text=text)


def test_two_names_in_law_in_one_language_possibly_conflict() -> None:
    assert found(names=[name("x", "Acme Ltd"), name("y", "Bolt Ltd")]) == [("name", ("x", "y"), (), "possibly")]
    assert found(names=[name("x", "Acme Ltd"), name("y", "Bolt Ltd", party="b")]) == []
    assert found(names=[name("x", "Acme Ltd"), name("y", "Bolt Ltd", party="b")], identities=[MAYBE]) == [
        ("name", ("x", "y"), ("maybe",), "possibly")
    ]


@pytest.mark.parametrize("other", [name("y", "ACME LTD."), name("y", "橡果", language="zh-hans")])
def test_one_name_spelt_or_said_otherwise_does_not_conflict(other: LegalName) -> None:
    assert found(names=[name("x", "Acme Ltd"), other]) == []


def code(iri: str, value: str, bearer: str = "a", *, single: bool = True) -> Code:
    return Code(iri=iri, bearer=bearer, scheme="lei", value=value, single=single)


def test_one_code_of_two_parties_conflicts_only_where_a_claim_says_that_they_differ() -> None:
    codes = [code("x", "1"), code("y", "1", bearer="b")]
    assert found(codes=codes) == []
    assert found(codes=codes, identities=[MAYBE]) == []
    assert found(codes=codes, identities=[DIFFERENT]) == [("identifier", ("different", "x", "y"), (), "certainly")]


def test_two_codes_of_a_register_that_gives_one_conflict() -> None:
    assert found(codes=[code("x", "1"), code("y", "2")]) == [("identifier", ("x", "y"), (), "certainly")]
    assert found(codes=[code("x", "1"), code("y", "2", bearer="b")]) == []
    assert found(codes=[code("x", "1"), code("y", "2", single=False)]) == []
    assert found(codes=[code("x", "ab"), code("y", "AB")]) == []


def test_same_and_different_conflict_also_through_a_chain_and_possible_with_neither() -> None:
    assert found(identities=[SAME, DIFFERENT]) == [("identity", ("different", "same"), (), "certainly")]
    assert found(identities=[MAYBE, DIFFERENT]) == []
    assert found(identities=[MAYBE, SAME]) == []
    onward = Identity(iri="onward", left="b", right="c", verdict="same")
    apart = Identity(iri="apart", left="c", right="a", verdict="different")
    assert found(identities=[SAME, onward, apart]) == [("identity", ("apart", "onward", "same"), (), "certainly")]


def stake(iri: str, owner: str, percent: str, span: Span | None = None, **more: str) -> Stake:
    known = {"standing": "asserted", "interest": "shares", **more}
    days = held("2018-01-01", "2018-12-31") if span is None else span
    return Stake(iri=iri, label=iri, span=days, owner=owner, owned="z", share=Share.exactly(percent), **known)


def test_shares_above_the_whole_on_one_day_conflict() -> None:
    stakes = [stake("x", "a", "60"), stake("y", "b", "50")]
    assert found(stakes=stakes) == [("share", ("x", "y"), (), "certainly")]


@pytest.mark.parametrize(
    "other",
    [
        stake("y", "b", "40"),
        stake("y", "a", "50"),
        stake("y", "b", "50", interest="votes"),
        stake("y", "b", "50", standing="alleged"),
        stake("y", "b", "50", span=held("2019-01-01", "2019-12-31")),
        stake("y", "b", "50", span=Span()),
    ],
    ids=["sum", "owner", "interest", "standing", "days", "undated"],
)
def test_shares_that_can_all_be_right_do_not_conflict(other: Stake) -> None:
    assert found(stakes=[stake("x", "a", "60"), other]) == []


def test_owners_that_may_be_one_are_counted_once() -> None:
    assert found(stakes=[stake("x", "a", "60"), stake("y", "b", "50")], identities=[MAYBE]) == []


def test_two_statuses_of_which_only_one_can_be_conflict() -> None:
    def both(one: str, other: str, party: str = "a") -> list[Status]:
        return [Status(party="a", status=one), Status(party=party, status=other)]

    assert found(statuses=both("legal-person", "brand")) == [("legal-status", ("a", "a"), (), "certainly")]
    assert found(statuses=both("legal-person", "brand", "b")) == []
    assert [under for _, _, under, _ in found(statuses=both("legal-person", "brand", "b"), identities=[MAYBE])] == [
        ("maybe",)
    ]
    for fitting in (("legal-person", "unresolved"), ("legal-person", "public-body"), ("brand", "brand")):
        assert found(statuses=both(*fitting)) == []
