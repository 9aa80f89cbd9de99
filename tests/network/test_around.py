"""Who is around a party, and that every format says it so that programs which are not ours can read it."""

import csv
import io
import json
from xml.etree import ElementTree as ET

import pytest

from kg.errors import BadParameter, KgError, LimitReached, NotFound
from kg.network import around, drawing, reading
from kg.network.around import network_around
from kg.network.records import Network
from kg.store import EmbeddedStore
from tests.network.worlds import claim, party, store_of, tie

nx = pytest.importorskip("networkx")
BUILD = "ab" * 32
FORMS = ("graphml", "gexf", "cytoscape", "mermaid", "svg", "json", "csv")


@pytest.fixture(scope="module")
def world() -> EmbeddedStore:
    return store_of(
        tie("Agreement", "x1", "party a party b", start="2010-01-01/2010-01-01", end="2012-12-31/2012-12-31"),
        tie("Founding", "x2", "founder a founded c", date="2014-03-01/2014-03-31"),
        tie("Stake", "x3", "owner b owned c", standing="announced"),
        tie("Post", "x4", "holder d heldAt c"),
        tie("SupplyRelation", "x5", "supplier d customer e"),
        tie("Agreement", "x6", "party a party f", standing="planned"),
        tie("Listing", "x7", "authority h listed a", date="2019-10-09/2019-10-09"),
        tie("Listing", "x8", "authority h listed g"),
        claim("same", "a", "g", "possible"),
    )


def ask(store: EmbeddedStore, letter: str = "a", **options: object) -> Network:
    return network_around(store, party(letter), build=BUILD, **options)  # type: ignore[arg-type]


def letters(network: Network) -> str:
    return "".join(one.iri[-1] for one in network.parties)


def ties(network: Network) -> list[str]:
    return [edge.tie.iri[-2:] for edge in network.edges]


def test_a_network_has_all_parties_within_its_depth_and_every_tie_among_them(world: EmbeddedStore) -> None:
    assert (letters(ask(world)), ties(ask(world))) == ("abch", ["x1", "x2", "x3", "x7"])
    assert letters(ask(world, depth=2)) == "abchd"
    assert [one.distance for one in ask(world, depth=9).parties] == [0, 1, 1, 1, 2, 3]


def test_whom_else_an_authority_lists_is_no_neighbour_of_the_listed(world: EmbeddedStore) -> None:
    assert "g" not in letters(ask(world, depth=3))
    assert letters(ask(world, "h")) == "hag"
    assert letters(ask(world, depth=2, via=["listing"])) == "ahg"


def test_day_kind_and_standing_choose_the_ties(world: EmbeddedStore) -> None:
    assert ties(ask(world, as_of="2011-06-01")) == ["x1"]
    assert ties(ask(world, as_of="2014-03-15")) == ["x2"]
    assert ties(ask(world, via=["founding", "stake"])) == ["x2"]
    assert ties(ask(world, also=["planned"])) == ["x1", "x2", "x3", "x6", "x7"]
    assert "g" in letters(ask(world, also=["identity"]))


def test_a_party_without_ties_stands_alone(world: EmbeddedStore) -> None:
    lonely = ask(world, "a", as_of="1990-01-01", via=["founding"])
    assert (letters(lonely), lonely.edges) == ("a", ())
    for form in FORMS:
        assert lonely.written(form)


@pytest.mark.parametrize(
    ("options", "error", "said"),
    [
        ({"depth": 0}, BadParameter, r"depth: 0 is below 1; give 1 or more"),
        ({"depth": -2}, BadParameter, r"depth: -2 is below 1"),
        ({"via": ["pst"]}, NotFound, r"no kind of tie 'pst'; did you mean 'post'"),
        ({"as_of": "yesterday"}, BadParameter, r"'yesterday' is no day"),
    ],
)
def test_a_wrong_question_is_refused(
    world: EmbeddedStore, options: dict[str, object], error: type[KgError], said: str
) -> None:
    with pytest.raises(error, match=said):
        ask(world, **options)


def test_what_is_no_party_is_refused(world: EmbeddedStore) -> None:
    with pytest.raises(BadParameter, match=r"network: id:x1 is neither a person nor an organisation"):
        network_around(world, "https://w3id.org/tiegraph/id/x1", build=BUILD)


