"""Answers: rows with names and declared types, or a graph; and where they come from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import repeat
from typing import TYPE_CHECKING, cast, overload

from kg.ask.header import EXACT, Column
from kg.ask.rows import Row, row_type
from kg.ask.typed import kind_of, value_of
from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import networkx as nx
    import pandas as pd
    import polars as pl
    import pyarrow as pa
    import rdflib
    from pyoxigraph import NamedNode

    from kg.ask.reply import Reply
    from kg.ask.typed import Value
    from kg.terms import Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What an answer rests on: the question as run, the build it was put to, the engine, and when."""

    query: str
    query_hash: str
    arguments: Mapping[str, Sequence[str]]
    build: str
    engine: str
    time: str


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Result:
    """The answer to a question; iterate over it, or turn it into a frame, a network or a graph.

    `form` is `select`, `ask` or `construct`. A `select` has the columns of the query, an `ask` the one column `answer`,
    a `construct` the columns `subject`, `predicate` and `object`. Whether a result is true is whether it has rows,
    for an `ask` whether the answer is yes. Values are read when they are asked for; one that is not of the type that
    the header declares is an error then.
    """

    reply: Reply
    declared: Sequence[Column]
    where: str
    sparql: str
    provenance: Provenance
    source: str = ""
    target: str = ""

    @property
    def form(self) -> str:
        """The form of the question: `select`, `ask` or `construct`."""
        return self.reply.form

    @cached_property
    def terms(self) -> Sequence[Sequence[Term | None]]:
        """The rows as the engine's terms."""
        return self.reply.terms()

    @cached_property
    def schema(self) -> tuple[Column, ...]:
        """The columns: as declared, else as the terms show."""
        if not self.declared:
            rows = self.terms
            return tuple(
                Column(name=name, type=kind_of(row[n] for row in rows)) for n, name in enumerate(self.reply.names)
            )
        self.demand_declared()
        return tuple(self.declared)

    def demand_declared(self) -> None:
        """Refuse an answer whose columns are not those of the header."""
        if self.declared and (names := self.reply.names) != tuple(column.name for column in self.declared):
            raise KgError(f"the columns are {', '.join(names)}, not those of the header", where=self.where)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in the order of the query."""
        return self.reply.names

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
        return len(self.reply)

    def __bool__(self) -> bool:
        """Whether there are rows; for an `ask`, the answer."""
        return self.reply.content == b"true" if self.form == "ask" else bool(len(self.reply))

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
        return self._row_type(map(_value, terms, self.schema, repeat(self.where)))

    @cached_property
    def _row_type(self) -> type[Row]:
        return row_type(self.columns)

    def to_polars(self) -> pl.DataFrame:
        """Return a Polars frame: the types follow from the columns and are the same for no rows and a million."""
        from kg.ask.frames import polars_frame

        return polars_frame(self)

    def to_pandas(self) -> pd.DataFrame:
        """Return a pandas frame on Arrow types, in which decimals stay exact and missing values missing."""
        from kg.ask.frames import as_pandas

        return as_pandas(self.to_polars)

    def to_arrow(self) -> pa.Table:
        """Return an Arrow table with the types of the Polars frame."""
        from kg.ask.frames import as_arrow

        return as_arrow(self.to_polars)

    def to_networkx(self) -> nx.MultiDiGraph:
        """Return a network: an edge for each row, from the declared source to the target, other columns beside it."""
        from kg.ask.networks import network

        return network(self)

    def to_graphml(self) -> str:
        """Return the network as GraphML, which Gephi, yEd and Cytoscape open; decimals become doubles there."""
        from kg.ask.networks import graphml

        return graphml(self)

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


def _value(term: Term | None, column: Column, where: str) -> Value:
    """Return a term as a value of its column; say which column it does not fit."""
    try:
        value = value_of(term, column.type)
    except ValueError as error:
        raise _misfit(column.name, str(error), where=where) from error
    if column.scale < EXACT and isinstance(value, Decimal) and value != round(value, column.scale):
        raise _misfit(column.name, f"{value} has more than {column.scale} digits after the point", where=where)
    return value


def _misfit(column: str, reason: str, *, where: str) -> KgError:
    """Return the error for a value that is not of its column's declared type."""
    return KgError(f"column {column!r}: {reason}", where=where, remedy="correct the header")
