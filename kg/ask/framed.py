"""Reports whose rows can be frames, as those of an answer can: the same types, and nothing where a cell is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd
    import polars as pl
    import pyarrow as pa


class Framed:
    """What can be a frame; `_table` gives its columns with the types of stored queries, and its rows."""

    __slots__ = ()

    def _table(self) -> tuple[Mapping[str, str], Iterable[Sequence[object]]]:
        raise NotImplementedError

    def to_polars(self) -> pl.DataFrame:
        """Return the rows as a Polars frame; the types are the same for no rows and many."""
        from kg.ask.frames import frame_of_rows

        return frame_of_rows(*self._table())

    def to_pandas(self) -> pd.DataFrame:
        """Return the rows as a pandas frame on Arrow types."""
        from kg.ask.frames import as_pandas

        return as_pandas(self.to_polars)

    def to_arrow(self) -> pa.Table:
        """Return the rows as an Arrow table with the types of the Polars frame."""
        from kg.ask.frames import as_arrow

        return as_arrow(self.to_polars)
