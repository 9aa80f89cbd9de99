"""Two accounts of one tie that put different parties into one role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.conflicts.likeness import pairs
from kg.conflicts.records import Side, clash
from kg.namespaces import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.conflicts.likeness import Likeness
    from kg.conflicts.records import Clash, Facts

RULE = "parties of one tie differ"


def find_parties(facts: Facts, likeness: Likeness) -> Iterator[Clash]:
    """Yield ties that are or may be one and of which one role has parties that are claimed to be two.

    Two names for a party are not enough: a claim must say that they differ. A role with several parties is left out,
    since each account may tell of some of them.
    """
    ties = {tie.iri: tie for tie in facts.ties}
    for one, other, under in pairs(ties, likeness):
        there = dict(ties[other].roles)
        for role, parties in ties[one].roles:
            others = there.get(role, frozenset())
            if len(parties) == len(others) == 1:
                (left,), (right,) = parties, others
                if (apart := likeness.apart(left, right)) is not None:
                    *chain, claim = apart
                    sides = [Side(one, shorten(left)), Side(other, shorten(right)), Side(claim, "different")]
                    yield clash(RULE, "party", sides, under=(*under, *chain))
