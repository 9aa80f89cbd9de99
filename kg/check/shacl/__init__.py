"""SHACL on columns: shapes to plain data, constraints evaluated over sets of nodes, reports in columns and as RDF."""

from kg.check.shacl.engine import validate
from kg.check.shacl.model import Unknown
from kg.check.shacl.report import to_graph, to_ntriples
from kg.check.shacl.results import Check, Report, Result, Results

__all__ = ["Check", "Report", "Result", "Results", "Unknown", "to_graph", "to_ntriples", "validate"]
