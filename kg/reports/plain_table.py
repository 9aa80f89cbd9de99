"""Tables as aligned text, as they are printed in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reports.layout import columns as width_of
from kg.reports.layout import padded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence


def plain_table(columns: Sequence[str], rows: Sequence[Sequence[str]], *, right: Collection[str] = ()) -> Iterator[str]:
    r"""Yield the lines of an aligned table without colour; a Chinese character takes two columns.

    >>> print(*plain_table(["name", "n"], [["商汤", "1"], ["Honda", "12"]], right=["n"]), sep="\n")
    name    n
    -----  --
    商汤    1
    Honda  12
    """
    cells = [[one_line(cell) for cell in row] for row in rows]
    widths = [max(width_of(row[n]) for row in [columns, *cells]) for n in range(len(columns))]
    yield _line(columns, columns, widths, right)
    yield "  ".join("-" * width for width in widths)
    for row in cells:
        yield _line(row, columns, widths, right)


def one_line(text: str) -> str:
    """Make a text harmless on a terminal: one line, no control characters."""
    return "".join(c if c.isprintable() else " " for c in text)


def _line(cells: Sequence[str], columns: Sequence[str], widths: Sequence[int], right: Collection[str]) -> str:
    parts = []
    for name, cell, width in zip(columns, cells, widths, strict=True):
        blank = " " * (width - width_of(cell))
        parts.append(blank + cell if name in right else padded(cell, width))
    return "  ".join(parts).rstrip()
