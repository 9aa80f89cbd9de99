"""Each parameter of each stored query changes the answer: one value beside the example, and how many rows it leaves."""

from collections.abc import Iterator

import pytest

import kg
from kg.ask.blocks import find_blocks
from kg.ask.lexer import tokens
from kg.errors import BadParameter
from kg.namespaces import ID
from kg.resources import Project

TABLE = """
founders-and-posts | organisation | HKAI Lab | 3
founders-and-posts | as_of | 2014-09-30 | 0
identifiers | scheme | vocab:identifier-scheme-ror | 2
identifiers | entity | SenseTime | 1
identity-claims | verdict | vocab:identity-verdict-different | 10
identity-claims | node | id:round-sensetime-series-c-plus | 1
names | entity | CUHK | 2
names | policy | vocab:choice-policy-official-first | 5
names | kind | vocab:name-kind-acronym | 0
people-and-organisations | person | Xu Li | 1
people-and-organisations | organisation | CUHK | 2
people-and-organisations | as_of | 2014-09-30 | 3
profile | organisation | CUHK | 2
profile | as_of | 2019-10-09 | 19
ties-through-people | company | id:unit-cuhk-multimedia-laboratory | 2
edge-origins | entity | Honda | 3
edge-origins | edge | tg:memberOf | 1
fact-evidence | fact_id | F07 | 5
passage-contents | passage | https://w3id.org/tiegraph/id/source-encyclopedia-sensetime-2026-11-23#char=0,56 | 4
readings | source | id:source-us-csl-2022-04 | 13
single-sentence-facts | source | id:source-us-csl-2022-04 | 23
single-sentence-facts | sort | tg:Listing | 1
sources | kind | vocab:source-kind-official-list | 1
statements-by-modality | source | id:source-curation-2026-11-23 | 6
statements-by-modality | modality | vocab:modality-alleged | 1
investors | as_of | 2018-03-31 | 1
investors | investor | SoftBank | 1
investors | company | Honda | 0
rounds-counted | as_of | 2018-04-30 | 12
rounds-counted | company | Honda | 0
rounds-counted | assumption | separate-rounds | 5
rounds-over-time | until | 2017-12-31 | 1
rounds-over-time | company | Honda | 0
rounds-over-time | since | 2018-05-01 | 2
total-raised | standing | vocab:standing-planned | 0
total-raised | assumption | one-round | 1
total-raised | as_of | 2017-12-31 | 3
total-raised | company | Honda | 0
valuations | company | Honda | 0
valuations | policy | vocab:choice-policy-latest | 3
valuations | as_of | 2018-03-31 | 1
entry-versions | entry | id:entry-ns-cmic-33114 | 2
entry-versions | as_of | 2020-06-30 | 11
listed-partners | company | Honda | 18
listed-partners | verdict | vocab:identity-verdict-same | 0
listed-partners | as_of | 2019-12-31 | 2
listings-with-legal-effect | company | id:org-sensetime-group-limited-hk | 3
listings-with-legal-effect | as_of | 2020-01-01 | 2
names-on-lists | as_of | 2020-06-30 | 9
ownership-rules | rule | id:rule-bis-affiliates | 3
ownership-rules | as_of | 2023-01-01 | 5
names-on-lists | party | id:org-sense-time-entity-list-2019 | 1
tied-parties-on-lists | as_of | 2019-06-30 | 1
tied-parties-on-lists | company | Honda | 4
ties-to-listed-parties | verdict | vocab:identity-verdict-same | 0
ties-to-listed-parties | listing | id:listing-sensetime-2019-bis | 51
ties-to-listed-parties | as_of | 2016-01-01 | 29
shares-accounted-for | owned | Honda | 0
shares-accounted-for | as_of | 2019-10-09 | 0
stakes | as_of | 2019-10-09 | 0
stakes | party | Honda | 0
agreements | party | Honda | 1
agreements | as_of | 2017-11-15 | 10
aims | as_of | 2018-01-01 | 8
aims | of | id:body-gaiaa | 1
co-members | body | id:body-hkai-lab | 0
co-members | member | SenseTime | 13
co-members | as_of | 2018-01-01 | 0
customers-and-partners | as_of | 2019-10-09 | 16
customers-and-partners | provider | Honda | 0
joint-bodies | kind | tg:Committee | 1
joint-bodies | participant | MIT | 12
joint-bodies | as_of | 2017-12-31 | 9
joint-research-founding-members | as_of | 2018-01-01 | 0
joint-research-founding-members | body | id:body-hkai-lab | 0
joint-research-founding-members | company | Honda | 0
kinds-of-tie | at_least | 3 | 7
kinds-of-tie | organisation | Honda | 2
kinds-of-tie | company | MIT | 4
network-of-ties | party | Honda | 2
network-of-ties | as_of | 2014-12-31 | 34
network-of-ties | standing | vocab:standing-planned | 3
network-of-ties | kind | tg:Stake | 1
supplies-and-uses | as_of | 2019-10-09 | 4
supplies-and-uses | party | Alibaba | 1
disagreements | reason | vocab:disagreement-reason-amount | 2
open-points | source | id:source-curation-2026-11-23 | 4
open-points | gap | share unknown | 2
compute-network | as_of | 2019-10-09 | 1
compute-network | operator | MIT | 0
publications-and-awards | as_of | 2016-06-30 | 7
publications-and-awards | party | id:body-cuhk-sensetime-joint-lab | 1
rankings-and-designations | as_of | 2018-08-15 | 3
rankings-and-designations | party | id:unit-cuhk-multimedia-laboratory | 1
superlative-claims | about | DeepID | 1
superlative-claims | as_of | 2013-12-31 | 10
ties-at-listings | listing | id:listing-sensetime-2019-bis | 9
ties-at-listings | company | CUHK | 4
ties-at-listings | kind | tg:Stake | 2
ties-in-force | as_of | 2018-06-30 | 46
ties-in-force | party | Tang Xiao'ou | 1
ties-in-force | answer | no | 1
timeline | since | 2019-01-01 | 8
timeline | party | Leon | 1
timeline | until | 2014-12-31 | 4
venture-and-listing | company | Leon | 2
venture-and-listing | venture | id:body-hkai-lab | refused
"""
CHANGES = [tuple(line.split(" | ")) for line in TABLE.strip().splitlines()]


