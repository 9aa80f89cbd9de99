"""The rules by which claims conflict: one sort of claim a file."""

from kg.conflicts.rules.dates import find_dates
from kg.conflicts.rules.denials import find_denials
from kg.conflicts.rules.figures import find_figures
from kg.conflicts.rules.headings import find_headings
from kg.conflicts.rules.identifiers import find_identifiers
from kg.conflicts.rules.identity import find_identities
from kg.conflicts.rules.names import find_names
from kg.conflicts.rules.parties import find_parties
from kg.conflicts.rules.shares import find_shares
from kg.conflicts.rules.statuses import find_statuses

__all__ = [
    "find_dates",
    "find_denials",
    "find_figures",
    "find_headings",
    "find_identifiers",
    "find_identities",
    "find_names",
    "find_parties",
    "find_shares",
    "find_statuses",
]
