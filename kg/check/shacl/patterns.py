"""Regular expressions of XPath as Rust's engine writes them, which is the one that Oxigraph and Polars use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polars as pl

from kg.check.shacl.shapes_graph import ShapeError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECES = re.compile(r"\\[pP]\{Is|\\.|-\[|&&|~~|--|[\[\]]|\s|.", re.DOTALL)


def to_rust(pattern: str, flags: str) -> str:
    r"""Return an expression with its flags inside; refuse what Rust's engine cannot do, as looking ahead or back.

    >>> to_rust("[a-z-[aeiou]]+$", "i")
    '(?i)[a-z--[aeiou]]+$'
    >>> to_rust("a.b", "q")
    'a\\.b'
    """
    if set(flags) - set("smixq"):
        raise ShapeError(f"sh:flags {flags!r}")
    kept = "".join(sorted(set(flags) & set("smi")))
    body = re.escape(pattern) if "q" in flags else "".join(_pieces(pattern, spaced="x" in flags))
    expression = f"(?{kept}){body}" if kept else body
    try:
        pl.Series([""]).str.contains(expression)
    except pl.exceptions.ComputeError as error:
        raise ShapeError(f"sh:pattern {pattern!r}, which asks for more than Rust's regular expressions do") from error
    return expression


def _pieces(pattern: str, *, spaced: bool) -> Iterator[str]:
    """Write a pattern anew where Rust reads it otherwise than XPath: within brackets, and under the flag `x`."""
    depth = 0
    for match in _PIECES.finditer(pattern):
        piece = match.group()
        if piece.startswith(("\\pIs", "\\p{Is", "\\P{Is")):
            raise ShapeError(f"sh:pattern {pattern!r}, which names a block of Unicode")
        if depth and piece == "-[":
            depth += 1
            yield "--["
        elif piece in ("[", "-["):
            if depth:
                raise ShapeError(f"sh:pattern {pattern!r}, with a bracket in brackets")
            depth += 1
            yield piece
        elif depth and piece in ("&&", "~~", "--"):
            yield "".join(f"\\{char}" for char in piece)
        elif spaced and not depth and piece.isspace():
            continue
        else:
            depth -= piece == "]" and depth > 0
            yield piece
