"""Literals by their values, column-wise over distinct terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from kg.close.datatypes.keys import keys_of, spaces_of
from kg.close.datatypes.numbers import within
from kg.close.datatypes.table import DATATYPES, Space
from kg.namespaces import RDF

if TYPE_CHECKING:
    from kg.columns.table import Codes

_DATATYPE = r'"\^\^<([^"<>]*)>$'
_NO_KEYS = pl.DataFrame(schema={"code": pl.Int64, "key": pl.String})


@dataclass(frozen=True, slots=True)
class Values:
    """The values of the literals among terms.

    A key is a text that is equal where and only where the values are, null where the value is not known. `typed` are
    the codes of literals with a datatype, `keys` their keys; any other literal is its own key. `ill_typed` are the
    codes of those whose lexical form is not one of their datatype.
    """

    terms: pl.Series
    typed: Codes
    keys: pl.Series
    ill_typed: Codes

    @classmethod
    def of(cls, terms: pl.Series) -> Values:
        """Look at each distinct literal once.

        >>> from kg.namespaces import XSD
        >>> values = Values.of(pl.Series(['"a"', f'"01"^^<{XSD}byte>', f'"1.0"^^<{XSD}decimal>', f'"x"^^<{XSD}byte>']))
        >>> values.keys.to_list(), values.ill_typed.tolist(), values.labels().tolist()
        (['1', '1', None], [3], [0, 1, 1, 3])
        """
        typed = (terms.str.starts_with('"') & terms.str.ends_with(">")).arg_true().to_numpy().astype(np.int64)
        spelt = pl.DataFrame({"code": typed, "term": terms.gather(typed)})
        known, wrong = [_NO_KEYS], [np.empty(0, dtype=np.int64)]
        for (name,), part in spelt.group_by(pl.col("term").str.extract(_DATATYPE, 1), maintain_order=True):
            if name in DATATYPES:
                lexical = part["term"].str.strip_suffix(f'"^^<{name}>').str.strip_prefix('"')
                keys, valid = keys_of(str(name), lexical)
                known.append(pl.DataFrame({"code": part["code"], "key": keys}))
                wrong.append(part["code"].filter(~valid).to_numpy())
        keys = spelt.join(pl.concat(known), on="code", how="left", maintain_order="left")["key"]
        return cls(terms, typed, keys, np.sort(np.concatenate(wrong)))

    def key(self, codes: Codes) -> pl.Series:
        """Return the keys of literals."""
        spelt = self.terms.gather(codes)
        at = np.searchsorted(self.typed, codes)
        at[at == len(self.typed)] = 0
        typed = self.typed[at] == codes if len(self.typed) else np.zeros(len(codes), dtype=bool)
        keys = self.keys.gather(at) if len(self.typed) else spelt
        return pl.select(pl.when(pl.Series(typed)).then(keys).otherwise(spelt)).to_series()

    def labels(self) -> Codes | None:
        """Return for each code the lowest one that spells the same value (dt-eq); None where that is always itself."""
        found = pl.DataFrame({"code": self.typed, "key": self.keys}).drop_nulls()
        texts = found.filter(pl.col("key").str.starts_with('"'))
        if texts.height:  # a text may be spelt as a token or the like, and without a datatype
            plain = self.terms.is_in(texts["key"].implode()).arg_true().cast(pl.Int64)
            found = pl.concat([found, pl.DataFrame({"code": plain, "key": self.terms.gather(plain)})])
        lowest = pl.col("code").min().over("key").alias("lowest")
        found = found.select("code", lowest).filter(pl.col("code") != pl.col("lowest"))
        if not found.height:
            return None
        label = np.arange(len(self.terms))
        label[found["code"].to_numpy()] = found["lowest"].to_numpy()
        return label

    def hold(self, codes: Codes, datatype: str) -> Codes:
        """Return those of the literals that have a value of a datatype (dt-type2)."""
        wanted, keys = DATATYPES[datatype], self.key(codes)
        if wanted.space is Space.ANY:
            return codes
        spaces = spaces_of(keys)
        if datatype == RDF + "PlainLiteral":
            held = spaces.is_in([Space.STRING, Space.TAGGED])
        elif wanted.space is Space.REAL:
            held = (spaces == Space.REAL) & within(keys, wanted)
        else:
            held = spaces == wanted.space
            if wanted.pattern != ".*":
                lexical = keys.str.strip_prefix(f"{wanted.space}:").str.strip_prefix('"').str.strip_suffix('"')
                held &= lexical.str.contains(f"^(?:{wanted.pattern})$")
        kept: Codes = codes[held.fill_null(value=False).to_numpy()]
        return kept
