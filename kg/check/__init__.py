"""Every check of authored and derived triples: shapes, terms, literals, dates; findings with file and line."""

from kg.check.findings import Finding, Problem, Report, Severity
from kg.check.project import Case, check_case, check_project, find_unreadable, locate_problems
from kg.check.questions import CheckQuery

__all__ = [
    "Case",
    "CheckQuery",
    "Finding",
    "Problem",
    "Report",
    "Severity",
    "check_case",
    "check_project",
    "find_unreadable",
    "locate_problems",
]
