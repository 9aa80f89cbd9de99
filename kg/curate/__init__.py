"""What a curator is handed: the template of a case, and passages with their hashes."""

from kg.curate.cite import Described, cite_passage, describe_copy, find_edition, label_of, read_described
from kg.curate.template import Template, write_case

__all__ = [
    "Described",
    "Template",
    "cite_passage",
    "describe_copy",
    "find_edition",
    "label_of",
    "read_described",
    "write_case",
]
