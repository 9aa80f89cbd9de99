"""What every stored query must keep to: asked before it gets into the catalogue."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.ask.blocks import find_blocks
from kg.ask.guard import demand_read_only
from kg.ask.lexer import place
from kg.ask.syntax import translated
from kg.ask.words import FORMS
from kg.errors import QueryRefused
from kg.namespaces import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.ask.header import Query
    from kg.ask.lexer import Token
    from kg.ask.rules import Broken
    from kg.ask.vocabulary import Terms

_KIND_OF_FORM = {"SELECT": "select", "CONSTRUCT": "construct", "DESCRIBE": "construct", "ASK": "ask"}


def linted(query: Query, *, where: str, terms: Terms | None = None) -> Query:
    """Return the query with its kind; refuse one that breaks a rule of stored queries."""
    checked, found = valid(query, where=where)
    for broken in problems(checked, found, terms=terms):
        raise QueryRefused(broken.what, where=place(query.text, broken.at, where=where), remedy=broken.remedy)
    return checked


def problems(query: Query, found: Sequence[Token], *, terms: Terms | None) -> Iterator[Broken]:
    """Yield every rule that a valid query breaks; with the terms of an ontology, also those that it does not know."""
    from kg.ask.rules import broken_rules

    yield from broken_rules(query, found)
    if terms:
        yield from terms.unknown(query, found)


def valid(query: Query, *, where: str) -> tuple[Query, Sequence[Token]]:
    """Return the query with its kind, and its tokens; refuse one that cannot be asked, or does not fit its header."""
    found = demand_read_only(query.text, where=where, prefixes={})
    _demand_prefixes(query, found, where=where)
    form = next((token.text.upper() for token in found if token.text.upper() in FORMS), "")
    _demand_parses(query, where=where)
    kind = query.kind or _KIND_OF_FORM[form]
    if _KIND_OF_FORM[form] != {"check": "select"}.get(kind, kind):
        raise QueryRefused(f"the header says `kind: {kind}`, the query is {form}", where=where)
    _demand_blocks(query, found, where=where)
    if form == "SELECT":
        _demand_columns(query, _selected(found), where=where)
    return replace(query, kind=kind), found


def _demand_prefixes(query: Query, found: Sequence[Token], *, where: str) -> None:
    for word, name, iri in zip(found, found[1:], found[2:], strict=False):
        if word.text.upper() != "PREFIX":
            continue
        expected = PREFIXES.get(name.text[:-1], iri.text[1:-1])
        if iri.text != f"<{expected}>":
            at = place(query.text, iri.start, where=where)
            raise QueryRefused(f"prefix {name.text!r} stands for <{expected}> in all of Tiegraph", where=at)


def _demand_parses(query: Query, *, where: str) -> None:
    """Let the engine parse it, on an empty store."""
    import pyoxigraph

    try:
        pyoxigraph.Store().query(query.text)
    except SyntaxError as error:
        raise translated(error, query.text, where=where) from error


def _demand_blocks(query: Query, found: Sequence[Token], *, where: str) -> None:
    blocks = {block.name for block in find_blocks(found)}
    for parameter in query.params:
        if parameter.name not in blocks:
            what = f"parameter {parameter.name!r} has no block"
            raise QueryRefused(what, where=where, remedy=f"add VALUES ?{parameter.name} {{ ... }} where it is used")


def _selected(found: Sequence[Token]) -> list[str] | None:
    """Return the variables of the outermost SELECT in order; None for `SELECT *`."""
    start = next(index for index, token in enumerate(found) if token.text.upper() == "SELECT")
    names: list[str] = []
    depth = 0
    for before, token in zip(found[start:], found[start + 1 :], strict=False):
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        if token.text == "*" and not depth:
            return None
        if token.text == "{" or token.text.upper() == "WHERE":
            break
        if token.kind == "variable" and (not depth or (depth == 1 and before.text.upper() == "AS")):
            names.append(token.text[1:])
    return names


def _demand_columns(query: Query, selected: Sequence[str] | None, *, where: str) -> None:
    declared = [column.name for column in query.columns]
    if selected is None:
        raise QueryRefused("SELECT * is refused in a stored query", where=where, remedy="name the columns")
    if declared != list(selected):
        what = f"the header's columns are {', '.join(declared) or 'none'}, the SELECT list is {', '.join(selected)}"
        raise QueryRefused(what, where=where, remedy="make them equal, in the same order")
    named = {"key": query.key, "source": (query.source,), "target": (query.target,)}
    for field, names in named.items():
        for name in names:
            if name and name not in declared:
                raise QueryRefused(f"`{field}` names {name!r}, which is no column", where=where)
