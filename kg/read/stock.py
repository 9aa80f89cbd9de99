"""The stock: everything that the files of a project say, as one table that tells which file each row is from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.columns import encode, take, to_triples
from kg.read.sheets import Sheet, spell_document

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from kg.columns import Columns
    from kg.read.project import Reading


@dataclass(frozen=True, slots=True)
class Stock:
    """Sheets of ontology and data, and their triples as rows in this order; `source` is the place of a row's sheet.

    The shapes are no rows: their sheets stand apart, and `rules` are their triples.
    """

    ontology: tuple[Sheet, ...]
    data: tuple[Sheet, ...]
    shapes: tuple[Sheet, ...]
    columns: Columns
    rules: tuple[Triple, ...]

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """All sheets."""
        return (*self.ontology, *self.data)

    @classmethod
    def of(cls, reading: Reading) -> Stock:
        """Take the stock of documents that were read."""
        ontology, shapes, data = (
            tuple(Sheet(document.path, document.graphs, document) for document in part)
            for part in (reading.ontology, reading.shapes, reading.data)
        )
        lines = [spell_document(document) for document in (*reading.ontology, *reading.data)]
        return cls(ontology, data, shapes, encode(lines, together=True), tuple(reading.rules()))

    def schema_rows(self) -> Columns:
        """Return the rows of the ontology: modules, code lists, projections."""
        return take(self.columns, self.columns.source < len(self.ontology))

    def authored_rows(self) -> Columns:
        """Return the rows of the data."""
        return take(self.columns, self.columns.source >= len(self.ontology))

    def schema(self) -> list[Triple]:
        """Return the triples of the ontology."""
        return to_triples(self.schema_rows())

    def authored(self) -> list[Triple]:
        """Return the triples of the data as they were authored."""
        return to_triples(self.authored_rows())
