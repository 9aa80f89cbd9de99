"""A plan as text and as data that another executor could run."""

import json

import polars as pl
from hypothesis import given

from kg.close.columnar import compile_columns
from kg.close.describe import read_json, write_json, write_text
from kg.close.plan import Plan
from kg.columns import Columns, encode
from tests.close.columns.drawing import graphs
from tests.close.columns.engines import turtle
from tests.examples import examples

TERMS = """
tg:a owl:propertyChainAxiom (tg:b tg:c) . tg:b a owl:FunctionalProperty ; rdfs:range tg:C .
tg:C owl:disjointWith tg:D . [] a owl:AllDifferent ; owl:members (tg:x tg:y) .
[] a tg:Projection ; tg:tieClass tg:C ; tg:projectsFrom tg:b ; tg:projectsTo tg:c ; tg:edge tg:e ;
tg:admitsStanding tg:s .
"""


def compile_text(text: str) -> tuple[Columns, Plan]:
    return compile_columns(encode([pl.Series([" ".join(triple) + " ." for triple in turtle(text)], dtype=pl.String)]))


def test_each_clause_is_a_line_that_can_be_read() -> None:
    columns, plan = compile_text(TERMS)
    lines = write_text(plan, columns.terms.__getitem__).splitlines()
    assert "  prp-spo2  x0 tg:a x2 <- x0 tg:b x1, x1 tg:c x2" in lines
    assert "  prp-rng  y a tg:C <- x tg:b y" in lines
    assert "  prp-fp  one y for each x <- x tg:b y" in lines
    assert "  cax-dw  x a tg:C, x a tg:D" in lines
    assert "  eq-diff2  one thing: two of tg:x, tg:y" in lines
    drawn = "tie a tg:C, tie tg:standing tg:s, tie tg:b x, tie tg:c y, x ≠ y"
    assert f"  projection  x tg:e y <- {drawn}" in lines


def test_what_is_recursive_says_so() -> None:
    columns, plan = compile_text("tg:p a owl:TransitiveProperty .")
    assert write_text(plan, columns.terms.__getitem__).startswith("stratum 1, to the fixpoint\n  prp-trp  x tg:p z <-")


def test_json_is_plain_data_with_terms_in_ntriples_and_variables_led_by_a_question_mark() -> None:
    columns, plan = compile_text(":p rdfs:subPropertyOf :q .")
    content = json.loads(write_json(plan, columns.terms.__getitem__))
    assert content["strata"] == [
        {
            "recursive": False,
            "rules": [
                {
                    "rule": "prp-spo1",
                    "head": ["<x:q>", "?x", "?y"],
                    "body": [["<x:p>", "?x", "?y"]],
                    "axioms": [["<x:p>", "<http://www.w3.org/2000/01/rdf-schema#subPropertyOf>", "<x:q>"]],
                }
            ],
        }
    ]


@examples(12)
@given(text=graphs())
def test_a_plan_survives_being_written_and_read(text: str) -> None:
    columns, plan = compile_text(text)
    codes = {spelling: code for code, spelling in enumerate(columns.terms.to_list())}
    again = read_json(write_json(plan, columns.terms.__getitem__), codes)
    assert again == plan
    assert [rule.axioms for rule in again.rules] == [rule.axioms for rule in plan.rules]
