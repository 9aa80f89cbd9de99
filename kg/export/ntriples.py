"""N-Triples: one triple a line, in the order of the alphabet. For tools that read nothing else, and for `diff`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.export.terms import quoted
from kg.namespaces import XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.terms import Term

LOSES = (
    "which graph, and so which file and source, a triple came from",
    "prefixes, comments and order",
)


def lines(triples: Iterable[ox.Triple]) -> Iterator[str]:
    r"""Yield each distinct triple as one line, sorted.

    >>> tie = ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:name"), ox.Literal("商汤", language="zh-hans"))
    >>> list(lines([tie, tie]))
    ['<urn:a> <urn:name> "商汤"@zh-Hans .\n']
    """
    yield from sorted({f"{statement(triple)} .\n" for triple in triples})


def statement(triple: ox.Triple) -> str:
    """Write subject, predicate and object."""
    return f"{triple.subject} {triple.predicate} {_object(triple.object)}"


def _object(term: Term) -> str:
    if isinstance(term, ox.Triple):
        return f"<<( {statement(term)} )>>"
    if not isinstance(term, ox.Literal):
        return str(term)
    plain = term.language or term.datatype.value == XSD + "string"
    return quoted(term) if plain else f"{quoted(term)}^^{term.datatype}"
