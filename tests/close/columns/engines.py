"""The engines that tests compare: each takes triples as N-Triples spellings, and tells what it infers without noise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl
from pyoxigraph import RdfFormat, Triple, parse

from kg.close.columnar import Closed, close_columns
from kg.close.vocabulary import SCHEMA_PREDICATES, TYPE
from kg.columns import encode, spell_lines
from kg.namespaces import OWL, PREFIXES, RDF, RDFS, XSD
from kg.terms import from_rdflib, rdflib_graph

if TYPE_CHECKING:
    from collections.abc import Iterable

Spelt = tuple[str, str, str]

HEAD = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items()) + "@prefix : <x:> .\n"
ERROR = "http://www.daml.org/2002/03/agents/agent-ont#"
_LANGUAGES = tuple(f"<{namespace}" for namespace in (OWL, RDF, RDFS, XSD, ERROR))
_SCHEMA = {f"<{predicate}>" for predicate in SCHEMA_PREDICATES}


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine infers, without noise, and what it finds to be inconsistent: rules or messages."""

    triples: frozenset[Spelt]
    false: tuple[str, ...]
    unknown: tuple[str, ...] = ()


def turtle(text: str) -> list[Spelt]:
    """Read Turtle; the prefix table is known, `:` is `x:`, blank nodes are labelled in their order."""
    labels: dict[object, str] = {}
    spelt = []
    for quad in parse(HEAD + text, format=RdfFormat.TURTLE):
        terms = (quad.triple.subject, quad.triple.predicate, quad.triple.object)
        spelt.append(
            tuple(labels.setdefault(t, f"_:b{len(labels)}") if str(t).startswith("_:") else str(t) for t in terms)
        )
    return spelt  # type: ignore[return-value]


def is_noise(triple: Spelt) -> bool:
    """Say whether an inferred triple is on the written list of noise (`kg.close.noise`)."""
    s, p, o = triple
    return (
        any(term.startswith("_:") for term in triple)
        or s.startswith('"')
        or s == o
        or (p == f"<{TYPE}>" and o.startswith(_LANGUAGES))
        or p in _SCHEMA
        or p.startswith(f"<{ERROR}")
    )


def close_by_plan(triples: Iterable[Spelt]) -> Closed:
    """Close triples on columns."""
    lines = pl.Series("line", [" ".join(triple) + " ." for triple in triples], dtype=pl.String)
    return close_columns(encode([lines]))


def told(closed: Closed) -> frozenset[Spelt]:
    """Return what a closure tells, spelt."""
    columns = (closed.columns.spell(codes).to_list() for codes in (closed.subject, closed.predicate, closed.object))
    return frozenset(zip(*columns, strict=True))


def by_plan(triples: Iterable[Spelt]) -> Answer:
    """Ask our own engine."""
    closed = close_by_plan(triples)
    rules = tuple(sorted({contradiction.rule for contradiction in closed.contradictions}))
    return Answer(told(closed), rules, closed.plan.unknown)


def by_owlrl(triples: Iterable[Spelt]) -> Answer:
    """Ask owlrl."""
    from kg.close.reference import expand

    triples = list(triples)
    text = "".join(" ".join(triple) + " .\n" for triple in triples)
    parsed: list[Triple] = [quad.triple for quad in parse(text, format=RdfFormat.N_TRIPLES)]
    graph = rdflib_graph(parsed)
    expand(graph)
    known = set(triples)
    found = set()
    for s, p, o in graph:
        spelt = (str(from_rdflib(s)), str(from_rdflib(p)), str(from_rdflib(o)))
        if spelt not in known and not is_noise(spelt):
            found.add(spelt)
    return Answer(
        frozenset(found), tuple(sorted(str(o) for p, o in graph.predicate_objects() if str(p) == ERROR + "error"))
    )


def spell(triples: Iterable[Triple]) -> list[Spelt]:
    """Return triples of pyoxigraph in their canonical spelling."""
    return [tuple(line.removesuffix(" .").split(" ", 2)) for line in spell_lines(triples)]  # type: ignore[misc]
