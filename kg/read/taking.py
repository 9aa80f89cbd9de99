"""Take the stock of files; of those that are as they were, take over the rows."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

import numpy as np

from kg.columns import Columns, encode, encode_more
from kg.errors import BadTurtle
from kg.read.project import check_headers
from kg.read.sheets import Sheet, read_sheet
from kg.read.stock import Stock
from kg.read.turtle import read_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import polars as pl
    from pyoxigraph import NamedNode, Triple

    from kg.read.project import Files


@dataclass(frozen=True, slots=True)
class KnownSheet:
    """What is known of a file: the hash of its content, the graphs that it says it is, its place in the table."""

    sha256: str
    graphs: tuple[NamedNode, ...]
    place: int


@dataclass(frozen=True, slots=True)
class Known:
    """Files that were read before, and their rows, in the order of `source`."""

    columns: Columns
    sheets: Mapping[Path, KnownSheet]


def take_stock(files: Files, known: Known | None = None) -> tuple[Stock, list[BadTurtle]]:
    """Read the files that are not known as they are now; a file that is not Turtle becomes an error beside the stock."""
    errors: list[BadTurtle] = []
    parts: list[pl.Series | int] = []  # of each sheet its lines, or its place among what is known

    def read(contents: Mapping[Path, bytes]) -> tuple[Sheet, ...]:
        sheets = []
        for path, content in contents.items():
            before = known.sheets.get(path) if known else None
            try:
                if before and before.sha256 == sha256(content).hexdigest():
                    sheets.append(Sheet(path, before.graphs, content))
                    parts.append(before.place)
                else:
                    sheet, lines = read_sheet(path, content)
                    sheets.append(sheet)
                    parts.append(lines)
            except BadTurtle as error:
                errors.append(error)
        return tuple(sheets)

    ontology = read(files.ontology)
    rules: list[Triple] = []
    for path, content in files.shapes.items():
        try:
            rules += read_file(path, content).triples
        except BadTurtle as error:
            errors.append(error)
    data = read({**files.data, **files.given})
    columns = _assemble(parts, known.columns if known else None)
    shapes = tuple(Sheet(path, (), content) for path, content in files.shapes.items())
    return Stock(ontology, data, shapes, columns, tuple(rules)), [*errors, *check_headers(data)]


def _assemble(parts: Sequence[pl.Series | int], known: Columns | None) -> Columns:
    """Return the rows of all parts in their order."""
    lines = [part for part in parts if not isinstance(part, int)]
    if known is None:
        return encode(lines, together=True)
    fresh = encode_more(known, lines)
    tables, place = [], 0
    for part in parts:
        tables.append((known, part) if isinstance(part, int) else (fresh, place))
        place += not isinstance(part, int)
    pieces = [(table, *np.searchsorted(table.source, [at, at + 1])) for table, at in tables]

    def joined(name: str) -> np.ndarray:
        return np.concatenate([np.empty(0, dtype=np.int64), *(getattr(t, name)[low:high] for t, low, high in pieces)])

    source = np.repeat(np.arange(len(pieces)), [high - low for _, low, high in pieces])
    return Columns(fresh.terms, joined("subject"), joined("predicate"), joined("object"), source)
