"""The encoded table: every distinct term once, a triple as three integers; how files become one, and one a file."""

from kg.columns.lines import canonical_lines, read_blocks, read_lines, spell_lines
from kg.columns.spelling import canonical, is_canonical
from kg.columns.table import Columns, encode, read_columns
from kg.columns.writing import write_triples

__all__ = [
    "Columns",
    "canonical",
    "canonical_lines",
    "encode",
    "is_canonical",
    "read_blocks",
    "read_columns",
    "read_lines",
    "spell_lines",
    "write_triples",
]
