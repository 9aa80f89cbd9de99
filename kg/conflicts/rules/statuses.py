"""One organisation that is two things in law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.conflicts.likeness import meetings
from kg.conflicts.records import Side, clash

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.conflicts.likeness import Likeness
    from kg.conflicts.records import Clash, Facts

RULE = "two legal statuses"
TOGETHER = (  # by their definitions one organisation can be both
    {"legal-person", "public-body"},
    {"legal-person", "fund"},
    {"unincorporated-body", "fund"},
    {"unit", "public-body"},
)


def find_statuses(facts: Facts, likeness: Likeness) -> Iterator[Clash]:
    """Yield organisations that are or may be one and have statuses of which only one can be; unresolved fits all."""
    for one, other, under in meetings(facts.statuses, lambda status: status.party, likeness):
        both = {one.status, other.status}
        if len(both) == 2 and "unresolved" not in both and both not in TOGETHER:
            sides = [Side(status.party, status.status.replace("-", " ")) for status in (one, other)]
            yield clash(RULE, "legal-status", sides, under=under)
