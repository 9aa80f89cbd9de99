"""Terms and columns of codes.

Terms are kept in their canonical N-Triples spelling, so that two spellings of one term get one code, and every lexical
form stays as the author wrote it (language tags are lower case). Codes count the terms as they are met.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import polars as pl

from kg.columns.lines import read_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

Codes = npt.NDArray[np.int64]

_NONE: Codes = np.empty(0, dtype=np.int64)
_BLOCK = 50_000  # lines that are split at once: the parts of a block stay in the processor's cache
# An object and a graph that were not parted: no graph has a quotation mark, and after its last space every literal has
_OBJECT_AND_GRAPH = r'^(?:<[^>]*>|_:[^ ]*|".*"[^" ]*|".*"\^\^<[^>]*>) ([^" ]+)$'


@dataclass(frozen=True, slots=True)
class Columns:
    """Triples as columns of codes; `terms[code]` spells a term, `source[i]` tells which input row i came from.

    `graph` is None where no row names a graph; else it is -1 for rows that name none.
    """

    terms: pl.Series
    subject: Codes
    predicate: Codes
    object: Codes
    source: Codes
    graph: Codes | None = None

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.subject)

    def codes(self, spellings: Iterable[str]) -> dict[str, int]:
        """Return the codes of those spellings that occur."""
        wanted = pl.Series(list(spellings), dtype=pl.String)
        found = self.terms.is_in(wanted.implode()).arg_true()
        return dict(zip(self.terms.gather(found).to_list(), found.to_list(), strict=True))

    def code(self, spelling: str) -> int:
        """Return the code of one spelling; -1 where it does not occur."""
        return self.codes([spelling]).get(spelling, -1)

    def with_terms(self, spellings: Iterable[str]) -> tuple[Columns, dict[str, int]]:
        """Return the same rows with a code for each of these terms too, and those codes."""
        known = self.codes(spellings := list(dict.fromkeys(spellings)))
        missing = [spelling for spelling in spellings if spelling not in known]
        if not missing:
            return self, known
        codes = known | {spelling: code for code, spelling in enumerate(missing, start=len(self.terms))}
        return replace(self, terms=pl.concat([self.terms, pl.Series(missing, dtype=pl.String)])), codes

    def spell(self, codes: Codes) -> pl.Series:
        """Return the terms of codes, in their order."""
        return self.terms.gather(codes)


def read_columns(paths: Sequence[Path]) -> Columns:
    """Read and encode RDF files; `source` numbers them from 0. No more than a block of lines is in memory at once."""
    return _encode([read_blocks(path) for path in paths])


def encode(inputs: Sequence[pl.Series], *, together: bool = False) -> Columns:
    """Encode canonical N-Triples or N-Quads lines; `source` numbers the inputs from 0.

    A blank node is known in its own input only: where there are several, each label is led by the number of its input;
    with `together`, a label means one node in all of them.

    >>> table = encode([pl.Series(["<x:a> <x:b> _:c ."]), pl.Series(["_:c <x:b> <x:a> <x:g> ."])])
    >>> table.terms.to_list()
    ['<x:a>', '<x:b>', '_:f0-c', '_:f1-c', '<x:g>']
    >>> table.subject.tolist(), table.object.tolist(), table.graph.tolist()
    ([0, 3], [2, 0], [-1, 4])
    """
    return _encode([[lines] for lines in inputs], together=together)


def _encode(inputs: Sequence[Iterable[pl.Series]], *, together: bool = False) -> Columns:
    """Encode inputs, each of blocks of lines."""
    categories = pl.Categorical(pl.Categories.random())
    alive = pl.Series([], dtype=categories)  # polars forgets categories that no series uses
    parts: list[tuple[Codes, Codes, Codes, Codes]] = [(_NONE, _NONE, _NONE, _NONE)]
    for number, blocks in enumerate(inputs):
        for columns in (block for lines in blocks for block in _fields(lines)):
            own = _relabel(columns, f"_:f{number}-") if len(inputs) > 1 and not together else columns
            subject, predicate, object_ = (_codes(column.cast(categories)) for column in own)
            parts.append((subject, predicate, object_, np.full(len(subject), number)))
    subject, predicate, object_, source = (np.concatenate(column) for column in zip(*parts, strict=True))
    count = max((int(column.max()) for column in (subject, predicate, object_) if len(column)), default=-1) + 1
    terms = pl.Series(np.arange(count, dtype=np.uint32)).cat.to(categories).cast(pl.String)
    del alive
    return _part_graphs(Columns(terms, subject, predicate, object_, source))


def _fields(lines: pl.Series) -> Iterator[list[pl.Series]]:
    """Split lines into subjects, predicates and the rest without its full stop, some at once."""
    for start in range(0, len(lines), _BLOCK):
        fields = lines.slice(start, _BLOCK).str.splitn(" ", 3).struct
        yield [fields.field("field_0"), fields.field("field_1"), fields.field("field_2").str.strip_suffix(" .")]


def _codes(column: pl.Series) -> Codes:
    """Return the codes of categories."""
    return column.to_physical().to_numpy().astype(np.int64)


def _relabel(columns: list[pl.Series], prefix: str) -> list[pl.Series]:
    """Put a prefix before the labels of blank nodes: subjects, objects and graphs."""
    subject, predicate, rest = columns
    if subject.str.starts_with("_:").any():
        subject = subject.str.replace("^_:", prefix)
    if rest.str.contains("_:", literal=True).any():
        rest = rest.str.replace("^_:", prefix).str.replace(r' _:([^" ]+)$', f" {prefix}$1")
    return [subject, predicate, rest]


def _part_graphs(columns: Columns) -> Columns:
    """Part objects from the graphs that were left behind them; each distinct pair of them is looked at once."""
    graphs = columns.terms.str.extract(_OBJECT_AND_GRAPH)
    mixed = graphs.is_not_null()
    if not mixed.any():
        return columns
    whole = columns.terms.filter(mixed)
    objects = whole.str.head(whole.str.len_chars() - graphs.filter(mixed).str.len_chars() - 1)
    terms = pl.concat([columns.terms.filter(~mixed), objects, graphs.filter(mixed)])
    distinct = terms.unique(maintain_order=True)
    ranks = pl.DataFrame({"term": distinct}).with_row_index("code")
    codes = pl.DataFrame({"term": terms}).join(ranks, on="term", how="left", maintain_order="left")["code"]
    single = len(columns.terms) - len(whole)
    code_of = np.empty(len(columns.terms), dtype=np.int64)
    graph_of = np.full(len(columns.terms), -1)
    found, at = codes.to_numpy().astype(np.int64), mixed.to_numpy()
    code_of[~at], code_of[at], graph_of[at] = (
        found[:single],
        found[single : single + len(whole)],
        found[single + len(whole) :],
    )
    return Columns(
        distinct,
        code_of[columns.subject],
        code_of[columns.predicate],
        code_of[columns.object],
        columns.source,
        graph_of[columns.object],
    )
