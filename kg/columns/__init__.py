"""The encoded table: every distinct term once, a triple as three integers; how files become one, and one a file."""

from kg.columns.choosing import encode_more, having, in_order, mark, renumber, spell_rows, stack, take, to_triples
from kg.columns.lines import canonical_lines, read_blocks, read_lines, spell_lines
from kg.columns.spelling import canonical, is_canonical
from kg.columns.table import Columns, encode, read_columns
from kg.columns.writing import write_triples

__all__ = [
    "Columns",
    "canonical",
    "canonical_lines",
    "encode",
    "encode_more",
    "having",
    "in_order",
    "is_canonical",
    "mark",
    "read_blocks",
    "read_columns",
    "read_lines",
    "renumber",
    "spell_lines",
    "spell_rows",
    "stack",
    "take",
    "to_triples",
    "write_triples",
]
