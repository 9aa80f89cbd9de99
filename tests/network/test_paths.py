"""Which paths there are between two parties, and what is said of each."""

import csv
import io
import json
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from kg.errors import BadParameter, KgError, LimitReached, NotFound
from kg.network import paths as module
from kg.network.paths import find_paths
from kg.network.told import Paths
from kg.spans import Certainty
from kg.store import EmbeddedStore
from tests.network.worlds import claim, party, store_of, tie

BUILD = "ab" * 32


def ask(store: EmbeddedStore, start: str = "a", end: str = "b", **options: object) -> Paths:
    return find_paths(store, party(start), party(end), build=BUILD, **options)  # type: ignore[arg-type]


def chains(answer: Paths) -> list[str]:
    return ["".join(one.iri[-1] for one in path.parties) for path in answer.paths]


@pytest.fixture(scope="module")
def world() -> EmbeddedStore:
    """Return a world in which a and b are tied by three ways of two steps, and by one of three."""
    return store_of(
        tie("Agreement", "agreement-ac", "party a party c", start="2010-01-01/2010-01-01", end="2012-12-31/2012-12-31"),
        tie("Agreement", "agreement-cb", "party c party b", start="2015-01-01/2015-01-01"),
        tie("Founding", "founding-d", "founder a founder b founded d", date="2014-03-01/2014-03-31"),
        tie("Agreement", "agreement-ae", "party a party e"),
        tie("Stake", "stake-eb", "owner e owned b", standing="announced"),
        tie("Post", "post-af", "holder f heldAt a"),
        tie("SupplyRelation", "supply-fg", "supplier f customer g"),
        tie("SupplyRelation", "supply-gb", "supplier g customer b"),
        tie("Collaboration", "collaboration-ah", "party a party h", standing="planned"),
        tie("Collaboration", "collaboration-hb", "party h party b", standing="denied"),
    )


def test_short_paths_come_first_then_those_at_one_time_then_the_firmer(world: EmbeddedStore) -> None:
    answer = ask(world, best=9)
    assert chains(answer) == ["adb", "aeb", "acb", "afgb"]
    assert [path.at_once for path in answer.paths] == [2, 1, 0, 1]
    assert [path.standing for path in answer.paths] == ["asserted", "announced", "asserted", "asserted"]


def test_ties_that_cannot_overlap_are_named_with_their_days(world: EmbeddedStore) -> None:
    never = ask(world, best=3).paths[2]
    assert never.at_once is Certainty.NO
    assert never.why == "step 1 can have held from 2010-01-01 to 2012-12-31, step 2 can have held from 2015-01-01"


def test_on_a_day_only_what_was_there_or_had_happened_leads_on(world: EmbeddedStore) -> None:
    assert chains(ask(world, best=9, as_of="2014-02-28")) == ["aeb", "afgb"]  # nothing founded yet
    assert chains(ask(world, best=9, as_of="2014-03-15"))[:2] == ["adb", "aeb"]
    later = ask(world, best=1, as_of="2016-01-01").paths[0]
    assert [link.certainty for step in later.steps for link in step.ties] == ["certainly", "certainly"]
    assert "c" not in "".join(chains(ask(world, best=9, as_of="2016-01-01")))


def test_a_path_of_past_events_does_not_read_as_a_tie_in_force() -> None:
    store = store_of(
        tie("Founding", "x1", "founder a founded b", date="2017-11-01/2017-11-30"),
        tie("StakeSale", "x2", "seller a saleOf b buyer c", date="2019-04-01/2019-04-30"),
        tie("Stake", "x3", "owner d owned b", start="2017-11-01/2017-11-30", end="2020-01-01/2020-01-31"),
        tie("Post", "x4", "holder e heldAt d"),
    )
    past = ask(store, as_of="2019-10-09").text(width=200)
    assert "\n  1 step, by events that had happened by 2019-10-09; no tie in force is known\n" in past
    assert "  certainly happened by then; what is sold is held no longer\n" in past
    early = ask(store, as_of="2017-11-15").text(width=200)
    assert "1 step, possibly by events that had happened by 2017-11-15;" in early
    mixed = ask(store, "a", "d", as_of="2019-10-09").text(width=200)
    assert "2 steps, certainly on 2019-10-09, but step 1 by past events; no tie in force is known there" in mixed
    assert "1 step, certainly on 2019-10-09\n" in ask(store, "b", "d", as_of="2019-10-09").text()
    bought = ask(store, "b", "c", as_of="2019-10-09", max_length=1).text(width=200)
    assert "held no longer" not in bought  # it is the buyer who holds it


def test_an_event_makes_no_tie_in_force_more_certain_than_it_is() -> None:
    store = store_of(
        tie("Founding", "x1", "founder a founded b", date="2017-11-01/2017-11-30"),
        tie("Stake", "x2", "owner a owned b"),
    )
    assert "1 step, possibly on 2019-10-09\n" in ask(store, as_of="2019-10-09").text()


