"""Answers as frames of Polars and pandas and as tables of Arrow: the reply is read by columns, never row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.ask.header import Column
from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from kg.ask.result import Result


def polars_frame(result: Result) -> pl.DataFrame:
    """Return the rows as a Polars frame."""
    import polars as pl

    from kg.ask.columns import free_column, typed_column

    if result.form != "select":
        return _frame_of_values(result)
    cells = _cells(result)
    if result.declared:
        try:
            return pl.DataFrame([typed_column(cells[column.name], column) for column in result.declared])
        except (ValueError, pl.exceptions.PolarsError) as error:
            for _ in result:  # row by row the error says which column it is, and what does not fit
                pass
            raise KgError(f"cannot be a frame ({error})", where=result.where) from error
    return pl.DataFrame([free_column(cells[name]) for name in cells.columns])


def _frame_of_values(result: Result) -> pl.DataFrame:
    """Return yes or no, or the triples of a graph, which are sorted as terms anyhow."""
    import polars as pl

    from kg.ask.columns import column_type

    schema = {column.name: column_type(column) for column in result.schema}
    return pl.DataFrame([tuple(row) for row in result], schema=schema, orient="row", strict=True)


def frame_of_rows(types: Mapping[str, str], rows: Iterable[Sequence[object]]) -> pl.DataFrame:
    """Return rows of Python values as a Polars frame; `types` are those of stored queries, an empty text is null."""
    import polars as pl

    from kg.ask.columns import column_type

    schema = {name: column_type(Column(name=name, type=kind)) for name, kind in types.items()}
    cells = [[None if cell == "" else cell for cell in row] for row in rows]
    return pl.DataFrame(cells, schema=schema, orient="row", strict=True)


def as_arrow(frame: Callable[[], pl.DataFrame]) -> pa.Table:
    """Return a frame as a table of Arrow; it is made once Arrow is there."""
    _demand("pyarrow", "an Arrow table", "pandas")
    return frame().to_arrow()


def as_pandas(frame: Callable[[], pl.DataFrame]) -> pd.DataFrame:
    """Return a frame as one of pandas on Arrow types; it is made once both are there."""
    _demand("pandas", "a pandas frame", "pandas")
    _demand("pyarrow", "a pandas frame", "pandas")
    return frame().to_pandas(use_pyarrow_extension_array=True)


def _demand(module: str, for_what: str, extra: str) -> None:
    """Refuse what needs a package that is not installed."""
    from importlib.util import find_spec

    if find_spec(module) is None:
        raise KgError(f"{for_what} needs {module}", remedy=f"pip install 'tiegraph[{extra}]'")


def _cells(result: Result) -> pl.DataFrame:
    """Return the cells of the reply as they are written in TSV; an unbound one is null."""
    import polars as pl

    names = result.reply.names
    if not names:
        return pl.DataFrame()
    cells = pl.read_csv(result.reply.content, separator="\t", quote_char=None, infer_schema=False)
    cells.columns = list(names)
    return cells
