"""Put values into the VALUES blocks of a stored query, so that they stay values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.ask.blocks import find_blocks
from kg.ask.lexer import tokens
from kg.errors import BadParameter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.ask.values import Term


def bind(text: str, values: Mapping[str, Sequence[Term]], *, where: str) -> str:
    """Replace the contents of each named block; an empty list stands for *not given*.

    >>> from pyoxigraph import Literal
    >>> bind("ASK { VALUES ?n { 1 } FILTER(?n > 0) }", {"n": [Literal("x } y")]}, where="")
    'ASK { VALUES ?n { "x } y" } FILTER(?n > 0) }'
    """
    blocks = [block for block in find_blocks(tokens(text, where=where)) if block.name in values]
    for block in reversed(blocks):
        written = [_written(term, where=where) for term in values[block.name]] or ["UNDEF"]
        text = f"{text[: block.start]} {' '.join(written)} {text[block.end :]}"
    return text


def _written(term: Term, *, where: str) -> str:
    """Write a term, and look again whether it is one term and nothing more."""
    written = str(term)
    kinds = [token.kind for token in tokens(written, where=where)]
    if kinds not in (["iri"], ["string"], ["string", "language"], ["string", "mark", "iri"]):
        raise BadParameter(f"{written!r} is refused, it is more than one term", where=where)
    return written