def test_planned_ties_lead_on_only_when_asked_for_and_denied_ones_never(world: EmbeddedStore) -> None:
    assert ask(world, "a", "h").paths == ()
    assert chains(ask(world, "a", "h", also=["planned"])) == ["ah"]
    assert ask(world, "b", "h", also=["planned", "contested", "hoped", "alleged"]).paths[0].length > 1


@pytest.mark.parametrize(
    ("via", "found"),
    [
        (["agreement"], ["acb"]),
        (["tg:Founding"], ["adb"]),
        (["supply relation", "POST"], ["afgb"]),
        (["supply-relation", "post"], ["afgb"]),
        (["event"], ["adb"]),
        (["Agreement", "stake"], ["aeb", "acb"]),
    ],
)
def test_kinds_are_named_by_label_local_name_or_curie(world: EmbeddedStore, via: list[str], found: list[str]) -> None:
    assert chains(ask(world, best=9, via=via)) == found


def test_a_step_has_all_ties_between_its_parties_the_firmest_first() -> None:
    store = store_of(
        tie("Agreement", "x1", "party a party b", standing="announced"),
        tie("Stake", "x2", "owner b owned a"),
        tie("Agreement", "x3", "party a party b party c"),
    )
    (path,) = ask(store).paths  # none by way of c: the agreement of three joins a and b by itself
    assert [link.edge.tie.iri[-2:] for link in path.steps[0].ties] == ["x2", "x3", "x1"]
    assert path.standing == "asserted"


def test_a_tie_with_many_parties_joins_its_roles_and_not_those_in_one_role() -> None:
    store = store_of(
        tie("StakeSale", "x1", "seller a saleOf b buyer c"), tie("Founding", "x2", "founder d founder e founded f")
    )
    assert [ask(store, *ends).paths[0].length for ends in ("ab", "ac", "bc", "de")] == [1, 1, 1, 2]
    assert ask(store, "a", "c").paths[0].steps[0].ties[0].edge.relation == "stake sale, buyer"


def test_that_one_authority_lists_two_parties_does_not_tie_them() -> None:
    store = store_of(
        tie("Listing", "x1", "authority c listed a"), tie("Listing", "x2", "authority c listed b"),
        tie("Agreement", "x3", "party b party d"), tie("Agreement", "x4", "party a party e party f"),
    )  # fmt: skip
    assert ask(store).paths == ()
    assert chains(ask(store, via=["listing"])) == ["acb"]
    assert ask(store, "b", "a").paths == ()
    assert chains(ask(store, "c", "d")) == ["cbd"]  # but an authority itself is tied to whom it lists


def test_places_and_classes_lead_nowhere() -> None:
    store = store_of(
        "id:place-x a tg:Place ; rdfs:label 'X'@en .\n",
        tie("Registration", "x1", "registrant a").replace("tg:standing", "tg:registeredIn id:place-x ; tg:standing"),
        tie("Registration", "x2", "registrant b").replace("tg:standing", "tg:registeredIn id:place-x ; tg:standing"),
    )
    assert ask(store).paths == ()


def test_where_only_claims_of_identity_lead_on_the_answer_says_so() -> None:
    store = store_of(claim("same", "a", "c", "possible"), tie("Agreement", "x1", "party c party b"))
    answer = ask(store)
    assert (answer.paths, [path.length for path in answer.with_identity]) == ((), [2])
    assert "no path, unless nodes are taken for one (--also identity)" in answer.text(width=200)
    asked = ask(store, also=["identity"])
    assert (chains(asked), asked.paths[0].steps[0].ties[0].view.sentence) == (["acb"], "A Ltd may be the same as C Ltd")
    assert "A Ltd may be the same as C Ltd; confidence: high; The names agree." in asked.text(width=200)


def test_nodes_that_are_claimed_to_be_different_are_not_joined() -> None:
    store = store_of(claim("one", "a", "b", "possible"), claim("two", "a", "b", "different"))
    assert ask(store, also=["identity"]).paths == ()


def test_the_same_is_certain_on_any_day_and_the_possible_never() -> None:
    store = store_of(claim("one", "a", "b", "same"), claim("two", "c", "d", "same", confidence="low"))
    on = [ask(store, *ends, also=["identity"], as_of="1999-01-01").paths[0].at_once for ends in ("ab", "cd")]
    assert on == [Certainty.CERTAINLY, Certainty.POSSIBLY]


def test_no_path_says_what_was_tried(world: EmbeddedStore) -> None:
    text = ask(world, "a", "h", as_of="2015-01-01", max_length=2, best=5).text(width=200)
    assert text.startswith("A Ltd and H Ltd: no path\n")
    assert "the best 5 of at most 2 steps; by ties of every kind; in force on 2015-01-01, or happened by then" in text


def test_nothing_longer_than_asked_is_found(world: EmbeddedStore) -> None:
    assert chains(ask(world, best=9, via=["post", "supply relation"], max_length=2)) == []


