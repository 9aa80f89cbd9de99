"""The VALUES blocks of one variable, where parameters stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.ask.lexer import Token


class Block(NamedTuple):
    """The block of one variable: offsets from after its opening brace to its closing one, and what stands there."""

    name: str
    start: int
    end: int
    example: tuple[Token, ...]


def find_blocks(found: Sequence[Token]) -> Iterator[Block]:
    """Yield every `VALUES ?name { ... }` in order.

    >>> from kg.ask.lexer import tokens
    >>> [block.name for block in find_blocks(tokens("ASK { VALUES ?a { 1 } VALUES (?b) { (1) } }", where=""))]
    ['a']
    """
    for index, (word, variable, brace) in enumerate(zip(found, found[1:], found[2:], strict=False)):
        if word.text.upper() != "VALUES" or variable.kind != "variable" or brace.text != "{":
            continue
        inside = index + 3
        close = next((n for n in range(inside, len(found)) if found[n].text == "}"), len(found) - 1)
        yield Block(variable.text[1:], brace.start + 1, found[close].start, tuple(found[inside:close]))
