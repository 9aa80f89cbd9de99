"""Tables for people: aligned text in a pipe, rich on a terminal, one record below the other where a row is too wide."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import click

from kg.cli.printing import print_text
from kg.reports.layout import columns as width_of
from kg.reports.plain_table import one_line, plain_table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence, Sized

NARROW = 20  # a column that is folded on a terminal keeps at least this


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]], *, right: Collection[str] = ()) -> None:
    """Print a table to standard output; the columns in `right` are numbers and stand to the right."""
    print_text("".join(f"{line}\n" for line in table(columns, rows, right=right)))
    say_if_empty(rows)


def say_if_empty(rows: Sized) -> None:
    """Say on a terminal that a table has no rows; a pipe gets the headings alone."""
    if not len(rows) and sys.stdout.isatty():
        click.echo("no rows", err=True)


def table(columns: Sequence[str], rows: Sequence[Sequence[str]], *, right: Collection[str] = ()) -> Iterator[str]:
    """Yield the lines of a table in the form that suits where standard output goes."""
    if not sys.stdout.isatty():
        return plain_table(columns, rows, right=right)
    width = shutil.get_terminal_size().columns
    if _least_width(columns, rows) > width:
        return records(columns, rows)
    return _rich_table(columns, rows, right=right, width=width)


def records(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield each row as a block of lines, a column a line, without what is empty."""
    margin = max(map(len, columns), default=0)
    for number, row in enumerate(rows, start=1):
        yield f"{'' if number == 1 else chr(10)}-- {number} --"
        yield from (f"{name:>{margin}}  {cell}" for name, cell in zip(columns, row, strict=True) if cell)


def markdown_table(
    columns: Sequence[str], rows: Sequence[Sequence[str]], *, right: Collection[str] = ()
) -> Iterator[str]:
    r"""Yield the lines of a Markdown table.

    >>> print(*markdown_table(["a|b", "n"], [["x\ny", "1"]], right=["n"]), sep="\n")
    | a\|b | n |
    |---|---:|
    | x y | 1 |
    """
    yield f"| {' | '.join(map(_markdown, columns))} |"
    yield f"|{'|'.join('---:' if name in right else '---' for name in columns)}|"
    for row in rows:
        yield f"| {' | '.join(map(_markdown, row))} |"


def bold_wanted() -> bool:
    """Say whether a terminal may be sent bold letters: not where NO_COLOR is set, nor to a dumb terminal."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _markdown(text: str) -> str:
    plain = one_line(text).replace("\\", "\\\\")
    for mark in "|<*`[":
        plain = plain.replace(mark, f"\\{mark}")
    return plain


def _least_width(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """Return the width below which folding would make the table hard to read."""
    widest = [max([width_of(row[n]) for row in [columns, *rows]]) for n in range(len(columns))]
    return sum(min(width, NARROW) + 3 for width in widest)


def _rich_table(
    columns: Sequence[str], rows: Sequence[Sequence[str]], *, right: Collection[str], width: int
) -> Iterator[str]:
    """Yield the lines of a table that folds long cells, with bold headings where colour is wanted."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=SIMPLE_HEAD, header_style="bold" if bold_wanted() else "", pad_edge=False)
    for name in columns:
        drawn.add_column(Text(name), justify="right" if name in right else "left", overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(one_line(cell)) for cell in row))
    console = Console(width=width)
    with console.capture() as capture:
        console.print(drawn)
    yield from capture.get().splitlines()
