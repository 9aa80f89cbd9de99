"""Lexical forms of a datatype to keys: texts that are equal where and only where the values are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from kg.close.datatypes.numbers import binary_keys, numeric_keys, within
from kg.close.datatypes.table import DATATYPES, Space
from kg.namespaces import RDF

if TYPE_CHECKING:
    from kg.close.datatypes.table import Datatype


def keys_of(name: str, lexical: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Return the keys of lexical forms of a known datatype, null where they are none, and whether they are."""
    datatype = DATATYPES[name]
    valid = _valid(datatype, lexical)
    return pl.select(pl.when(valid).then(_key(name, datatype.space, lexical))).to_series(), valid


def spaces_of(keys: pl.Series) -> pl.Series:
    """Return the value space that each key belongs to, null where the key is.

    >>> spaces_of(pl.Series(['"a"', '"a"@en', "-1.5", "boolean:true", None])).to_list()
    ['string', 'tagged', 'real', 'boolean', None]
    """
    key = pl.lit(keys)
    text = pl.when(key.str.ends_with('"')).then(pl.lit(Space.STRING)).otherwise(pl.lit(Space.TAGGED))
    named = key.str.extract("^([A-Za-z0-9]+):")
    space = pl.when(key.str.starts_with('"')).then(text).otherwise(named.fill_null(pl.lit(Space.REAL)))
    return pl.select(pl.when(key.is_not_null()).then(space)).to_series()


def _valid(datatype: Datatype, lexical: pl.Series) -> pl.Series:
    """Say which texts are lexical forms of a datatype."""
    if datatype.pattern == ".*":
        return lexical.is_not_null()
    fits = lexical.str.contains(f"^(?:{datatype.pattern})$")
    return fits & within(numeric_keys(lexical), datatype) if datatype.bounded else fits


def _key(name: str, space: Space, lexical: pl.Series) -> pl.Series:
    """Return the keys of valid lexical forms of one datatype."""
    if name == RDF + "PlainLiteral":
        text, language = lexical.str.replace("@[^@]*$", ""), lexical.str.extract("(@[^@]+)$")
        return '"' + text + '"' + language.str.to_lowercase().fill_null("")
    match space:
        case Space.REAL:
            return numeric_keys(lexical)
        case Space.STRING:
            return '"' + lexical + '"'
        case Space.DOUBLE | Space.FLOAT:
            key = binary_keys(lexical, single=space is Space.FLOAT)
        case Space.BOOLEAN:
            key = lexical.replace({"1": "true", "0": "false"})
        case Space.HEX:
            key = lexical.str.to_uppercase()
        case Space.BASE64:
            key = lexical.str.replace_all(" ", "", literal=True)
        case Space.URI | Space.XML | Space.HTML:
            key = lexical
        case _:
            key = _moments(lexical)
    return f"{space}:" + key


def _moments(lexical: pl.Series) -> pl.Series:
    """Return dates and times without what makes no difference; the same moment in two time zones is two values.

    Midnight spelt as 24:00:00 belongs to another day: what that is is not worked out.
    """
    zero = lexical.str.replace("[+-]00:00$", "Z").str.replace(r"(\.[0-9]*?)0+(Z|[+-]..:..)?$", "$1$2")
    whole = zero.str.replace(r"\.(Z|[+-]..:..)?$", "$1")
    return pl.select(pl.when(~whole.str.contains("24:00:00", literal=True)).then(whole)).to_series()