def test_too_many_ties_are_a_limit(world: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(around, "MOST_TIES", 2)
    with pytest.raises(LimitReached, match=r"more than 2 ties; take a smaller --depth"):
        ask(world)


def test_a_tie_of_very_many_parties_is_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_EDGES", 27)
    store = store_of(tie("Agreement", "x1", " ".join(f"party {letter}" for letter in "abcdefgh")))  # 28 pairs
    with pytest.raises(LimitReached, match=r"more than 27 edges; narrow it"):
        ask(store)


@pytest.mark.parametrize("form", ["mermaid", "svg"])
def test_a_picture_that_nobody_could_read_is_refused(
    world: EmbeddedStore, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setattr(drawing, "MOST_DRAWN", 3)
    with pytest.raises(LimitReached, match=r"4 edges are too many for a picture of at most 3; narrow it"):
        ask(world).written(form)


def test_networkx_reads_graphml_and_gexf_back_as_the_same_network(world: EmbeddedStore) -> None:
    network = ask(world, depth=2, as_of="2014-06-01")
    ours = network.to_networkx()
    for read, form in ((nx.parse_graphml, "graphml"), (_read_gexf, "gexf")):
        theirs = read(network.written(form))
        assert dict(theirs.nodes(data="label")) == dict(ours.nodes(data="label"))
        assert dict(theirs.nodes(data="distance")) == dict(ours.nodes(data="distance"))
        assert sorted((a, b, data["tie"], data["certainty"]) for a, b, data in theirs.edges(data=True)) == sorted(
            (a, b, data["tie"], data["certainty"]) for a, b, data in ours.edges(data=True)
        )


def _read_gexf(text: str) -> object:
    return nx.read_gexf(io.BytesIO(text.encode()))


def test_cytoscape_json_is_read_by_networkx_and_json_and_csv_have_the_same_ties(world: EmbeddedStore) -> None:
    network = ask(world)
    elements = json.loads(network.written("cytoscape"))
    theirs = nx.cytoscape_graph(elements)
    assert dict(theirs.nodes(data="label")) == dict(network.to_networkx().nodes(data="label"))
    assert theirs.number_of_edges() == len(network.edges)
    ends = {node["data"]["id"] for node in elements["elements"]["nodes"]}
    assert all({edge["data"]["source"], edge["data"]["target"]} <= ends for edge in elements["elements"]["edges"])
    rows = list(csv.DictReader(io.StringIO(network.written("csv"))))
    document = json.loads(network.written("json"))
    assert (
        [row["tie"] for row in rows] == [one["tie"] for one in document["ties"]] == [e.tie.iri for e in network.edges]
    )
    assert document["ties"][0]["passages"] == ["https://w3id.org/tiegraph/id/passage-x1"]


def test_no_clock_gets_into_gexf(world: EmbeddedStore) -> None:
    text = ask(world).written("gexf")
    assert "lastmodifieddate" not in text
    assert ET.fromstring(text).tag.endswith("gexf")


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_stable(world: EmbeddedStore, form: str) -> None:
    assert ask(world, depth=2).written(form) == ask(world, depth=2).written(form)


def test_names_that_xml_cannot_hold_are_written_without_harm() -> None:
    store = store_of(
        'id:org-x a tg:Organisation ; rdfs:label "A \\"B\\" <c> & \\u0001"@en .\n',
        tie("Agreement", "x1", "party x party a"),
    )
    for form in ("graphml", "gexf", "svg"):
        ET.fromstring(ask(store).written(form))
    assert nx.parse_graphml(ask(store).written("graphml")).nodes[party("x")]["label"] == 'A "B" <c> & \ufffd'


def test_what_is_not_certain_is_dashed(world: EmbeddedStore) -> None:
    chart = ask(world, also=["planned"]).written("mermaid").splitlines()
    assert [line.strip() for line in chart if "-." in line] == ['p0 -. "has an agreement with" .- p3']
    assert '  p0 -- "founded" --> p2' in chart


def test_an_unknown_format_is_refused_with_the_nearest(world: EmbeddedStore) -> None:
    with pytest.raises(NotFound, match=r"no format 'grapml'; did you mean 'graphml'"):
        ask(world).written("grapml")


def test_a_picture_counts_one_tie_as_one() -> None:
    pytest.importorskip("matplotlib")
    small = network_around(store_of(tie("Agreement", "x1", "party a party b")), party("a"), build=BUILD)
    words = "".join(ET.fromstring(small.written("svg")).itertext())
    assert "2 parties, 1 tie between them" in words
    assert {"agreement", "investment", "identity claim"} <= set(small.every_kind)
