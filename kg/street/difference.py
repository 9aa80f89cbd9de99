"""What differs between two tables with the same codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from kg.columns import Columns, take

if TYPE_CHECKING:
    from kg.relations import Mask

_TRIPLE, _QUAD = ("s", "p", "o"), ("s", "p", "o", "g")


def without(table: Columns, other: Columns, *, sources: bool = True) -> Columns:
    """Return the distinct rows of a table that another has not, for `sources` in the same one.

    >>> from kg.columns import encode
    >>> both = encode([pl.Series(["<x:a> <x:b> <x:c> .", "<x:a> <x:b> <x:d> ."])])
    >>> without(both, take(both, slice(1))).object.tolist()
    [3]
    """
    by = _QUAD if sources else _TRIPLE
    left, right = _frame(table).unique(by, maintain_order=True), _frame(take(other, _near(table, other)))
    return _columns(table, left.join(right, on=by, how="anti", maintain_order="left"))


def pairs_within(table: Columns, other: Columns) -> Columns:
    """Return the rows of a table of which another has subject and predicate."""
    near = take(table, _near(other, table))
    return _columns(table, _frame(near).join(_frame(other), on=("s", "p"), how="semi", maintain_order="left"))


def _near(table: Columns, other: Columns) -> Mask:
    """Say which rows of another table have a subject that a table has."""
    marks = np.zeros(max(len(table.terms), len(other.terms)), dtype=bool)
    marks[table.subject] = True
    return marks[other.subject]


def _frame(table: Columns) -> pl.DataFrame:
    return pl.DataFrame({"s": table.subject, "p": table.predicate, "o": table.object, "g": table.source})


def _columns(table: Columns, frame: pl.DataFrame) -> Columns:
    return Columns(table.terms, *(frame[name].to_numpy() for name in _QUAD))
