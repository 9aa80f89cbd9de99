"""Rows with two ends are a network."""

from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest

from kg.ask import Question, ask
from kg.ask.header import Column
from kg.ask.result import Result
from kg.errors import KgError
from tests.ask.test_result import Engine

COLUMNS = (
    Column(name="a", type="iri"), Column(name="a_label", type="string"), Column(name="b", type="iri"),
    Column(name="amount", type="decimal", scale=2),
)  # fmt: skip
ROWS = '(<x:a> "A & \\"B\\" <c>\\u0001" <x:b> 1.25) (<x:a> UNDEF <x:c> UNDEF) (<x:a> "A" UNDEF 3)'


def network(rows: str, **ends: str) -> Result:
    text = f"SELECT ?a ?a_label ?b ?amount {{ VALUES (?a ?a_label ?b ?amount) {{ {rows} }} }}"
    return ask(Engine(), Question(text=text, where="query q", columns=COLUMNS, **ends), build="b")  # type: ignore[arg-type]


def test_graphml_has_an_edge_for_each_row_and_typed_keys_also_for_none() -> None:
    full, empty = network(ROWS, source="a", target="b").to_graphml(), network("", source="a", target="b").to_graphml()
    space = "{http://graphml.graphdrawing.org/xmlns}"
    root = ET.fromstring(full)
    assert [edge.attrib["target"] for edge in root.iter(f"{space}edge")] == ["x:b", "x:c"]
    assert [node.attrib["id"] for node in root.iter(f"{space}node")] == ["x:a", "x:b", "x:c"]
    assert 'A &amp; "B" &lt;c&gt;\ufffd' in full
    keys = [key.attrib for key in ET.fromstring(empty).iter(f"{space}key")]
    assert keys == [key.attrib for key in root.iter(f"{space}key")]
    assert keys[-1]["attr.type"] == "double"


def test_networkx_keeps_decimals_exact() -> None:
    nx = pytest.importorskip("networkx")
    made = network(ROWS, source="a", target="b").to_networkx()
    assert isinstance(made, nx.MultiDiGraph)
    assert [data.get("amount") for _, _, data in made.edges(data=True)] == [Decimal("1.25"), None]


def test_rows_without_declared_ends_are_no_network() -> None:
    for turn in (Result.to_graphml, Result.to_networkx):
        with pytest.raises(
            KgError, match=r"query q: no source and target are declared.*ask a stored query whose header"
        ):
            turn(network(ROWS))


def test_arrow_has_the_types_of_the_frame() -> None:
    full, empty = network(ROWS).to_arrow(), network("").to_arrow()
    assert (full.schema, full.num_rows, empty.num_rows) == (empty.schema, 3, 0)
