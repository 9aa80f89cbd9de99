"""One Turtle file to canonical lines, without a Python object for each triple: what most of a large project needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, RdfFormat, parse

from kg.interrupts import interrupts_kept
from kg.namespaces import RDF, TG
from kg.read.turtle import Document, read_file

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

_HEADER = f"^<([^>]*)> <{RDF}type> <{TG}SourceGraph> [.]$"
_SPECIAL = r"_:|<<|--ltr|--rtl"  # blank nodes get labels of their own, RDF 1.2 is refused: the slow way does both


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file: its content, and the graphs that it says it is; its triples lie in a table."""

    path: Path
    graphs: tuple[NamedNode, ...]
    content: bytes | Document

    @property
    def graph(self) -> NamedNode | None:
        """The one graph that the file declares itself to be."""
        return self.graphs[0] if len(self.graphs) == 1 else None

    def read(self) -> Document:
        """Return the file with its text and its triples."""
        return self.content if isinstance(self.content, Document) else read_file(self.path, self.content)


def read_sheet(path: Path, content: bytes) -> tuple[Sheet, pl.Series]:
    """Read the content of one Turtle file, triples in the order of the file; raise BadTurtle where it is none."""
    lines = _spell_quickly(content)
    if lines is None:
        document = read_file(path, content)
        return Sheet(path, document.graphs, content), spell_document(document)
    graphs = lines.str.extract(_HEADER).drop_nulls().to_list()
    return Sheet(path, tuple(NamedNode(iri) for iri in graphs), content), lines


def spell_document(document: Document) -> pl.Series:
    """Return the triples of a document as canonical lines."""
    with interrupts_kept():
        from kg.columns import spell_lines
    return spell_lines(document.triples)


def _spell_quickly(content: bytes) -> pl.Series | None:
    """Return the lines of a file that is plain Turtle, None for others."""
    with interrupts_kept():
        from kg.columns import spell_lines
    try:
        lines = spell_lines(parse(content.decode(), RdfFormat.TURTLE))
    except (SyntaxError, UnicodeDecodeError):
        return None
    return None if lines.is_empty() or lines.str.contains(_SPECIAL).any() else lines
