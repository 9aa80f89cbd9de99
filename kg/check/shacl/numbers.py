"""Numbers by value: integers and decimals exactly, at any length; floats and doubles as SPARQL promotes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt
import polars as pl

from kg.check.shacl.values import mask

if TYPE_CHECKING:
    from kg.relations import Codes, Mask

_INTEGER = "[+-]?[0-9]+"
_FLOAT = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[+-]?INF|NaN"
_BOUNDS: dict[str, tuple[str | None, str | None]] = {
    "nonNegativeInteger": ("0", None),
    "positiveInteger": ("1", None),
    "nonPositiveInteger": (None, "0"),
    "negativeInteger": (None, "-1"),
    **{f"{name}": (str(-(2 ** (bits - 1))), str(2 ** (bits - 1) - 1)) for name, bits in
       (("long", 64), ("int", 32), ("short", 16), ("byte", 8))},
    **{f"unsigned{name}": ("0", str(2**bits - 1)) for name, bits in
       (("Long", 64), ("Int", 32), ("Short", 16), ("Byte", 8))},
}  # fmt: skip
FORMS = {
    "integer": _INTEGER,
    "decimal": r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)",
    "float": _FLOAT,
    "double": _FLOAT,
} | dict.fromkeys(_BOUNDS, _INTEGER)
_DIGITS_OF_A_DOUBLE = 15  # two decimals of so many digits that differ are two doubles that differ


class Order(NamedTuple):
    """How pairs compare: what is neither less nor equal is greater or cannot be compared."""

    less: Mask
    equal: Mask


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers as doubles and rounded to floats, with the lexical forms by which exact ones are told apart."""

    wide: npt.NDArray[np.float64]
    narrow: npt.NDArray[np.float64]
    is_float: Mask
    is_exact: Mask
    lexical: pl.Series

    def take(self, places: Codes) -> Numbers:
        """Return the numbers at places."""
        is_float, is_exact = self.is_float[places], self.is_exact[places]
        return Numbers(self.wide[places], self.narrow[places], is_float, is_exact, self.lexical.gather(places))


def read_numbers(lexical: pl.Series, datatype: pl.Series) -> Numbers:
    """Return well-typed numbers, given their lexical forms and the local names of their datatypes."""
    is_float = mask(datatype == "float")
    narrow = lexical.cast(pl.Float32, strict=False).cast(pl.Float64).to_numpy()
    wide = np.where(is_float, narrow, lexical.cast(pl.Float64, strict=False).to_numpy())
    return Numbers(wide, narrow, is_float, ~is_float & ~mask(datatype == "double"), lexical)


def compare_numbers(left: Numbers, right: Numbers) -> Order:
    """Compare pairs; a float makes the exact number beside it a float, a double makes both doubles."""
    as_floats = (left.is_float & right.is_exact) | (left.is_exact & right.is_float)
    first, second = (np.where(as_floats, side.narrow, side.wide) for side in (left, right))
    less, equal = first < second, first == second
    # Rounding never turns an order round, so only exact numbers that round to one double need a second look.
    doubtful = np.flatnonzero(left.is_exact & right.is_exact & equal)
    if len(doubtful):
        less[doubtful], equal[doubtful] = _compare_digits(left.lexical.gather(doubtful), right.lexical.gather(doubtful))
    return Order(less, equal)


def _compare_digits(left: pl.Series, right: pl.Series) -> Order:
    """Compare decimals by their digits, brought to one width so that they compare as texts do."""
    half, both, number = len(left), pl.concat([left, right]).alias("number"), pl.col("number")
    if not (both.str.len_chars() > _DIGITS_OF_A_DOUBLE).any():
        return Order(np.zeros(half, dtype=bool), np.ones(half, dtype=bool))
    parts = both.to_frame().select(
        whole=number.str.extract(r"^[+-]?0*([0-9]*)", 1),
        fraction=number.str.extract(r"\.([0-9]*)$", 1).fill_null(""),
        minus=number.str.starts_with("-"),
    )
    widths = parts.select(pl.col("whole", "fraction").str.len_chars().max()).row(0)
    digits = parts["whole"].str.zfill(widths[0]) + parts["fraction"].str.pad_end(widths[1], "0")
    minus = mask(parts["minus"]) & mask(digits.str.contains("[1-9]"))
    smaller, same = mask(digits[:half] < digits[half:]), mask(digits[:half] == digits[half:])
    alike = minus[:half] == minus[half:]
    less = np.where(alike, np.where(minus[:half], ~smaller & ~same, smaller), minus[:half])
    return Order(less, same & alike)


def within_bounds(lexical: pl.Series, datatype: str) -> Mask:
    """Say which integers lie within the bounds of a datatype, given by its local name."""
    fits = np.ones(len(lexical), dtype=bool)
    bounds = _BOUNDS.get(datatype)
    if bounds is None:
        return fits
    kinds = pl.repeat("integer", len(lexical), eager=True)
    numbers = read_numbers(lexical, kinds)
    for bound, turn in zip(bounds, (False, True), strict=True):
        if bound is not None:
            limit = read_numbers(pl.repeat(bound, len(lexical), eager=True), kinds)
            order = compare_numbers(limit, numbers) if turn else compare_numbers(numbers, limit)
            fits &= ~order.less
    return fits
