"""Numbers by their values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

if TYPE_CHECKING:
    from kg.close.datatypes.table import Datatype

_FAR = 2**100  # beyond every bound that a datatype has


def numeric_keys(lexical: pl.Series) -> pl.Series:
    """Return decimals without sign, zeros and point where these make no difference.

    >>> numeric_keys(pl.Series(["+01", "1.50", "-0.0", ".5", "100"])).to_list()
    ['1', '1.5', '0', '0.5', '100']
    """
    keys = lexical.str.strip_prefix("+").str.replace(r"^(-?)0*([0-9])", "$1$2").str.replace(r"^(-?)\.", "${1}0.")
    return keys.str.replace(r"(\.[0-9]*?)0+$", "$1").str.strip_suffix(".").replace("-0", "0")


def within(keys: pl.Series, datatype: Datatype) -> pl.Series:
    """Say which numbers, given by their keys, are values of a datatype of numbers."""
    whole = ~keys.str.contains(".", literal=True) if datatype.whole else keys.is_not_null()
    if datatype.low is None and datatype.high is None:
        return whole
    far = pl.when(keys.str.starts_with("-")).then(pl.lit(-_FAR, pl.Int128)).otherwise(pl.lit(_FAR, pl.Int128))
    numbers = pl.select(keys.cast(pl.Int128, strict=False).fill_null(far)).to_series()
    if datatype.low is not None:
        whole &= numbers >= datatype.low
    if datatype.high is not None:
        whole &= numbers <= datatype.high
    return whole


def binary_keys(lexical: pl.Series, *, single: bool) -> pl.Series:
    """Return the bits of floating-point numbers: zero and minus zero differ, NaN is one value.

    >>> binary_keys(pl.Series(["1.0", "1e0", "0", "-0", "INF"]), single=True).to_list()
    ['3f800000', '3f800000', '00000000', '80000000', '7f800000']
    """
    words = lexical.str.strip_prefix("+").str.replace("INF", "inf", literal=True)
    numbers = words.cast(pl.Float32 if single else pl.Float64, strict=False).to_numpy()
    numbers = np.where(np.isnan(numbers), np.nan, numbers).astype(">f4" if single else ">f8")
    width = 4 if single else 8
    digits = numbers.tobytes().hex()
    return pl.Series([digits[at : at + 2 * width] for at in range(0, len(digits), 2 * width)], dtype=pl.String)
