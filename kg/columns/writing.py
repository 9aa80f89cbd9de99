"""Columns of codes to N-Triples, by gathering spellings."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from kg.columns.table import Codes

_BLOCK = 200_000  # rows that are spelt at once


def write_triples(target: IO[bytes], terms: pl.Series, subject: Codes, predicate: Codes, object_: Codes) -> None:
    r"""Append triples to a file in their order, as canonical N-Triples.

    >>> import sys, numpy as np
    >>> from io import BytesIO
    >>> buffer = BytesIO()
    >>> write_triples(buffer, pl.Series(["<x:a>", '"b c"@en']), np.array([0]), np.array([0]), np.array([1]))
    >>> buffer.getvalue()
    b'<x:a> <x:a> "b c"@en .\n'
    """
    for start in range(0, len(subject), _BLOCK):
        block = slice(start, start + _BLOCK)
        spelt = {name: terms.gather(c[block]) for name, c in (("s", subject), ("p", predicate), ("o", object_))}
        pl.DataFrame(spelt).write_csv(
            target, include_header=False, separator=" ", line_terminator=" .\n", quote_style="never"
        )
