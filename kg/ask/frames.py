"""Answers as frames of Polars and pandas."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

    from kg.ask.result import Result


def polars_frame(result: Result) -> pl.DataFrame:
    """Return the rows as a Polars frame."""
    import polars as pl

    special = {
        "integer": pl.Int64(),
        "decimal": pl.Decimal(38, 18),  # every decimal that Oxigraph computes
        "double": pl.Float64(),
        "boolean": pl.Boolean(),
        "date": pl.Date(),
        "dateTime": pl.Datetime("us", "UTC"),
    }
    schema = {name: special.get(kind, pl.String()) for name, kind in result.types.items()}
    return pl.DataFrame([tuple(row) for row in result], schema=schema, orient="row", strict=True)


def pandas_frame(result: Result) -> pd.DataFrame:
    """Return the rows as a pandas frame on Arrow types."""
    return polars_frame(result).to_pandas(use_pyarrow_extension_array=True)
