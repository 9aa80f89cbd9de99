"""A syntax error is one line: where, at what, and what was expected."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ask.expectation import unexpected
from kg.ask.guard import demand_read_only
from kg.ask.lexer import tokens
from kg.ask.syntax import translated
from kg.errors import QueryRefused
from kg.namespaces import PREFIXES

STORE = ox.Store()

VALID = [
    "SELECT ?x { ?x <a:a> ?y ; }",
    "SELECT * { ?x a:b? / ^c:d* | !(e:f|^a) ?y }",
    "SELECT (COUNT(DISTINCT *) AS ?n) {} GROUP BY (1+1 AS ?e) HAVING (SUM(?x) > 1)",
    "SELECT (GROUP_CONCAT(DISTINCT ?x; SEPARATOR=', ') AS ?l) {}",
    "SELECT * { ?s ?p ?o FILTER EXISTS {} MINUS { ?s ?p 1 } }",
    "SELECT * { FILTER(?a NOT IN (1,2) && ?b < -3 && !BOUND(?x) || 1 + 2*-3 > 4e5) }",
    "SELECT * WHERE { [] a [ a:b (1 2 'x'@en true) ] . _:a a:c 1, 2 ; a:d 3 } ORDER BY ?a DESC(?b) LIMIT 1 OFFSET 2",
    "PREFIX x: <a:x> CONSTRUCT { ?s ?p ?o } { ?s ?p ?o . x:a x:b '1'^^x:c }",
    "CONSTRUCT WHERE { ?s ?p ?o . }",
    "ASK { SELECT ?x { } VALUES ?x { UNDEF } }",
    "SELECT * {} VALUES (?a ?b) { (1 UNDEF) }",
    "DESCRIBE <a:a> ?x WHERE { GRAPH ?g { ?x ?p ?o } OPTIONAL {} {} UNION {} BIND(STR(1) AS ?z) }",
]


@pytest.mark.parametrize("query", VALID)
def test_grammar_takes_what_the_engine_takes(query: str) -> None:
    assert unexpected(tokens(query, where="query")) is None
    STORE.query(query, prefixes={"a": "a:", "c": "c:", "e": "e:"})


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT ?x { ?x ?y }", "q:1:19: not valid SPARQL at '}', expected an object"),
        ("SELECT ?x WHERE ?x ?y ?z", "q:1:17: not valid SPARQL at '?x', expected '{'"),
        ("SELECT ?x {\n ?x a ?z .\n FILTER(?x > ) }", "q:3:14: not valid SPARQL at ')', expected an expression"),
        (
            "SELECT ?x {\n ?x a ?z \n ?y a ?x }",
            "q:3:2: not valid SPARQL at '?y', expected ',', ';', '.', '}' or a pattern",
        ),
        ("SELECT ?x {} ORDER ?x", "q:1:20: not valid SPARQL at '?x', expected BY"),
        ("ASK", "q:1:4: not valid SPARQL at the end, expected '{' or WHERE"),
        ("", "q:1:1: not valid SPARQL at the end, expected BASE, PREFIX, SELECT, CONSTRUCT, DESCRIBE or ASK"),
        ("SELECT ?s { VALUES ?x 1 }", "q:1:23: not valid SPARQL at '1', expected '{'"),
        ("ASK {} ASK {}", "q:1:8: not valid SPARQL at 'ASK', expected"),
        ("SELECT ?x ?x {}", "q: not valid SPARQL, duplicated variable name in SELECT"),
        ("SELECT ?x (COUNT(*) AS ?n) { ?x ?y ?z }", "q: not valid SPARQL, the SELECT contains a variable"),
        ("ASK { ?s <a> ?o }", "q:1:10: not valid SPARQL, the IRI <a> is relative; write it in full"),
        ("SELECT * { BIND(1 AS ?x) BIND(2 AS ?x) }", "q:1:41: not valid SPARQL from here on"),
    ],
)
def test_error_says_where_and_what_was_expected(query: str, message: str) -> None:
    with pytest.raises(SyntaxError) as caught:
        STORE.query(query)
    assert str(translated(caught.value, query, where="q")).startswith(message)


@given(st.integers(min_value=0), st.sampled_from(["", "{", "}", "?x", ".", "FILTER", "'x'", "1", "a"]), st.data())
def test_any_damage_to_a_query_gives_one_line(at: int, put: str, data: st.DataObject) -> None:
    words = data.draw(st.sampled_from(VALID)).split(" ")
    words[at % len(words)] = put
    query = " ".join(words)
    prefixes = {**PREFIXES, "a": "a:", "c": "c:", "e": "e:"}
    said = "query:"
    try:
        demand_read_only(query, prefixes=prefixes)
        STORE.query(query, prefixes=prefixes)
    except QueryRefused as refused:
        said = str(refused)
    except SyntaxError as error:
        said = str(translated(error, query, where="query"))
    assert said.startswith("query:")
    assert "\n" not in said
