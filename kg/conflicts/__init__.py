"""Claims that cannot all hold: found by rules, marked by authors, and chosen among by declared policies."""

from kg.conflicts.report import find_conflicts
from kg.conflicts.views import Claim, Conflict, Conflicts

__all__ = ["Claim", "Conflict", "Conflicts", "find_conflicts"]
