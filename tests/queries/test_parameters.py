"""Each parameter of each stored query changes the answer: one value beside the example, and how many rows it leaves."""

from collections.abc import Iterator

import pytest

import kg
from kg.namespaces import ID
from kg.resources import Project

TABLE = """
founders-and-posts | organisation | HKAI Lab | 3
identifiers | entity | SenseTime | 1
identifiers | scheme | vocab:identifier-scheme-ror | 1
identity-claims | node | id:round-sensetime-series-c-plus | 1
identity-claims | verdict | vocab:identity-verdict-different | 1
names | entity | CUHK | 2
names | kind | vocab:name-kind-acronym | 0
profile | organisation | CUHK | 2
ties-through-people | company | id:unit-cuhk-multimedia-laboratory | 2
edge-origins | entity | Honda | 3
edge-origins | edge | tg:memberOf | 1
fact-evidence | fact_id | F07 | 5
passage-contents | passage | https://w3id.org/tiegraph/id/source-encyclopedia-sensetime-2026-11-23#char=0,56 | 4
readings | source | id:source-us-csl-2022-04 | 2
single-sentence-facts | source | id:source-us-csl-2022-04 | 1
single-sentence-facts | sort | tg:Listing | 1
sources | kind | vocab:source-kind-official-list | 1
statements-by-modality | modality | vocab:modality-alleged | 1
statements-by-modality | source | id:source-curation-2026-11-23 | 6
investors | company | Honda | 0
investors | investor | SoftBank | 1
rounds-counted | company | Honda | 0
rounds-counted | assumption | separate-rounds | 5
rounds-over-time | company | Honda | 0
rounds-over-time | since | 2018-05-01 | 2
rounds-over-time | until | 2017-12-31 | 1
stakes | party | Honda | 0
total-raised | company | Honda | 0
total-raised | assumption | one-round | 1
total-raised | standing | vocab:standing-planned | 0
valuations | company | Honda | 0
entry-versions | entry | id:entry-ns-cmic-33114 | 2
entry-versions | as_of | 2020-06-30 | 4
listings-with-legal-effect | company | id:org-sensetime-group-limited-hk | 3
ownership-rules | rule | id:rule-bis-affiliates | 3
ownership-rules | as_of | 2023-01-01 | 5
names-on-lists | party | id:org-sense-time-entity-list-2019 | 1
agreements | party | Honda | 1
aims | of | id:body-gaiaa | 1
customers-and-partners | provider | Honda | 0
joint-bodies | participant | MIT | 12
joint-bodies | kind | tg:Committee | 1
joint-research-founding-members | company | Honda | 0
joint-research-founding-members | body | id:body-hkai-lab | 0
kinds-of-tie | company | MIT | 4
kinds-of-tie | organisation | Honda | 2
kinds-of-tie | at_least | 3 | 7
supplies-and-uses | party | Alibaba | 1
universities-with-several-ties | company | MIT | 0
universities-with-several-ties | standing | vocab:standing-announced | 0
universities-with-several-ties | kind | vocab:organisation-kind-company | 6
disagreements | reason | vocab:disagreement-reason-amount | 2
open-points | source | id:source-curation-2026-11-23 | 4
open-points | gap | share unknown | 2
compute-network | operator | MIT | 0
publications-and-awards | party | id:body-cuhk-sensetime-joint-lab | 1
rankings-and-designations | party | id:unit-cuhk-multimedia-laboratory | 1
superlative-claims | about | DeepID | 1
ties-at-listings | company | CUHK | 4
ties-at-listings | listing | id:listing-sensetime-2019-bis | 9
ties-at-listings | kind | tg:Stake | 2
ties-in-force | party | Tang Xiao'ou | 1
ties-in-force | as_of | 2018-06-30 | 46
ties-in-force | answer | no | 1
timeline | party | Leon | 1
timeline | since | 2019-01-01 | 7
timeline | until | 2014-12-31 | 2
venture-and-listing | company | Leon | 0
venture-and-listing | venture | id:body-hkai-lab | 0
"""
CHANGES = [tuple(line.split(" | ")) for line in TABLE.strip().splitlines()]


@pytest.fixture(scope="module")
def graph(built: Project) -> Iterator[kg.Graph]:
    with kg.open(built.root) as graph:
        yield graph


def test_every_parameter_is_in_the_table(graph: kg.Graph) -> None:
    declared = {(query.name, parameter.name) for query in graph.queries for parameter in query.params}
    assert {(name, parameter) for name, parameter, _, _ in CHANGES} == declared


@pytest.mark.parametrize(("name", "parameter", "value", "rows"), CHANGES, ids=lambda text: text)
def test_parameter_changes_the_answer(name: str, parameter: str, value: str, rows: str, graph: kg.Graph) -> None:
    changed = graph.query(name, **{parameter: value})
    assert len(changed) == int(rows)
    assert list(changed.terms) != list(graph.query(name).terms)


def test_a_list_of_values_gives_the_rows_of_each(graph: kg.Graph) -> None:
    both = graph.query("names", entity=["CUHK", "Honda"])
    assert {row.entity for row in both} == {ID + "org-cuhk", ID + "org-honda"}