@pytest.mark.parametrize("length", [1, 2, 3, 4, 5, 6, 7])
def test_a_chain_is_found_exactly_from_its_own_length_on(length: int) -> None:
    letters = "acdefghb"
    store = store_of(*(tie("Agreement", f"x{n}", f"party {a} party {b}") for n, (a, b) in enumerate(pairwise(letters))))
    assert [bool(ask(store, max_length=n).paths) for n in (6, 7)] == [False, True]
    assert len(ask(store, letters[0], letters[length], max_length=length).paths) == 1


@pytest.mark.parametrize(
    ("options", "error", "said"),
    [
        ({"via": ["agrement"]}, NotFound, r"via: no kind of tie 'agrement'; did you mean 'agreement'"),
        ({"also": ["denied"]}, NotFound, r"also: no kind of standing 'denied'"),
        ({"also": ["plannd"]}, NotFound, r"did you mean 'planned'"),
        ({"as_of": "2015-02-30"}, BadParameter, r"'2015-02-30' is no day"),
        ({"max_length": 0}, BadParameter, r"max length: 0 is below 1; give 1 or more"),
        ({"best": -1}, BadParameter, r"best: -1 is below 1"),
        ({"end": "a"}, BadParameter, r"both ends are id:org-a; name two parties"),
    ],
)
def test_a_wrong_question_is_refused(
    world: EmbeddedStore, options: dict[str, object], error: type[KgError], said: str
) -> None:
    with pytest.raises(error, match=said):
        ask(world, **options)  # type: ignore[arg-type]


def test_what_is_no_party_is_refused(world: EmbeddedStore) -> None:
    with pytest.raises(BadParameter, match=r"id:stake-eb is neither a person nor an organisation nor a programme"):
        find_paths(world, party("a"), "https://w3id.org/tiegraph/id/stake-eb", build=BUILD)


def test_too_many_ties_in_between_are_a_limit(world: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_TIES", 3)
    with pytest.raises(LimitReached, match=r"more than 3 ties lie in between; narrow it") as caught:
        ask(world)
    assert caught.value.exit_code == 3


def test_each_tie_is_told_with_its_source(world: EmbeddedStore) -> None:
    text = ask(world, best=1).text()
    assert "A Ltd and B Ltd founded D Ltd" in text
    assert "[1] passage-founding-d · id:founding-d" in text or "[1] char=0,1 · id:founding-d" in text
    assert "[1] X" in text


def test_json_csv_and_mermaid_say_the_same(world: EmbeddedStore) -> None:
    answer = ask(world, best=9)
    document = json.loads(answer.written("json"))
    rows = list(csv.DictReader(io.StringIO(answer.written("csv"))))
    assert [path["length"] for path in document["paths"]] == [2, 2, 2, 3]
    assert [row["tie"] for row in rows] == [
        link["tie"]["iri"] for path in document["paths"] for step in path["steps"] for link in step["ties"]
    ]
    assert {row["path"] for row in rows} == {"1", "2", "3", "4"}
    chart = answer.written("mermaid")
    assert chart.startswith("flowchart LR\n")
    assert chart.count('"founded"') == 2


@pytest.mark.parametrize("form", ["text", "json", "csv", "mermaid", "svg"])
def test_every_form_is_stable(world: EmbeddedStore, form: str) -> None:
    pytest.importorskip("matplotlib")
    assert ask(world, best=9).written(form) == ask(world, best=9).written(form)


def test_the_picture_has_every_party_and_says_what_it_is_not(world: EmbeddedStore) -> None:
    pytest.importorskip("matplotlib")
    svg = ask(world, best=9).written("svg")
    words = "".join(ET.fromstring(svg).itertext())
    assert all(f"{letter} Ltd" in words for letter in "ABCDEFG")
    assert "is no tie between its ends" in words


def test_two_ties_of_one_pair_share_a_line_in_the_picture_and_say_which_way_they_lead() -> None:
    pytest.importorskip("matplotlib")
    store = store_of(
        tie("Agreement", "x1", "party a party b"),
        tie("Stake", "x2", "owner b owned a"),
        tie("Post", "x3", "holder b heldAt c"),
    )
    svg = ask(store, "a", "c").written("svg")
    texts = ["".join(text.itertext()).strip() for text in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]
    assert {"↕ has an agreement with", "↑ owns a share in"} <= set(texts)


def test_an_unknown_format_is_refused_with_the_nearest(world: EmbeddedStore) -> None:
    with pytest.raises(NotFound, match=r"no format 'mermade'; did you mean 'mermaid'"):
        ask(world).written("mermade")


def test_an_end_without_ties_is_answered_without_reading_the_rest(world: EmbeddedStore) -> None:
    store = store_of(
        *(tie("Agreement", f"x{n}", f"party {one} party {two}") for n, (one, two) in enumerate(pairwise("cdefgh")))
    )
    assert ask(store, "a", "c", max_length=9).ties_read == 0


def test_one_tie_alone_says_nothing_of_one_time(world: EmbeddedStore) -> None:
    assert "\n  1 step\n" in ask(world, "a", "e").text()
    assert "\n  1 step, possibly on 2011-01-01\n" in ask(world, "a", "e", as_of="2011-01-01").text()
