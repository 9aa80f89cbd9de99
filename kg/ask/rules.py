"""The rules of stored queries that are about their meaning; each is a sentence, and what breaks it has a place."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from kg.ask.blocks import find_blocks
from kg.ask.scopes import Scope, scope_of
from kg.ask.slices import outermost, tail_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.ask.header import Parameter, Query
    from kg.ask.lexer import Token

_CHECK = {"node": "iri", "message": "string"}


class Broken(NamedTuple):
    """A rule that is broken: what is wrong, what to do, and the offset in the text."""

    what: str
    remedy: str
    at: int


def broken_rules(query: Query, found: Sequence[Token]) -> Iterator[Broken]:
    """Yield every rule that a query breaks which is valid SPARQL."""
    yield from _empty_blocks(found)
    scope = scope_of(found)
    for parameter in query.params:
        yield from _missing_blocks(parameter, scope)
        yield from _kept_to_itself(parameter, scope)
    yield from _compared_language(found)
    yield from _concatenated_iris(found)
    if query.columns:
        yield from _unordered(query, found)
    if query.kind == "check":
        yield from _no_findings(query)


def _empty_blocks(found: Sequence[Token]) -> Iterator[Broken]:
    for block in find_blocks(found):
        if not block.example:
            what = f"the block of {block.name!r} is empty, which matches nothing"
            yield Broken(what, "write UNDEF for 'not given'", block.start)


def _missing_blocks(parameter: Parameter, outermost_scope: Scope) -> Iterator[Broken]:
    """A scope whose expressions use a parameter must have its value; a sub-select or MINUS needs the block itself."""
    name, remedy = parameter.name, f"add VALUES ?{parameter.name} {{ ... }} there"
    for scope in outermost_scope.walk():
        at = scope.in_expressions.get(name)
        if at is not None and scope.kind not in ("query", "select") and not scope.sees(name):
            yield Broken(f"parameter {name!r} has no value in this scope", remedy, at)
        elif scope.kind in ("select", "minus") and scope.mentions(name) and not _is_tied(scope, name):
            what = "sub-select" if scope.kind == "select" else "MINUS"
            yield Broken(f"this {what} uses parameter {name!r} without its block", remedy, scope.start)


def _is_tied(scope: Scope, name: str) -> bool:
    """Whether a sub-select or MINUS has the block, or hands out what is joined with the block outside."""
    return scope.has_block(name) or name in (scope.projected or ())


def _kept_to_itself(parameter: Parameter, outermost_scope: Scope) -> Iterator[Broken]:
    """A sub-select hands out the parameter that it uses, unless it counts over all values, or there is only one."""
    if parameter.required and not parameter.many:
        return
    for scope in outermost_scope.walk():
        if scope.projected is None or scope.grouped or parameter.name in scope.projected:
            continue
        if scope.mentions(parameter.name):
            what = f"this sub-select uses parameter {parameter.name!r} and does not hand it out"
            yield Broken(what, f"add ?{parameter.name} to its SELECT", scope.start)


def _compared_language(found: Sequence[Token]) -> Iterator[Broken]:
    """Tags are lower case inside, and `en` is also `en-GB`."""
    for at, token in enumerate(found):
        if token.text.upper() != "LANG" or token.kind != "word":
            continue
        close = next((n for n in range(at, len(found)) if found[n].text == ")"), at)
        around = [found[at - 1].text, *(t.text.upper() for t in found[close + 1 : close + 2])]
        if {"=", "!=", "IN", "NOT"} & set(around):
            yield Broken("a language is compared", 'write LANGMATCHES(LANG(?x), "en")', token.start)


def _concatenated_iris(found: Sequence[Token]) -> Iterator[Broken]:
    """Oxigraph leaves GROUP_CONCAT of IRIs unbound; a name that an expression made is taken to be a text."""
    made = {b.text for a, b in pairwise(found) if a.text.upper() == "AS"}
    for at, token in enumerate(found):
        if token.text.upper() == "GROUP_CONCAT":
            first = at + 3 if found[at + 2].text.upper() == "DISTINCT" else at + 2
            if found[first].kind == "variable" and found[first].text not in made:
                what = f"GROUP_CONCAT of {found[first].text}, which may be an IRI"
                yield Broken(what, f"write STR({found[first].text})", found[first].start)


def _unordered(query: Query, found: Sequence[Token]) -> Iterator[Broken]:
    """The order is total, so that limit and offset cut where they should; partial dates have none."""
    tail = tail_of(query.text)
    if tail.cuts:
        yield Broken(
            "LIMIT or OFFSET in a stored query", "leave it out: every query has limit and offset", tail.cuts[0][0]
        )
    if not query.key:
        yield Broken("no key", "name in the header the columns that tell rows apart, `key: [...]`", 0)
        return
    order = _order(found)
    names = [token.text[1:] for token in order]
    if not set(query.key) <= set(names) or names[-1] not in query.key:
        ends = " ".join(f"?{name}" for name in query.key)
        yield Broken(
            "the order does not end with the key", f"end with ORDER BY ... {ends}", len(query.text.rstrip()) - 1
        )
    partial = {column.name for column in query.columns if column.type == "partial-date"}
    for token in order:
        if token.text[1:] in partial:
            what = f"ordered by {token.text}, a partial date, which has no order"
            yield Broken(what, "order by its earliest and latest day", token.start)


def _order(found: Sequence[Token]) -> list[Token]:
    """Return the names after the outermost ORDER BY."""
    outer = [token for token in outermost(found) if token.kind == "word"]
    starts = [token.start for token in outer if token.text.upper() == "ORDER"]
    ends = [token.start for token in outer if token.text.upper() in ("LIMIT", "OFFSET", "VALUES")]
    if not starts:
        return []
    end = min((e for e in ends if e > starts[-1]), default=found[-1].start + 1)
    return [token for token in found if token.kind == "variable" and starts[-1] < token.start < end]


def _no_findings(query: Query) -> Iterator[Broken]:
    """The rows of a check say about which node they are, and what is wrong."""
    types = {column.name: column.type for column in query.columns}
    for name, kind in _CHECK.items():
        if types.get(name) != kind:
            yield Broken(f"a check has no column {name!r} of type {kind}", f"select ?{name}", 0)
