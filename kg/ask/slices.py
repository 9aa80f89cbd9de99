"""A part of an answer: LIMIT and OFFSET for the outermost query, added to those that it has."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kg.ask.lexer import tokens
from kg.ask.words import FORMS
from kg.errors import BadParameter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.ask.lexer import Token

_DEPTH = {"{": 1, "(": 1, "[": 1, "}": -1, ")": -1, "]": -1}


class Tail(NamedTuple):
    """The end of a query: its form, where LIMIT and OFFSET belong, those it has, and the places to cut them from."""

    form: str
    at: int
    limit: int | None
    offset: int
    cuts: tuple[tuple[int, int], ...]


def part_of(text: str, *, limit: int | None = None, offset: int = 0, where: str) -> str:
    r"""Return the query for a part of the rows that it gives by itself.

    >>> part_of("SELECT ?x { ?x ?y ?z } # all", limit=2, where="")
    'SELECT ?x { ?x ?y ?z } # all\nLIMIT 2'
    >>> part_of("SELECT ?x { ?x ?y ?z } LIMIT 5 VALUES ?z { 1 }", limit=10, offset=2, where="")
    'SELECT ?x { ?x ?y ?z }  \nLIMIT 3\nOFFSET 2\nVALUES ?z { 1 }'
    """
    tail = tail_of(text)
    if tail.form == "ASK":
        raise BadParameter("the answer is yes or no, there are no parts of it", where=where, remedy="leave limit out")
    if tail.limit is not None:
        left = max(tail.limit - offset, 0)
        limit = left if limit is None else min(limit, left)
    offset += tail.offset
    added = [f"LIMIT {limit}"] * (limit is not None) + [f"OFFSET {offset}"] * bool(offset)
    head = text[: tail.at]
    for start, end in reversed(tail.cuts):
        head = head[:start] + head[end:]
    rest = text[tail.at :]
    return "\n".join([head, *added, rest] if rest else [head, *added])


@lru_cache(maxsize=256)
def tail_of(text: str) -> Tail:
    """Return the end of a query that is valid SPARQL."""
    outer = list(outermost(tokens(text, where="query")))
    form = next((token.text.upper() for token in outer if token.text.upper() in FORMS), "")
    body = next((n for n, token in enumerate(outer) if token.text == "{"), len(outer))
    at, limit, offset, cuts = len(text), None, 0, []
    for word, number in zip(outer[body:], [*outer[body + 1 :], None], strict=False):
        name = word.text.upper() if word.kind == "word" else ""
        if name == "VALUES":
            at = word.start
        elif name in ("LIMIT", "OFFSET") and number:
            cuts.append((word.start, number.start + len(number.text)))
            limit, offset = (int(number.text), offset) if name == "LIMIT" else (limit, int(number.text))
    return Tail(form, at, limit, offset, tuple(cuts))


def outermost(found: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens that stand in no bracket, and the brackets that open there."""
    depth = 0
    for token in found:
        step = _DEPTH.get(token.text, 0) if token.kind == "mark" else 0
        if not depth and step >= 0:
            yield token
        depth += step
