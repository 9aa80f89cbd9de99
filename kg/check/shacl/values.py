"""Distinct terms looked at once: their kind, text, datatype and language, worked out when they are asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from kg.namespaces import RDF, XSD

if TYPE_CHECKING:
    from kg.relations import Codes, Mask

_ESCAPES = {"\\\\": "\\", "\\n": "\n", "\\r": "\r", "\\t": "\t", '\\"': '"', "\\b": "\b", "\\f": "\f"}
_ESCAPES |= {f"\\u{code:04X}": chr(code) for code in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF)}
_SPELLED = pl.col("spelled")
_SUFFIX = r'"(?:@[^"]*|\^\^<[^"]*>)?$'


class Values:
    """Spelled terms and what is known of them, in their order."""

    def __init__(self, codes: Codes, spelled: pl.Series) -> None:
        self.codes, self.spelled = codes, spelled

    def __len__(self) -> int:
        """Return the number of terms."""
        return len(self.codes)

    @cached_property
    def is_literal(self) -> Mask:
        """Which terms are literals."""
        return mask(self.spelled.str.starts_with('"'))

    @cached_property
    def is_blank(self) -> Mask:
        """Which terms are blank nodes."""
        return mask(self.spelled.str.starts_with("_:"))

    @cached_property
    def is_iri(self) -> Mask:
        """Which terms are IRIs."""
        return ~(self.is_literal | self.is_blank)

    @cached_property
    def datatype(self) -> pl.Series:
        """The IRIs of the datatypes of literals, null for other terms."""
        return self._worked_out(
            pl.when(_SPELLED.str.ends_with('"')).then(pl.lit(XSD + "string"))
            .when(_SPELLED.str.contains(r'"@[^"]*$')).then(pl.lit(RDF + "langString"))
            .otherwise(_SPELLED.str.extract(r'"\^\^<([^"]*)>$', 1))
        )  # fmt: skip

    @cached_property
    def language(self) -> pl.Series:
        """The language tags of literals, lower case, null for terms without one."""
        return self.spelled.str.extract(r'"@([^"]*)$', 1)

    @cached_property
    def lexical(self) -> pl.Series:
        """The lexical forms of literals; what is no literal keeps its spelling."""
        return unescaped(self._worked_out(_SPELLED.str.replace(_SUFFIX, "").str.strip_prefix('"')))

    @cached_property
    def text(self) -> pl.Series:
        """What SPARQL's STR gives: lexical forms and IRIs, null for blank nodes."""
        bare = _SPELLED.str.strip_prefix("<").str.strip_suffix(">")
        is_iri = _SPELLED.str.starts_with("<")
        return self._worked_out(pl.when(_SPELLED.str.starts_with('"')).then(self.lexical).when(is_iri).then(bare))

    @cached_property
    def length(self) -> Codes:
        """How many characters the texts have, -1 for blank nodes."""
        return self.text.str.len_chars().cast(pl.Int64).fill_null(-1).to_numpy()

    def _worked_out(self, expression: pl.Expr) -> pl.Series:
        """Return an expression of the spellings; one call costs Polars as much as many values do."""
        return self.spelled.to_frame("spelled").select(expression.alias("found"))["found"]

    def only(self, keep: Mask) -> Values:
        """Return some of the terms."""
        return Values(self.codes[keep], self.spelled.filter(pl.Series(keep)))


def mask(answers: pl.Series) -> Mask:
    """Return answers as a mask; null is no."""
    whole = answers.fill_null(value=False) if answers.null_count() else answers
    return whole.to_numpy()


def unescaped(texts: pl.Series) -> pl.Series:
    r"""Return texts with the escapes of canonical N-Triples undone.

    >>> unescaped(pl.Series([r"a\\nb", r"c\nd"])).to_list()
    ['a\\nb', 'c\nd']
    """
    if not texts.str.contains("\\", literal=True).any():
        return texts
    return texts.str.replace_many(list(_ESCAPES), list(_ESCAPES.values()))


def one_value(spelling: str) -> Values:
    """Return the values of a single spelling."""
    return Values(np.zeros(1, dtype=np.int64), pl.Series([spelling]))
