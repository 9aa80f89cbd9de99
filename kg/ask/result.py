"""Answers: rows with names and declared types, or a graph; and where they come from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, cast, overload

from kg.ask.header import Column
from kg.ask.typed import kind_of, value_of
from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pandas as pd
    import polars as pl
    import rdflib
    from pyoxigraph import NamedNode

    from kg.ask.typed import Value
    from kg.terms import Term


class Row(tuple["Value", ...]):
    """One row: a tuple whose values also have names, `row.amount` or `row["amount"]`."""

    __slots__ = ()
    columns: tuple[str, ...] = ()

    def __getattr__(self, name: str) -> Value:
        """Return the value of a column; one whose name a tuple uses itself (`count`) is reached by `row["count"]`."""
        if name not in self.columns:
            raise AttributeError(f"no column {name!r}; there are {', '.join(self.columns)}")
        return tuple.__getitem__(self, self.columns.index(name))

    def __getitem__(self, key: Any) -> Any:
        """Return the value at a position or of a column."""
        if isinstance(key, str):
            if key not in self.columns:
                raise KeyError(key)
            key = self.columns.index(key)
        return tuple.__getitem__(self, key)

    def __repr__(self) -> str:
        """Write the row as names and values."""
        return f"Row({', '.join(f'{n}={v!r}' for n, v in zip(self.columns, self, strict=True))})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What an answer rests on: the question as run, the build it was put to, the engine, and when."""

    query: str
    query_hash: str
    arguments: Mapping[str, Sequence[str]]
    build: str
    engine: str
    time: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Result:
    """The answer to a question; iterate over it, or turn it into a frame or a graph.

    `form` is `select`, `ask` or `construct`. A `select` has the columns of the query, an `ask` the one column `answer`,
    a `construct` the columns `subject`, `predicate` and `object`. Whether a result is true is whether it has rows,
    for an `ask` whether the answer is yes.
    """

    form: str
    schema: Sequence[Column]
    terms: Sequence[Sequence[Term | None]]
    sparql: str
    provenance: Provenance

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in the order of the query."""
        return tuple(column.name for column in self.schema)

    @property
    def types(self) -> dict[str, str]:
        """The type of each column."""
        return {column.name: column.type for column in self.schema}

    def __repr__(self) -> str:
        """Write what was asked and how much came; the rows are a frame's to print."""
        asked = self.provenance.query or "free SPARQL"
        return f"Result({asked!r}, {self.form}, rows={len(self)}, columns={', '.join(self.columns)})"

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.terms)

    def __bool__(self) -> bool:
        """Whether there are rows; for an `ask`, the answer."""
        return bool(self[0][0]) if self.form == "ask" else bool(self.terms)

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows with Python values."""
        return map(self._row, self.terms)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        """Return one row, or a list of rows."""
        if isinstance(index, slice):
            return [self._row(terms) for terms in self.terms[index]]
        return self._row(self.terms[index])

    def _row(self, terms: Sequence[Term | None]) -> Row:
        values = (value_of(term, column.type) for term, column in zip(terms, self.schema, strict=True))
        return _row_type(self.columns)(values)

    def to_polars(self) -> pl.DataFrame:
        """Return a Polars frame: the types follow from the columns and are the same for no rows and a million."""
        from kg.ask.frames import polars_frame

        return polars_frame(self)

    def to_pandas(self) -> pd.DataFrame:
        """Return a pandas frame on Arrow types, in which decimals stay exact and missing values missing."""
        from kg.ask.frames import pandas_frame

        return pandas_frame(self)

    @property
    def graph(self) -> rdflib.Graph:
        """The graph of a CONSTRUCT or DESCRIBE, with the prefixes of the one table."""
        if self.form != "construct":
            raise KgError(f"a {self.form.upper()} query gives no graph", remedy="ask with CONSTRUCT")
        from pyoxigraph import Triple

        from kg.terms import rdflib_graph

        triples = cast("Sequence[tuple[NamedNode, NamedNode, NamedNode]]", self.terms)
        return rdflib_graph(Triple(*triple) for triple in triples)

    def _repr_html_(self) -> str:
        from kg.ask.html import html_table

        return html_table(self)


@cache
def _row_type(columns: tuple[str, ...]) -> type[Row]:
    return type("Row", (Row,), {"__slots__": (), "columns": columns})


def schema_of(
    names: Sequence[str], rows: Sequence[Sequence[Term | None]], declared: Sequence[Column], *, where: str
) -> tuple[Column, ...]:
    """Return the columns: as declared (then every term must fit), else as the terms show."""
    if not declared:
        return tuple(Column(name=name, type=kind_of(row[n] for row in rows)) for n, name in enumerate(names))
    if [column.name for column in declared] != list(names):
        raise KgError(f"the columns are {', '.join(names)}, not those of the header", where=where)
    for index, column in enumerate(declared):
        try:
            for row in rows:
                _demand_scale(value_of(row[index], column.type), column.scale)
        except ValueError as error:
            raise KgError(f"column {column.name!r}: {error}", where=where, remedy="correct the header") from error
    return tuple(declared)


def _demand_scale(value: Value, scale: int) -> None:
    if isinstance(value, Decimal) and value != round(value, scale):
        raise ValueError(f"{value} has more than {scale} digits after the point")
