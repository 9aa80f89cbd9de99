"""Whatever is given for a parameter stays a value, on both engines.

`KG_HOSTILE` says how many values of each type go through the echo query; `.ci/run` sets 20000.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import prettify_parsetree

from kg.ask.binding import bind
from kg.ask.blocks import find_blocks
from kg.ask.header import TYPES, Parameter
from kg.ask.lexer import tokens
from kg.ask.queryfile import read_query
from kg.ask.second import bind_tree, inline_blocks, rdflib_query
from kg.ask.values import term_of
from kg.errors import BadParameter
from kg.terms import quiet, to_rdflib

pytestmark = pytest.mark.slow

BATCH = 40
VALUES = int(os.environ.get("KG_HOSTILE", "200"))
QUERIES = Path(__file__).parents[2] / "queries"
FILES = sorted(QUERIES.rglob("*.rq"))
ECHO = """SELECT ?v WHERE { # VALUES ?v { 1 }
  VALUES (?w) { ("VALUES ?v { 2 }") }
  VALUES ?v { UNDEF <http://e.org/#> "}" }
}"""
STORE, GRAPH = ox.Store(), rdflib.Graph()
Term = ox.NamedNode | ox.Literal
KEYS = ("a", "UNDEF", '"')

pieces = st.sampled_from(
    ['"', "'", '"""', "\\", "\\u0022", "\\U00000022", "}", "{", "<", ">", "#", "\n", "\r", "\t", "\x00", " ", "?v",
     "UNDEF", "} UNION {", "SERVICE <http://127.0.0.1:1/> {}", '"^^<a>', "@en", "^^", "a", ":", "/", "http://e.org/",
     "tg:",
     "1", "-", "T", "2019-10-09", "true", "1e9", ".", "商汤", "😀", "\u2028", "%", "|", "`", "$v", "VALUES ?v { 1 }"]
)  # fmt: skip
texts = st.lists(pieces, max_size=6).map("".join) | st.text(max_size=12)
numbers = st.integers().map(str) | st.decimals(allow_nan=False, allow_infinity=False, places=3).map(str)
likely = {
    "iri": texts.map("http://e.org/".__add__) | texts.map("tg:".__add__),
    "lang": st.tuples(texts, st.sampled_from(["en", "zh-Hans", "x y", 'en"', "en> "])).map("@".join),
    "integer": st.integers().map(str),
    "decimal": numbers,
    "double": st.floats(allow_nan=False).map(repr) | numbers,
    "boolean": st.booleans().map(str).map(str.lower),
    "date": st.dates().map(str),
    "partial-date": st.dates().map(str).flatmap(lambda day: st.sampled_from([day, day[:7], day[:4]])),
    "dateTime": st.datetimes(timezones=st.just(None) | st.timezones()).map(lambda moment: moment.isoformat()),
    "enum": st.sampled_from(KEYS),
}


def terms(given_texts: Iterable[str], parameter: Parameter) -> list[Term]:
    """Return the terms of those values that are not refused."""
    found = []
    for text in given_texts:
        try:
            found.append(term_of(text, parameter, where="", resolve=str))
        except BadParameter:
            continue
    return found


def from_oxigraph(values: list[Term]) -> list[Any]:
    solutions = STORE.query(bind(ECHO, {"v": values}, where=""))
    return [row["v"] for row in solutions]  # type: ignore[union-attr]


def from_rdflib_tree(values: list[Term]) -> list[Any]:
    tree = parseQuery(ECHO)
    bind_tree(tree, {"v": values}, where="")
    return [row[0] for row in GRAPH.query(translateQuery(tree))]


