"""Nothing that the guard lets through makes the engine call out; the attacks were all run against Oxigraph 0.5.13."""

import pyoxigraph as ox
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.ask.guard import DEEPEST, demand_read_only
from kg.errors import QueryRefused
from kg.namespaces import PREFIXES

CLOSED = "<http://127.0.0.1:1/>"  # Oxigraph refuses port 1 itself: calling out ends in an OSError, without a network
STORE = ox.Store()

ATTACKS = {
    "plain": f"ASK {{ SERVICE {CLOSED} {{}} }}",
    "lower case": f"ASK {{ service silent {CLOSED} {{}} }}",
    "after a comment": f"ASK {{ SERVICE#c\n{CLOSED} {{}} }}",
    "escaped": f"ASK {{ \\u0053ERVICE {CLOSED} {{}} }}",
    "escaped in full": f"ASK {{ \\U00000053ERVICE {CLOSED} {{}} }}",
    "glued to a word": f"ASK {{ VALUES ?s {{1}} ?s ?p trueSERVICE{CLOSED}{{}} }}",
    "glued to a number": f"ASK {{ VALUES ?s {{1}} ?s ?p 1e5SERVICE{CLOSED}{{}} }}",
    "glued to its own modifier": f"ASK {{ SERVICESILENT{CLOSED}{{}} }}",
    "as a prefix": "PREFIX SERVICE: <http://a/> PREFIX : <http://127.0.0.1:1/> ASK { SERVICE:x {} }",
    "as an undeclared prefix": "PREFIX : <http://127.0.0.1:1/> ASK { SERVICE:x {} }",
    "after a dot in a prefix": "PREFIX : <http://127.0.0.1:1/> PREFIX t.SERVICE: <a:b> ASK { ?s ?p t.SERVICE:x {} }",
    "in a name that is no IRI": f"PREFIX a: <http://h:8> ASK {{ VALUES ?s {{1}} ?s ?p a:SERVICE{CLOSED}{{}} }}",
    "further in such a name": f"PREFIX a: <http://h:8> ASK {{ ?s a:trueSERVICE{CLOSED}{{}} }}",
    "in a name with an escape": f"PREFIX a: <http://h/> ASK {{ ?s ?p a:\\%SERVICE{CLOSED}{{}} }}",
    "declared twice": f"PREFIX tg: <http://h:8> ASK {{ VALUES ?s {{1}} ?s ?p tg:SERVICE{CLOSED}{{}} }}",
    "in what looks like an IRI": f"ASK {{ BIND(1 AS ?a) FILTER(?a<2)SERVICE#>\n{CLOSED} {{}} }}",
    "behind a comment in what looks like an IRI": f'ASK {{ FILTER(1<2)#>"""\nSERVICE {CLOSED} {{}} #"""\n}}',
    "behind a string in what looks like an IRI": f"ASK {{ FILTER('a'<'>')SERVICE {CLOSED} {{}} #')\n}}",
    "behind a string after a boolean": f"ASK {{ FILTER(false<'>')SERVICE {CLOSED} {{}} #')\n}}",
    "behind an invalid escape": f'ASK {{ VALUES ?x {{ """a" }} SERVICE {CLOSED} {{}} #\\uD800"""\n}}',
    "behind an open string": f'ASK {{ VALUES ?x {{ """a" }} SERVICE {CLOSED} {{}} }}',
    "after a language tag": f'ASK {{ VALUES ?s {{1}} ?s ?p "x"@en.SERVICE {CLOSED} {{}} }}',
    "after a lone CR": f"ASK {{ #c\rSERVICE {CLOSED} {{}} }}",
    "in a sub-select": f"ASK {{ {{ SELECT * {{ SERVICE {CLOSED} {{}} }} }} }}",
    "in EXISTS": f"ASK {{ FILTER EXISTS {{ SERVICE {CLOSED} {{}} }} }}",
    "with a variable": "ASK { VALUES ?x { <http://127.0.0.1:1/> } SERVICE ?x {} }",
    "FROM": "SELECT * FROM <file:///etc/passwd> {}",
    "FROM glued": "SELECT*FROM<file:///etc/passwd>{}",
    "FROM NAMED glued": "SELECT * FROMNAMED<file:///etc/passwd> {}",
    "FROM as a prefix": "PREFIX FROM: <http://h/> PREFIX : <file:///> SELECT * FROM:x {}",
    "LOAD": "LOAD <http://127.0.0.1:1/>",
    "INSERT": "INSERT DATA { <a:a> <a:b> 1 }",
    "DELETE": "DELETE WHERE { ?s ?p ?o }",
    "CLEAR": "CLEAR ALL",
    "DROP": "DROP GRAPH <a:b>",
    "two operations": "ASK {} ; LOAD <http://127.0.0.1:1/>",
    "unknown word": "ASK { LATERAL { ?s ?p ?o } }",
    "no-break space": f"ASK {{ \xa0SERVICE {CLOSED} {{}} }}",
    "long s": f"ASK {{ \u017fERVICE {CLOSED} {{}} }}",
}


