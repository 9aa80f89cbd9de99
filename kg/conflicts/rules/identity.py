"""Two nodes claimed to be one and to be two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.conflicts.records import Side, clash

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.conflicts.likeness import Likeness
    from kg.conflicts.records import Clash, Facts

RULE = "same and different"


def find_identities(facts: Facts, likeness: Likeness) -> Iterator[Clash]:
    """Yield each claim that two nodes differ, with the same claims that join them, in one step or in several.

    That they may be one contradicts nobody.
    """
    for claim in sorted(facts.identities, key=lambda one: one.iri):
        if claim.verdict == "different" and (chain := likeness.same(claim.left, claim.right)):
            sides = [Side(claim.iri, "different"), *(Side(iri, "same") for iri in chain)]
            yield clash(RULE, "identity", sides)
