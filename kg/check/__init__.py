"""Every check of authored and derived triples: shapes, terms, literals, dates; findings with file and line."""

from kg.check.consistency import inconsistent
from kg.check.findings import Finding, Premise, Problem, Report, Severity
from kg.check.project import Case, check_case, check_project, find_unreadable, locate_problems
from kg.check.questions import CheckQuery

__all__ = [
    "Case",
    "CheckQuery",
    "Finding",
    "Premise",
    "Problem",
    "Report",
    "Severity",
    "check_case",
    "check_project",
    "find_unreadable",
    "inconsistent",
    "locate_problems",
]
