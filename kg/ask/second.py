"""Bind values for rdflib: into the tree that its parser makes, never into the text, which it would unescape first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.ask.binding import demand_one_term
from kg.terms import to_rdflib

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rdflib.plugins.sparql.sparql import Query

    from kg.ask.values import Term


def rdflib_query(text: str, values: Mapping[str, Sequence[Term]], *, where: str) -> Query:
    """Return the query for rdflib with the contents of each named block replaced; an empty list is *not given*.

    >>> from pyoxigraph import Literal
    >>> import rdflib
    >>> asked = rdflib_query("SELECT ?n { VALUES ?n { 1 } }", {"n": [Literal("x } y")]}, where="")
    >>> [str(n) for (n,) in rdflib.Graph().query(asked)]
    ['x } y']
    """
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    tree = parseQuery(text)
    bind_tree(tree, values, where=where)
    return translateQuery(tree)


def bind_tree(tree: Any, values: Mapping[str, Sequence[Term]], *, where: str) -> None:
    """Replace the contents of the blocks in a tree of rdflib's parser."""
    for block in inline_blocks(tree):
        name = str(block["var"][0])
        if name in values:
            for term in values[name]:
                demand_one_term(term, where=where)
            terms: list[object] = [to_rdflib(term) for term in values[name]]
            block["value"] = terms or ["UNDEF"]


def inline_blocks(tree: Any) -> Iterator[Any]:
    """Yield each `VALUES ?name { ... }` of one variable, wherever it stands."""
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    if isinstance(tree, CompValue):
        if tree.name == "InlineData" and len(tree["var"] or ()) == 1 and not _is_full(tree):
            yield tree
        for part in tree.values():
            yield from inline_blocks(part)
    elif isinstance(tree, ParseResults | list):
        for part in tree:
            yield from inline_blocks(part)


def _is_full(block: Any) -> bool:
    """Whether the block is written with brackets, `VALUES (?name) { (1) }`."""
    from pyparsing import ParseResults

    return any(isinstance(value, ParseResults | list) for value in block.get("value", ()) or ())
