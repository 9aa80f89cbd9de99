"""The encoded table: every distinct term once, a triple as three integers; how files become one, and one a file."""

from kg.columns.lines import canonical_lines, read_lines, spell_lines
from kg.columns.spelling import canonical, is_canonical
from kg.columns.table import Columns, encode
from kg.columns.writing import write_triples

__all__ = [
    "Columns",
    "canonical",
    "canonical_lines",
    "encode",
    "is_canonical",
    "read_lines",
    "spell_lines",
    "write_triples",
]
