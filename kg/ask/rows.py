"""A row of an answer: a tuple whose values have names."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.ask.typed import Value


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


@cache
def row_type(columns: tuple[str, ...]) -> type[Row]:
    """Return the type of the rows that have these columns."""
    return type("Row", (Row,), {"__slots__": (), "columns": columns})