@pytest.mark.parametrize("kind", TYPES)
def test_hostile_values_come_back_equal_from_both_engines(kind: str) -> None:
    parameter = Parameter(name="v", type=kind, many=True, values=KEYS if kind == "enum" else ())
    count = 0

    @settings(
        max_examples=max(VALUES // BATCH, 1),
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(st.lists(likely.get(kind, texts) | texts, min_size=BATCH, max_size=BATCH))
    def every(given_texts: list[str]) -> None:
        nonlocal count
        count += len(given_texts)
        values = terms(given_texts, parameter)
        if values:
            with quiet():
                # what the engine itself writes in another form (+01 as 1) it writes so too where it stands in the text
                back = [same.value for same in from_oxigraph(values)]
                assert len(back) == len(values)
                assert all(b == v.value or b == normal(v) for b, v in zip(back, values, strict=True))
                assert from_rdflib_tree(values) == [to_rdflib(value) for value in values]

    every()
    assert count >= VALUES


def normal(value: Term) -> str:
    """Return the lexical form that Oxigraph has for a value; of texts and IRIs it is the one that was given."""
    if isinstance(value, ox.NamedNode) or value.language or value.datatype.value.endswith(("#string", "#gYear")):
        return value.value
    store = ox.Store()
    node = ox.NamedNode("http://e.org/x")
    store.add(ox.Quad(node, node, value))
    return next(iter(store)).object.value  # type: ignore[union-attr]


def structure(text: str) -> list[str]:
    """Return the tokens of a query outside its blocks of one variable."""
    found = tokens(text, where="")
    inside = {token.start for block in find_blocks(found) for token in block.example}
    return [token.text for token in found if token.start not in inside]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@settings(max_examples=1, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(data=st.data())
def test_no_value_alters_the_structure_of_a_stored_query(path: Path, data: st.DataObject) -> None:
    query = read_query(path, folder=QUERIES)
    names = {block.name for block in find_blocks(tokens(query.text, where=""))}
    anything = [Parameter(name=name, type=kind) for name in names for kind in ("string", "iri")]
    drawn = data.draw(st.lists(st.tuples(texts, texts.map("http://e.org/".__add__)), min_size=20, max_size=20))
    tree = parseQuery(query.text)
    for parameter in anything:
        values = terms([pair[parameter.type == "iri"] for pair in drawn], parameter)
        if not values:
            continue
        bound = bind(query.text, {parameter.name: values}, where="")
        assert structure(bound) == structure(query.text)
        for block in find_blocks(tokens(bound, where="")):
            if block.name == parameter.name:
                assert read_back(bound[block.start : block.end]) == values
        bind_tree(tree, {parameter.name: values}, where="")
        blocks = [block for block in inline_blocks(tree) if str(block["var"][0]) == parameter.name]
        assert blocks
        for block in blocks:
            assert block["value"] == [to_rdflib(value) for value in values]
    assert bare(tree) == bare(parseQuery(query.text))


def read_back(contents: str) -> list[Any]:
    solutions = STORE.query(f"SELECT ?v {{ VALUES ?v {{ {contents} }} }}")
    return [row["v"] for row in solutions]  # type: ignore[union-attr]


def bare(tree: Any) -> str:
    """Write a tree of rdflib's parser without the contents of its blocks."""
    for block in inline_blocks(tree):
        block["value"] = []
    return str(prettify_parsetree(tree))


def test_rdflib_is_given_every_block_also_in_exists_and_not_given_is_undef() -> None:
    text = "SELECT ?n { VALUES ?n { 1 } FILTER EXISTS { VALUES ?n { 1 } } }"
    two = ox.Literal("2", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer"))
    assert [str(n) for (n,) in GRAPH.query(rdflib_query(text, {"n": [two]}, where=""))] == ["2"]
    assert GRAPH.query(
        rdflib_query("SELECT ?n ?m { VALUES ?n { 1 } VALUES ?m { 1 } }", {"n": []}, where="")
    ).bindings == [{rdflib.Variable("m"): rdflib.Literal(1)}]


class Smuggled(str):
    """A text that pretends to be a term."""

    __slots__ = ()


@pytest.mark.parametrize("written", ['"a" "b"', "<a> <b>", '"a"^^<b> <c>', '"a"@en }'])
def test_what_is_more_than_one_term_is_refused_by_both(written: str) -> None:
    for binder in (bind, rdflib_query):
        with pytest.raises(BadParameter, match="more than one term"):
            binder(ECHO, {"v": [Smuggled(written)]}, where="q")  # type: ignore[operator]


@pytest.mark.parametrize("text", ["\\u0022", "\\U00000022", "x \\u"])
def test_what_a_remote_engine_may_read_as_an_escape_is_refused_for_it(text: str) -> None:
    with pytest.raises(BadParameter, match="refused for a remote engine"):
        bind(ECHO, {"v": [ox.Literal(text)]}, where="q", remote=True)
    assert bind(ECHO, {"v": [ox.Literal("plain")]}, where="q", remote=True)
