"""The nine public questions, answered by stored queries as the list of facts answers them."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

import pytest

import kg
from kg.namespaces import ID, TG, VOCAB
from kg.resources import Project

ARTICLE = ID + "source-encyclopedia-sensetime-2026-11-23"
MILLION = 1_000_000


@pytest.fixture(scope="module")
def graph(built: Project) -> Iterator[kg.Graph]:
    with kg.open(built.root) as graph:
        yield graph


def passage(first: int, last: int) -> str:
    return f"{ARTICLE}#char={first},{last}"


def kinds_of_tie(graph: kg.Graph, *, at_least: int) -> dict[str, set[tuple[str, str | None]]]:
    kinds = defaultdict(set)
    for row in graph.query("kinds-of-tie", company="SenseTime", at_least=at_least):
        kinds[row.organisation_label].add((row.kind, row.through))
    return kinds


def test_1_who_founded_it_when_and_what_else_they_are(graph: kg.Graph) -> None:
    rows = list(graph.query("founders-and-posts"))
    assert {row.founded_on for row in rows} == {"2014-10"}
    assert {(row.founder_label, row.tie_kind, row.what, row.at_label, row.whole_label) for row in rows} == {
        (
            "Tang Xiao'ou",
            "post",
            "professor",
            "Department of Information Engineering, CUHK",
            "Chinese University of Hong Kong",
        ),
        ("Tang Xiao'ou", "founding", "founder", "Multimedia Laboratory, CUHK", "Chinese University of Hong Kong"),
        ("Xu Li", "occupation", "computer scientist", None, None),
        ("Founders of SenseTime who are not named", None, None, None, None),
    }
    assert [row.at_least for row in rows if row.tie_kind is None] == [1]


def test_2_every_round_in_order_of_date_and_every_claim_kept(graph: kg.Graph) -> None:
    rows = [
        (
            row.date,
            row.stage,
            row.amount / MILLION,
            row.valuation and row.valuation / MILLION,
            row.told_again,
            row.passage,
        )
        for row in graph.query("rounds-over-time")
    ]
    assert rows == [
        ("2017", "Series B", 410, None, None, passage(1835, 1951)),
        ("2018-04", None, 600, 3000, "is Series C", passage(164, 475)),
        ("2018-04", "Series C", 600, None, None, passage(2663, 2821)),
        (None, None, 700, 7000, "may be Series C+", passage(164, 475)),
        ("2018-05", "Series C+", 620, None, None, passage(2663, 2821)),
    ]


def test_2_totals_under_each_assumption(graph: kg.Graph) -> None:
    totals = {row.assumption: (row.total / MILLION, row.currency) for row in graph.query("total-raised")}
    assert totals == {
        "one-round": (1630, "USD"),
        "one-round-other-amount": (1710, "USD"),
        "separate-rounds": (2330, "USD"),
    }


def test_2_the_claims_that_disagree_name_their_assumption(graph: kg.Graph) -> None:
    rows = [row for row in graph.query("disagreements") if row.reason == VOCAB + "disagreement-reason-amount"]
    assert {(row.value / MILLION, row.passage) for row in rows} == {
        (700, passage(164, 475)),
        (620, passage(2663, 2821)),
    }
    assert {row.verdict for row in rows} == {VOCAB + "identity-verdict-possible"}


def test_3_two_or_more_kinds_of_tie(graph: kg.Graph) -> None:
    kinds = kinds_of_tie(graph, at_least=2)
    assert kinds["Massachusetts Institute of Technology"] == {
        ("partner of", None),
        ("customer or partner of", None),
        ("alliance", ID + "body-gaiaa"),
        ("programme", ID + "programme-mit-quest-for-intelligence"),
    }
    assert set(kinds) == {
        *("Massachusetts Institute of Technology", "Chinese University of Hong Kong", "Alibaba", "Honda", "Qualcomm"),
        *(
            "Nanyang Technological University",
            "Tsinghua University",
            "Shanghai Jiao Tong University",
            "Zhejiang University",
        ),
    }


def test_3_those_with_only_one_kind_of_tie(graph: kg.Graph) -> None:
    kinds = kinds_of_tie(graph, at_least=1)
    once = {name for name, ties in kinds.items() if len(ties) == 1}
    assert once >= {
        *(
            "Nvidia",
            "Suning",
            "China Mobile",
            "UnionPay",
            "Wanda",
            "Huawei",
            "Xiaomi",
            "Oppo",
            "Vivo",
            "Weibo",
            "iFLYTEK",
        ),
        *("SoftBank", "Peking University", "Fudan University", "University of Sydney"),
    }


def test_4_ties_on_the_day_of_the_act(graph: kg.Graph) -> None:
    answers = {
        row.tie.removeprefix(ID): row.in_force
        for row in graph.query("ties-in-force", party="id:org-sensetime", as_of="2019-10-09")
    }
    assert [tie for tie, answer in answers.items() if answer == "no"] == ["stake-sensetime-smart-policing-venture"]
    assert answers["participation-sensetime-gaiaa"] == "possibly"
    assert "certainly" not in answers.values()


@pytest.mark.parametrize(
    ("day", "answer"),
    [("2017-10-31", "no"), ("2017-11-15", "possibly"), ("2018-06-30", "certainly"), ("2019-04-15", "possibly")],
)
def test_4_the_same_stake_on_other_days(day: str, answer: str, graph: kg.Graph) -> None:
    answers = {row.tie_label: row.in_force for row in graph.query("ties-in-force", party="id:org-sensetime", as_of=day)}
    assert answers["Stake of SenseTime in the venture with Leon, share unknown"] == answer


def test_4_from_the_article_alone_it_is_unknown(graph: kg.Graph) -> None:
    stake = ID + "stake-sensetime-smart-policing-venture"
    answers = {row.listing: row.in_force for row in graph.query("ties-at-listings") if row.tie == stake}
    assert answers == {ID + "listing-sensetime-2019-bis": "possibly", ID + "listing-sense-time-2019-10-09": "no"}
    days = {
        row.listing.removeprefix(ID): (row.days_at_least, row.days_at_most, row.event_came)
        for row in graph.query("venture-and-listing")
        if row.event == ID + "stake-sale-sensetime-smart-policing-venture-2019-04"
    }
    assert days["listing-sensetime-2019-bis"] == (-119, 274, "not known")
    assert days["listing-sense-time-2019-10-09"] == (162, 191, "before")


def test_5_research_partners_that_are_founding_members_too(graph: kg.Graph) -> None:
    assert {row.university_label for row in graph.query("joint-research-founding-members")} == {
        "Chinese University of Hong Kong",
        "Tsinghua University",
        "Shanghai Jiao Tong University",
        "Zhejiang University",
    }


def test_6_what_is_not_simply_asserted_and_by_whom(graph: kg.Graph) -> None:
    rows = graph.query("statements-by-modality", source=ARTICLE)
    said = {(row.modality.removeprefix(VOCAB + "modality-"), row.said_by, row.quoted) for row in rows}
    assert said == {
        ("alleged", "not named", False),
        ("announced", "Massachusetts Institute of Technology", False),
        ("announced", "SenseTime", False),
        ("attributed", "Gregory C. Allen", True),
        ("attributed", "SenseTime", False),
        ("attributed", "not named", True),
        ("hoped", "Global Artificial Intelligence Academic Alliance", False),
        ("hoped", "Nanyang Technological University", True),
        ("hoped", "not named", False),
        ("planned", "not named", False),
    }


def test_7_facts_that_rest_on_a_single_sentence(graph: kg.Graph) -> None:
    where = {row.fact.removeprefix(ID): row.passage for row in graph.query("single-sentence-facts")}
    assert where["valuation-sensetime-april-2018"] == passage(164, 475)
    assert where["ceremony-singapore-2018-06-29"] == passage(3499, 3610)
    assert where["stake-sale-sensetime-smart-policing-venture-2019-04"] == passage(6615, 6672)
    told_twice = {"founding-sensetime-2014-10", "research-collaboration-sensetime-cuhk"}
    assert told_twice.isdisjoint(where)


def test_8_cores_per_gpu_gpus_per_cluster_and_who_says_so(graph: kg.Graph) -> None:
    (row,) = graph.query("compute-network")
    assert (row.cores_per_gpu, row.gpus_per_cluster) == (Decimal(3600), Decimal(1250))
    assert (row.bound, row.quoted, row.passage) == ("at least", True, passage(5498, 5715))
    assert (row.speaker, row.affiliation) == ("Gregory C. Allen", "Center for a New American Security")
    assert row.author == "Gregory C. Allen"


def test_9_what_the_article_leaves_open(graph: kg.Graph) -> None:
    gaps = defaultdict(dict)
    for row in graph.query("open-points"):
        gaps[row.gap][row.subject.removeprefix(ID)] = (row.at_least, row.at_most)
    assert gaps["party not named"]["remaining-founders-sensetime"] == (1, None)
    assert gaps["party not named"]["remaining-gaiaa-universities"] == (7, 7)
    assert {"valuation-sensetime-undated", "post-tang-xiaoou-cuhk"} <= set(gaps["no day"])
    assert {f"commercial-relation-sensetime-{name}" for name in ("mit", "nvidia", "wanda")} <= set(gaps["kind open"])
    assert set(gaps["legal person open"]) == {"org-sensetime"}
    assert "identity-round-softbank-series-c-plus" in gaps["identity open"]


def test_every_fact_of_the_list_is_carried_by_a_node_and_cited(graph: kg.Graph) -> None:
    ids = [f"F{number:02}" for number in range(1, 54)]
    rows = graph.query("fact-evidence", fact_id=ids)
    assert sorted({row.fact_id for row in rows}) == ids
    assert {row.passage.partition("#")[0] for row in rows} == {ARTICLE}


def test_every_flat_edge_is_traced_to_a_tie(graph: kg.Graph) -> None:
    edges = graph.sparql(
        "SELECT DISTINCT ?subject ?edge ?object WHERE { [] tg:edge ?edge . ?subject ?edge ?object . "
        "FILTER(?edge != tg:unitOf) FILTER NOT EXISTS { [] tg:edge ?narrower . ?narrower rdfs:subPropertyOf ?edge . "
        "FILTER(?narrower != ?edge) } }"
    )
    ends = sorted({row[0] for row in edges} | {row[2] for row in edges})
    traced = {(row.subject, row.edge, row.object) for row in graph.query("edge-origins", entity=ends)}
    assert {tuple(row) for row in edges} == traced - {row for row in traced if row[1] == TG + "unitOf"}
