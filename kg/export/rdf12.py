"""RDF 1.2: each triple that a statement states is quoted, and the statement is its reifier."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.export import turtle
from kg.namespaces import RDF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.export.stated import Stated

LOSES = (
    "whether a triple holds: all are quoted and none is asserted, since a statement may plan, allege or deny it",
    "what the build derived and inferred, and what a file says of a party without a statement, such as its legal status",
    "tools of RDF 1.1, such as rdflib 7, read none of it",
)
_REIFIES = ox.NamedNode(RDF + "reifies")


def lines(statements: Iterable[Stated]) -> Iterator[str]:
    r"""Yield Turtle 1.2: a block for each statement, passage and source; a version line comes first.

    >>> from kg.export.stated import Stated
    >>> a, b = ox.NamedNode("urn:a"), ox.NamedNode("urn:b")
    >>> print("".join(lines([Stated("urn:s", (), (ox.Triple(a, b, b),), (), (), ())])), end="")
    VERSION "1.2"
    @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
    <BLANKLINE>
    <urn:s> rdf:reifies <<( <urn:a> <urn:b> <urn:b> )>> .
    """
    yield 'VERSION "1.2"\n'
    yield from turtle.lines(triple for statement in statements for triple in triples(statement))


def triples(statement: Stated) -> Iterator[ox.Triple]:
    """Yield a statement with the triples that it reifies, its passages and sources.

    One reifier may stand for several triples; that of a statement stands for all that it states, so that its modality,
    polarity, passages and speaker are said once, of the statement, as they are meant.
    """
    reifier = ox.NamedNode(statement.iri)
    yield from (ox.Triple(reifier, _REIFIES, triple) for triple in statement.facts)
    yield from (*statement.own, *statement.passages, *statement.sources)
