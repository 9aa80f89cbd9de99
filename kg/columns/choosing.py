"""Some rows of a table, several tables as one, and rows as triples of pyoxigraph."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from kg.columns.table import Columns, encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import polars as pl
    import pyoxigraph as ox

    from kg.relations import Codes, Mask


def take(columns: Columns, rows: Codes | Mask | slice | list[int]) -> Columns:
    """Return some rows, with the same codes."""
    return replace(
        columns,
        subject=columns.subject[rows],
        predicate=columns.predicate[rows],
        object=columns.object[rows],
        source=columns.source[rows],
        graph=None if columns.graph is None else columns.graph[rows],
    )


def stack(tables: Sequence[Columns]) -> Columns:
    """Return the rows of tables one after the other; the last has all terms, and all have its codes."""
    columns = ([getattr(table, name) for table in tables] for name in ("subject", "predicate", "object", "source"))
    return Columns(tables[-1].terms, *(np.concatenate(column) for column in columns))


def encode_more(known: Columns, inputs: Sequence[pl.Series]) -> Columns:
    """Encode further lines with the codes of a table; what is new gets the next ones. Labels of blank nodes are kept.

    >>> import polars as pl
    >>> first = encode([pl.Series(["<x:a> <x:b> <x:a> ."])])
    >>> more = encode_more(first, [pl.Series(["<x:c> <x:b> <x:a> ."])])
    >>> more.terms.to_list(), more.subject.tolist(), more.object.tolist()
    (['<x:a>', '<x:b>', '<x:c>'], [2], [0])
    """
    own = encode(inputs, together=True)
    grown, places = known.with_terms(own.terms.to_list())
    code = np.array([places[term] for term in own.terms.to_list()], dtype=np.int64)
    return Columns(grown.terms, code[own.subject], code[own.predicate], code[own.object], own.source)


def in_order(columns: Columns) -> tuple[Columns, Codes]:
    """Return the same rows with codes that count the terms as they are met, and the code that each had before.

    So equal rows have equal codes, wherever their table came from; terms that no row has are gone.
    """
    met = np.stack([columns.subject, columns.predicate, columns.object], axis=1).ravel()
    first = np.full(len(columns.terms), -1, dtype=np.int64)
    first[met[::-1]] = np.arange(len(met))[::-1]
    used = np.flatnonzero(first >= 0)
    before = used[np.argsort(first[used])]
    code = np.full(len(columns.terms), -1, dtype=np.int64)
    code[before] = np.arange(len(before))
    rows = (code[columns.subject], code[columns.predicate], code[columns.object], columns.source)
    return Columns(columns.terms.gather(before), *rows), before


def having(columns: Columns, predicates: Iterable[str]) -> Mask:
    """Say of each row whether its predicate is one of some."""
    return mark(columns, predicates)[columns.predicate]


def mark(columns: Columns, spellings: Iterable[str]) -> Mask:
    """Say of each code whether its term is one of some."""
    marks = np.zeros(len(columns.terms), dtype=bool)
    marks[list(columns.codes(spellings).values())] = True
    return marks


def spell_rows(columns: Columns) -> pl.Series:
    """Return rows as canonical lines."""
    spelt = (columns.spell(column) for column in (columns.subject, columns.predicate, columns.object))
    subject, predicate, object_ = spelt
    return subject + " " + predicate + " " + object_ + " ."


def to_triples(columns: Columns) -> list[ox.Triple]:
    """Return rows as triples, in their order; every lexical form and label is kept."""
    import pyoxigraph as ox

    if not len(columns):
        return []
    text = "\n".join(spell_rows(columns).to_list())
    return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES, lenient=True)]


def renumber(columns: Columns, source: int) -> Columns:
    """Return the same rows as those of one source."""
    return replace(columns, source=np.full(len(columns), source))
