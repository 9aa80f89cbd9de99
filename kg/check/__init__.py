"""Every check of authored and derived triples: shapes, terms, literals, dates; findings with file and line."""

from kg.check.findings import Finding, Problem, Report, Severity
from kg.check.project import Case, check_case, check_project, find_unreadable, locate_problems

__all__ = [
    "Case",
    "Finding",
    "Problem",
    "Report",
    "Severity",
    "check_case",
    "check_project",
    "find_unreadable",
    "locate_problems",
]
