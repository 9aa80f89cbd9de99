"""Turtle is the record: files to triples, and what cannot be read said with path, line and remedy."""

from kg.read.project import Files, Reading, find_bad_turtle, find_files, load_file, load_files, parse_files
from kg.read.turtle import Document, read_file

__all__ = [
    "Document",
    "Files",
    "Reading",
    "find_bad_turtle",
    "find_files",
    "load_file",
    "load_files",
    "parse_files",
    "read_file",
]
