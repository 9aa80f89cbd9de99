"""Closing as a whole: what is told, what is written, what contradicts, and that long chains are no harder than many."""

from io import BytesIO

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.close.columnar import close_columns
from kg.close.execute import is_transitive, run_strata
from kg.close.facts import Facts
from kg.close.instances import Instances
from kg.close.noise import is_noise as is_listed_noise
from kg.close.plan import Rule, Stratum, tied
from kg.close.why import explain_contradiction
from kg.close.writing import write_closed
from kg.columns import encode
from kg.relations import Relation, pack
from kg.terms import to_rdflib
from tests.close.columns.drawing import graphs
from tests.close.columns.engines import close_by_plan, is_noise, told, turtle
from tests.examples import examples


@examples(10)
@given(text=graphs(of_terms=True))
def test_noise_is_what_the_written_list_calls_so(text: str) -> None:
    from pyoxigraph import RdfFormat, parse

    lines = "\n".join(" ".join(t) + " ." for t in turtle(text))
    for quad in parse(lines, format=RdfFormat.N_TRIPLES):
        s, p, o = quad.triple.subject, quad.triple.predicate, quad.triple.object
        spelt = (str(s), str(p), str(o))
        assert is_noise(spelt) == is_listed_noise(to_rdflib(s), to_rdflib(p), to_rdflib(o))


def test_a_closed_graph_is_written_as_it_was_spelt_and_once() -> None:
    closed = close_by_plan(turtle(":p rdfs:domain :C . :a :p '01'^^xsd:byte . :a :p 1 . :a :p 1 . :b a :C ."))
    buffer = BytesIO()
    write_closed(buffer, closed)
    lines = buffer.getvalue().decode().splitlines()
    expected = turtle(":p rdfs:domain :C . :a :p '01'^^xsd:byte , 1 . :b a :C . :a a :C .")
    assert sorted(lines) == sorted(" ".join(t) + " ." for t in expected)


@examples(10)
@given(text=graphs())
def test_what_is_closed_stays_so(text: str) -> None:
    triples = turtle(text)
    assert told(close_by_plan([*triples, *told(close_by_plan(triples))])) == frozenset()


def test_nothing_in_nothing_out() -> None:
    closed = close_columns(encode([pl.Series([], dtype=pl.String)]))
    assert len(closed.subject) == 0
    assert closed.contradictions == ()
    assert not closed.plan.rules


@pytest.mark.parametrize(
    ("premises", "rule", "said"),
    [
        (":C owl:disjointWith :D . :a a :C , :D .", "cax-dw", ":a a :C , :D ."),
        (":p a owl:AsymmetricProperty . :a :p :b . :b :p :a .", "prp-asyp", ":a :p :b . :b :p :a ."),
        ("[] a owl:AllDisjointClasses ; owl:members (:C :D :E) . :a a :C , :E .", "cax-adc", ":a a :C , :E ."),
        ("[] a owl:AllDisjointProperties ; owl:members (:p :q) . :a :p :b ; :q :b .", "prp-adp", ":a :p :b ; :q :b ."),
        ("[] a owl:AllDifferent ; owl:members (:a :b) . :a owl:sameAs :b .", "eq-diff2", ":a owl:sameAs :b ."),
        (":a owl:differentFrom :b ; owl:sameAs :b .", "eq-diff1", ":a owl:differentFrom :b ; owl:sameAs :b ."),
        (":p rdfs:range xsd:integer . :a :p 'x' .", "dt-not-type", ":p rdfs:range xsd:integer . :a :p 'x' ."),
        (":p a owl:FunctionalProperty . :a :p 1 , 2 .", "dt-diff", ":a :p 1 , 2 ."),
    ],
)
def test_a_contradiction_stands_on_authored_triples(premises: str, rule: str, said: str) -> None:
    closed = close_by_plan(turtle(premises))
    (contradiction,) = [c for c in closed.contradictions if c.rule == rule]
    proofs = [why.proof for why in explain_contradiction(Instances(Facts(closed)), contradiction)]
    assert all(proofs)
    leaves = {leaf.triple for proof in proofs if proof for leaf in proof.leaves()}
    assert set(turtle(said)) <= leaves


def test_of_very_many_contradictions_of_one_rule_only_so_many_are_told() -> None:
    many = " ".join(f":a{i} a :C , :D ." for i in range(1200))
    closed = close_by_plan(turtle(f":C owl:disjointWith :D . {many}"))
    assert len(closed.contradictions) == 1000


TRANSITIVE = Rule("prp-trp", tied(7, "x", "z"), (tied(7), tied(7, "y", "z")))


def test_a_transitive_rule_is_known_by_its_form() -> None:
    assert is_transitive(TRANSITIVE)
    assert not is_transitive(Rule("", tied(7, "x", "z"), (tied(7), tied(8, "y", "z"))))
    assert not is_transitive(Rule("", tied(7, "z", "x"), (tied(7), tied(7, "y", "z"))))
    assert not is_transitive(Rule("", tied(7, "x", "x"), (tied(7), tied(7, "y", "x"))))
    assert not is_transitive(Rule("", tied(7), (tied(7, "y", "x"),)))


@examples(40)
@given(
    pairs=st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=12),
    other=st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=4),
    symmetric=st.booleans(),
)
def test_transitive_properties_are_closed_with_whatever_flows_into_them(
    pairs: set[tuple[int, int]], other: set[tuple[int, int]], symmetric: bool
) -> None:
    def relation(found: set[tuple[int, int]]) -> Relation:
        left, right = (np.array([pair[i] for pair in sorted(found)], dtype=np.int64) for i in (0, 1))
        return Relation(pack(left, right))

    back = Rule("prp-symp", tied(7, "y", "x"), (tied(7),)) if symmetric else Rule("", tied(7), (tied(9),))
    rules = (
        TRANSITIVE,
        Rule("prp-spo1", tied(7), (tied(8),)),
        Rule("prp-spo2", tied(8, "x", "z"), (tied(8), tied(7, "y", "z"))),
        back,
    )
    state = {(7, 2): relation(pairs), (8, 2): relation(other)}
    run_strata([Stratum(rules, recursive=True)], state)
    p, q = set(pairs), set(other)
    while True:
        more = p | q | {(a, d) for a, b in p for c, d in p if b == c} | ({(b, a) for a, b in p} if symmetric else set())
        further = q | {(a, d) for a, b in q for c, d in p if b == c}
        if (more, further) == (p, q):
            break
        p, q = more, further
    assert set(zip(state[7, 2].first.tolist(), state[7, 2].second.tolist(), strict=True)) == p
