"""Which predicates a query needs: named where that is sure, all where it is not."""

import pytest

from kg.ask.guard import demand_read_only
from kg.check.shacl.paths import Inverse, Predicate, Repeat
from kg.check.shacl.query_reach import predicates_in
from kg.namespaces import RDF
from tests.check.shacl.graphs import iri

PREFIXES = {"ex": "http://example.org/"}
TYPE = f"<{RDF}type>"
SURE = {
    "SELECT $this { $this ex:p ?v }": "p",
    "SELECT $this { $this ex:p ?v ; ex:q 1, 'x'@en, \"y\"^^ex:d ; a ex:T . ?v <http://example.org/r> true }": "p q r a",
    "SELECT $this (ex:n AS ?path) { $this ex:p ?v } GROUP BY $this ?path HAVING (COUNT(?v) > 1) ORDER BY ?v": "p",
    "SELECT $this { $this ex:p/^ex:q|ex:r ?v }": "p q r",
    "SELECT $this { $this (ex:p/ex:q)+ ?v . ?v ^(ex:r|a) $this }": "p q r a",
    "SELECT $this { FILTER NOT EXISTS { $this ex:p ?v FILTER (?v > 1 && EXISTS { ?v ex:q ?w }) } }": "p q",
    "SELECT $this { OPTIONAL { $this ex:p ?v } FILTER (!bound(?v)) ?x ex:q ?y }": "p q",
    "SELECT $this { { $this ex:p ?v } UNION { ?v ex:q $this } BIND (ex:n AS ?path) }": "p q",
    "SELECT $this { { SELECT $this (MAX(?n) AS ?m) { $this ex:p ?n } GROUP BY $this } $this ex:q ?m }": "p q",
    "SELECT $this { FILTER regex(str($this), 'x') $this ex:p ?v }": "p",
    "SELECT $this { FILTER ex:f($this) . $this ex:p ?v }": "p",
    "PREFIX o: <http://example.org/o#> SELECT $this { $this o:x\\-y ?v }": "o#x-y",
    "SELECT $this { FILTER ($this = ex:a) }": "",
}
UNSURE = [
    "SELECT $this { $this ?p ?v }",
    "SELECT $this { $this ex:p ?v ; ?q ?w }",
    "SELECT $this { $this ex:p* ?v }",
    "SELECT $this { $this ex:p? ?v }",
    "SELECT $this { $this !ex:p ?v }",
    "SELECT $this { $this !(ex:p|^ex:q) ?v }",
    "SELECT $this { $this ex:p (ex:a ex:b) }",
    "SELECT $this { $this ex:p (ex:a) }",
    "SELECT $this { (1 2) ex:p $this }",
    "SELECT $this { $this ex:p [ ex:q 1 ] }",
    "SELECT $this { [] ?p $this }",
    "SELECT $this { $this <relative> ?v }",
    "BASE <http://example.org/> SELECT $this { $this ex:p ?v }",
    "PREFIX ex: <http://other.example/> SELECT $this { $this ex:p ?v }",
    "SELECT $this { $this $PATH ?v }",
]


@pytest.mark.parametrize("query", SURE)
def test_predicates_are_named(query: str) -> None:
    expected = {TYPE if name == "a" else iri(name) for name in SURE[query].split()}
    assert predicates_in(demand_read_only(query, prefixes=PREFIXES), PREFIXES, None) == expected


@pytest.mark.parametrize("query", UNSURE)
def test_all_are_needed_where_it_is_not_sure(query: str) -> None:
    assert predicates_in(demand_read_only(query, prefixes=PREFIXES), PREFIXES, None) is None


def test_the_path_of_the_shape_counts() -> None:
    tokens = demand_read_only("SELECT $this { $this $PATH ?v ; ex:q 1 }", prefixes=PREFIXES)
    inverse = Inverse(Predicate(iri("p")))
    assert predicates_in(tokens, PREFIXES, inverse) == {iri("p"), iri("q")}
    assert predicates_in(tokens, PREFIXES, Repeat(inverse, 0, endless=True)) is None
