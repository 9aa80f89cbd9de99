"""The encoded table: every distinct term once, and a triple as three integers.

Terms are kept in their canonical N-Triples spelling, so that two spellings of one term get one code, and every lexical form stays as the
author wrote it (language tags are lower case). Codes count the terms in the order in which they are first met.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

Codes = npt.NDArray[np.int64]

_IRI = r"<[^>\\ ]*>"
_NODE = rf"(?:{_IRI}|_:[^ ]+)"
_LITERAL = rf'"(?:[^"\\]|\\[tnrbf"\\])*"(?:@[a-z0-9-]+|\^\^{_IRI})?'
_CANONICAL = rf"^{_NODE} {_IRI} (?:{_NODE}|{_LITERAL})(?: {_NODE})? \.$"
_STRING = "^^<http://www.w3.org/2001/XMLSchema#string>"


@dataclass(frozen=True, slots=True)
class Columns:
    """Triples as columns of codes; `terms[code]` spells a term, `source[i]` tells which input row i came from."""

    terms: pl.Series
    subject: Codes
    predicate: Codes
    object: Codes
    source: Codes

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.subject)

    def codes(self, spellings: Iterable[str]) -> dict[str, int]:
        """Return the codes of those spellings that occur."""
        wanted = pl.Series(list(spellings), dtype=pl.String)
        found = self.terms.is_in(wanted).arg_true()
        return dict(zip(self.terms.gather(found).to_list(), found.to_list(), strict=True))

    def code(self, spelling: str) -> int:
        """Return the code of one spelling; -1 where it does not occur."""
        return self.codes([spelling]).get(spelling, -1)

    def with_terms(self, spellings: Iterable[str]) -> Columns:
        """Return the same rows with a code for each of these terms too."""
        known = self.codes(spellings := list(spellings))
        missing = pl.Series([s for s in spellings if s not in known], dtype=pl.String)
        return replace(self, terms=pl.concat([self.terms, missing])) if len(missing) else self

    def spell(self, codes: Codes) -> pl.Series:
        """Return the terms of codes, in their order."""
        return self.terms.gather(codes)


def is_canonical(lines: pl.Series) -> bool:
    """Say whether lines of N-Triples or N-Quads spell each term in the one canonical way."""
    return bool(lines.str.contains(_CANONICAL).all()) and not lines.str.contains(_STRING, literal=True).any()


def read_lines(path: Path) -> pl.Series:
    """Return a file as canonical lines: split as it is where it is canonical, through pyoxigraph where not."""
    if path.suffix in (".nt", ".nq"):
        lines = pl.read_lines(path)["line"]
        if is_canonical(lines):
            return lines
    return canonical_lines(path)


def canonical_lines(path: Path) -> pl.Series:
    """Return any RDF file as canonical N-Triples or N-Quads lines, blank nodes labelled by their order."""
    import pyoxigraph as ox

    wanted = ox.RdfFormat.from_extension(path.suffix.removeprefix("."))
    quads = wanted.supports_datasets
    parsed = ox.parse(path=str(path), format=wanted)
    buffer = BytesIO()
    if quads:
        ox.serialize(parsed, buffer, format=ox.RdfFormat.N_QUADS)
    else:
        ox.serialize((quad.triple for quad in parsed), buffer, format=ox.RdfFormat.N_TRIPLES)
    buffer.seek(0)
    return pl.read_lines(buffer)["line"]


def encode(inputs: Sequence[pl.Series]) -> Columns:
    """Encode canonical N-Triples lines; `source` numbers the inputs from 0."""
    frame = pl.DataFrame({"line": pl.concat(inputs, rechunk=False)})
    frame = frame.select(pl.col("line").str.splitn(" ", 3).struct.unnest())
    height = frame.height
    parts = [frame["field_0"], frame["field_1"], frame["field_2"].str.strip_suffix(" .")]
    del frame
    coded = pl.concat(parts, rechunk=False).cast(pl.Categorical(pl.Categories.random()))
    del parts
    codes = coded.to_physical().to_numpy().astype(np.int64)
    terms = coded.unique(maintain_order=True).cast(pl.String)
    source = np.repeat(np.arange(len(inputs)), [len(lines) for lines in inputs])
    return Columns(terms, codes[:height], codes[height : 2 * height], codes[2 * height :], source)
