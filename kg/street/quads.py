"""The named graphs of a build as one table of quads, written as sorted N-Quads and as an index."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import file_digest
from io import BytesIO
from typing import TYPE_CHECKING, Any

import polars as pl
from pyoxigraph import RdfFormat, parse

from kg.publish.contents import Written
from kg.store import write_index

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kg.columns import Columns

_BLOCK = 200_000  # rows that are spelt at once


@dataclass(frozen=True, slots=True)
class Quads:
    """Distinct quads in the order of their lines: `rows` has the ranks s, p, o, g of terms, `terms` are sorted."""

    terms: pl.Series
    rows: pl.DataFrame

    @classmethod
    def of(cls, table: Columns, graphs: Sequence[str]) -> Quads:
        """Sort the rows of a table; `graphs` has the IRI of the graph of each source.

        Terms in the order of their bytes give lines in the order of theirs: where one term goes on after another ends,
        it goes on with more than a space.
        """
        named, place = table.with_terms(sorted({f"<{graph}>" for graph in graphs}))
        order = named.terms.arg_sort()
        rank = pl.Series(range(len(order)), dtype=pl.UInt32).gather(order.arg_sort())
        graph = pl.Series([place[f"<{graph}>"] for graph in graphs], dtype=pl.Int64).gather(table.source)
        rows = pl.DataFrame(
            {
                "s": rank.gather(table.subject),
                "p": rank.gather(table.predicate),
                "o": rank.gather(table.object),
                "g": rank.gather(graph),
            }
        )
        return cls(named.terms.gather(order), rows.unique().sort("s", "p", "o", "g"))

    def counts(self) -> dict[str, int]:
        """Return the number of triples of each graph that has any, by IRI."""
        found = self.rows.group_by("g").len().sort("g")
        names = self.terms.gather(found["g"]).str.strip_chars("<>").to_list()
        return dict(zip(names, found["len"].to_list(), strict=True))

    def text(self) -> bytes:
        """Return the lines of all quads."""
        return self._text(self.rows)

    def write(self, folder: Path) -> Written:
        """Write `graph.nq` and the index."""
        with (folder / "graph.nq").open("w+b") as file:
            self._spell(file, self.rows)
            file.seek(0)
            digest = file_digest(file, "sha256").hexdigest()
        self._write_index(folder / "index")
        return Written(self.rows.height, digest)

    def _write_index(self, path: Path) -> None:
        """Write each distinct triple once without a graph, so that sums are right, and again in each of its graphs."""
        triples = self.rows.select("s", "p", "o").unique(maintain_order=True)
        blank = self.terms.str.starts_with("_:")
        texts, blanks = [], b""
        for rows in (self.rows, triples):
            has = pl.any_horizontal(blank.gather(rows[name]) for name in rows.columns)
            marked = rows.with_columns(has=has)
            texts.append(self._text(marked.filter(~pl.col("has")).drop("has")))
            blanks += self._text(marked.filter("has").drop("has"))
        write_index(path, parse(blanks, format=RdfFormat.N_QUADS, lenient=True), texts=texts)

    def _text(self, rows: pl.DataFrame) -> bytes:
        buffer = BytesIO()
        self._spell(buffer, rows)
        return buffer.getvalue()

    def _spell(self, target: Any, rows: pl.DataFrame) -> None:
        """Append rows as canonical lines."""
        for start in range(0, rows.height, _BLOCK):
            block = rows.slice(start, _BLOCK)
            spelt = pl.DataFrame({name: self.terms.gather(block[name]) for name in block.columns})
            spelt.write_csv(target, include_header=False, separator=" ", line_terminator=" .\n", quote_style="never")