@pytest.mark.parametrize("query", ATTACKS.values(), ids=ATTACKS)
def test_attack_is_refused(query: str) -> None:
    with pytest.raises(QueryRefused):
        demand_read_only(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service ?from { ?service ?p ?from }",
        'SELECT * { ?s ?p \'SERVICE <http://a/>\', """FROM""" } # SERVICE',
        "SELECT * { ?s tg:reportedFrom ?o ; ?p vocab:business-model-software-as-a-service }",
        "SELECT * { ?s <https://example.org/service/from#SERVICE> ?o }",
        "PREFIX x: <urn:x#> SELECT * { ?s x:y ?o FILTER(?o < 3 && ?s > 2) }",
        "SELECT * { ?s <urn:service:from> ?o }",
        "BASE <https://example.org/> SELECT * { <service> ?p ?o }",
        "SELECT * { GRAPH <https://w3id.org/tiegraph/graph/ontology> { ?s ?p ?o } }",
        "SELECT (GROUP_CONCAT(STR(?x); SEPARATOR=', ') AS ?l) { ?x a/rdfs:subClassOf* tg:Tie } GROUP BY ?y HAVING(1)",
        "DESCRIBE id:org-sensetime",
        "CONSTRUCT WHERE { ?s ?p ?o }",
        "select * where { ?s a tg:Tie } limit 3 offset 1",
    ],
)
def test_harmless_query_passes_and_the_engine_takes_it(query: str) -> None:
    demand_read_only(query)
    STORE.query(query, prefixes=PREFIXES)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("ASK {\n  SERVICE <http://a/> {} }", "query:2:3: SERVICE is refused: a question is answered"),
        ("SELCT * {}", "query:1:1: not valid SPARQL 1.1, unknown word 'SELCT'; did you mean SELECT?"),
        ("ASK { ?s foaf:name ?o }", "query:1:10: prefix 'foaf:' is not declared; add PREFIX foaf: <...>"),
        ("ASK { ?s ?p '\\u0022' }", "query:1:14: the escape \\u0022 is refused, since engines read it differently"),
        ("ASK { ?s ?p ?o ", "query:1:5: not valid SPARQL, '{' is never closed"),
        ("ASK { ?s ?p ?o ] }", "query:1:16: not valid SPARQL, ']' closes nothing"),
        ("LOAD <a:b>", "query:1:1: LOAD is refused: the built graph is read-only"),
        ("ASK { FILTER(?a<?b#>\n) }", "put a space after '<'"),
        ("ASK { ?s x:service ?o } ", "prefix 'x:' is not declared"),
    ],
)
def test_refusal_says_where_and_why(query: str, message: str) -> None:
    with pytest.raises(QueryRefused) as caught:
        demand_read_only(query)
    assert message in str(caught.value)


def test_prefix_of_the_table_need_not_be_declared_unless_told() -> None:
    demand_read_only("ASK { ?s tg:date ?o }")
    with pytest.raises(QueryRefused, match="add PREFIX tg: <https"):
        demand_read_only("ASK { ?s tg:date ?o }", prefixes={})


def test_prefix_that_is_a_keyword_is_refused_even_if_it_is_known() -> None:
    with pytest.raises(QueryRefused, match="SERVICE is refused"):
        demand_read_only("ASK { service:x {} }", prefixes={"service": "http://h/", "": "http://127.0.0.1:1/"})


@pytest.mark.parametrize("pair", ["()", "{}"])
def test_what_would_overflow_the_engines_stack_is_refused(pair: str) -> None:
    deep = {"()": "ASK { FILTER(%s) }", "{}": "ASK { %s }"}[pair]
    for depth, fits in ((DEEPEST - 2, True), (DEEPEST + 1, False), (100_000, False)):
        query = deep % (pair[0] * depth + ("1" if pair == "()" else "") + pair[1] * depth)
        if fits:
            demand_read_only(query)
            STORE.query(query)
        else:
            with pytest.raises(QueryRefused, match="brackets in brackets"):
                demand_read_only(query)


def test_endless_chain_is_refused() -> None:
    with pytest.raises(QueryRefused, match="more than 10,000 words and marks"):
        demand_read_only(f"ASK {{ FILTER({' || '.join(['1'] * 50_000)}) }}")


PIECES = st.sampled_from(
    [
        *(
            "SERVICE",
            "service",
            "SILENT",
            "FROM",
            "NAMED",
            "true",
            "a",
            "x:",
            "x:p",
            ":",
            "y:",
            "SERVICE:",
            "1",
            ".",
            "1e5",
        ),
        *("<", ">", "<http://127.0.0.1:1/>", "<http://127.0.0.1:1/x#y>", "<?", "#", "\n", "'", '"', '"""', "\\", "@en"),
        *(
            "{",
            "}",
            "(",
            ")",
            "{}",
            "[]",
            "?s ",
            "?p ",
            "?",
            " ",
            " ",
            "FILTER(",
            "VALUES ?x {1}",
            "OPTIONAL",
            "\\u0053",
        ),
        *(
            "^",
            "/",
            "|",
            "*",
            "-",
            "&&",
            "^^",
            ";",
            ",",
            "_:b",
            "%20",
            "SERVICE<http://127.0.0.1:1/>{}",
            "é",
            "trueSERVICE",
        ),
    ]
)
PROLOGUE = (
    "PREFIX : <http://127.0.0.1:1/> PREFIX x: <http://h:8> PREFIX y: <http://h/y#> PREFIX SERVICE: <http://h/s> "
    "ASK { VALUES ?s { 1 } "
)


@settings(max_examples=600, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
@example("SERVICE:x{}")
@example("?s ?p x:SERVICE<http://127.0.0.1:1/>{}")
def test_nothing_that_passes_calls_out(soup: str) -> None:
    query = PROLOGUE + soup + "\n}"
    try:
        demand_read_only(query)
        bool(STORE.query(query))
    except (QueryRefused, SyntaxError):
        return
