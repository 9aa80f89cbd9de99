"""Hand out the graph: one format a file, each with a list of what it loses."""

from kg.export.files import save
from kg.export.formats import FORMATS, Format
from kg.export.selection import graph_iri, select

__all__ = ["FORMATS", "Format", "graph_iri", "save", "select"]
