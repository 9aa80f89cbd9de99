"""A term goes to rdflib and comes back as it was written: nothing is normalised on the way."""

import logging

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.namespaces import XSD
from kg.terms import Term, from_rdflib, rdflib_graph, show, to_rdflib

A = NamedNode("https://w3id.org/tiegraph/id/a")


def typed(value: str, name: str) -> Literal:
    return Literal(value, datatype=NamedNode(XSD + name))


@pytest.mark.parametrize(
    "term",
    [
        *(A, BlankNode("b1"), Literal("x"), Literal(""), Literal("x", language="zh-hans"), Literal("two\nlines")),
        *(typed("007", "integer"), typed("1e3", "double"), typed("1.50", "decimal"), typed("1", "boolean")),
        *(typed("2018-04", "gYearMonth"), typed("2018-06-29Z", "date"), typed("2019", "date"), typed("soon", "date")),
        Literal("x", datatype=NamedNode("https://example.org/type")),
    ],
)
def test_a_term_survives_the_way_to_rdflib_and_back(term: NamedNode | BlankNode | Literal) -> None:
    """Trap: rdflib turns 007 into 7, 1e3 into 1000.0, drops a date's Z, and makes a date of "2019"."""
    (triple,) = rdflib_graph([Triple(A, A, term)])
    assert from_rdflib(triple[2]) == term


def test_ill_typed_literals_make_no_noise_and_leave_the_logger_as_it_was(caplog: pytest.LogCaptureFixture) -> None:
    rdflib_graph([Triple(A, A, typed("soon", "date"))])
    assert not caplog.records
    to_rdflib(typed("soon", "date"))
    assert caplog.records
    assert logging.getLogger("rdflib.term").level == logging.NOTSET


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (A, "id:a"),
        (NamedNode("https://example.org/"), "<https://example.org/>"),
        (Literal("x"), "x"),
        (BlankNode("b"), "b"),
    ],
)
def test_a_term_is_shown_as_people_write_it(term: Term, text: str) -> None:
    assert show(term) == text