@pytest.fixture(scope="module")
def graph(built: Project) -> Iterator[kg.Graph]:
    with kg.open(built.root) as graph:
        yield graph


def required(graph: kg.Graph, name: str) -> dict[str, list[str]]:
    """Return the examples of the parameters that must be given as soon as another one is."""
    query = next(query for query in graph.queries if query.name == name)
    blocks = {block.name: block for block in find_blocks(tokens(query.text, where=name))}
    return {
        p.name: [
            token.text.strip('"')
            for token in blocks[p.name].example
            if token.kind in ("name", "iri", "string") and token.text != "xsd:date"
        ]
        for p in query.params
        if p.required
    }


def test_every_parameter_is_in_the_table(graph: kg.Graph) -> None:
    declared = {(query.name, parameter.name) for query in graph.queries for parameter in query.params}
    assert {(name, parameter) for name, parameter, _, _ in CHANGES} == declared


@pytest.mark.parametrize(("name", "parameter", "value", "rows"), CHANGES, ids=lambda text: text)
def test_parameter_changes_the_answer(name: str, parameter: str, value: str, rows: str, graph: kg.Graph) -> None:
    if rows == "refused":  # there is no other thing of the declared class
        with pytest.raises(BadParameter, match="not tg:"):
            graph.query(name, **{**required(graph, name), parameter: value})
        return
    changed = graph.query(name, **{**required(graph, name), parameter: value})
    assert len(changed) == int(rows)
    example = graph.query(name)
    assert list(changed.terms) != list(example.terms)
    assert changed.to_polars().schema == example.to_polars().schema, "types do not depend on the rows"


def test_a_list_of_values_gives_the_rows_of_each(graph: kg.Graph) -> None:
    both = graph.query("names", entity=["CUHK", "Honda"])
    assert {row.entity for row in both} == {ID + "org-cuhk", ID + "org-honda"}
