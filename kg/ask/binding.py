"""Put values into the VALUES blocks of a stored query, so that they stay values."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kg.ask.blocks import find_blocks
from kg.ask.lexer import tokens
from kg.errors import BadParameter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.ask.blocks import Block
    from kg.ask.values import Term


def bind(text: str, values: Mapping[str, Sequence[Term]], *, where: str, remote: bool = False) -> str:
    r"""Replace the contents of each named block; an empty list stands for *not given*.

    A remote engine may read `\u0022` before it reads strings, so what holds `\u` or `\U` is refused for it.

    >>> from pyoxigraph import Literal
    >>> bind("ASK { VALUES ?n { 1 } FILTER(?n > 0) }", {"n": [Literal("x } y")]}, where="")
    'ASK { VALUES ?n { "x } y" } FILTER(?n > 0) }'
    """
    written = {name: [_written(term, where=where, remote=remote) for term in terms] for name, terms in values.items()}
    for block in reversed(_blocks(text)):
        if block.name in written:
            contents = " ".join(written[block.name] or ["UNDEF"])
            text = f"{text[: block.start]} {contents} {text[block.end :]}"
    return text


@lru_cache(maxsize=256)
def _blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a query; a warm graph is asked the same ones again and again."""
    return tuple(find_blocks(tokens(text, where="query")))


def demand_one_term(term: Term, *, where: str) -> str:
    """Write a term, and look again whether it is one term and nothing more."""
    written = str(term)
    kinds = [token.kind for token in tokens(written, where=where)]
    if kinds not in (["iri"], ["string"], ["string", "language"], ["string", "mark", "iri"]):
        raise BadParameter(f"{written!r} is refused, it is more than one term", where=where)
    return written


def _written(term: Term, *, where: str, remote: bool) -> str:
    written = demand_one_term(term, where=where)
    if remote and ("\\u" in written or "\\U" in written):
        what = f"{written} is refused for a remote engine, which may read \\u as an escape"
        raise BadParameter(what, where=where, remedy="ask the embedded engine")
    return written
