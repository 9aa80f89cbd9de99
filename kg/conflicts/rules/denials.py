"""One source affirms what another denies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.conflicts.likeness import pairs
from kg.conflicts.records import Side, clash

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.conflicts.likeness import Likeness
    from kg.conflicts.records import Clash, Facts

RULE = "affirmed and denied"


def find_denials(facts: Facts, likeness: Likeness) -> Iterator[Clash]:
    """Yield what is affirmed and denied: one node, or two nodes that are or may be one."""
    for node in sorted(facts.affirmed & facts.denied):
        yield _denied(node, node, ())
    affirmed, denied = facts.affirmed - facts.denied, facts.denied - facts.affirmed
    for one, other, under in pairs(affirmed | denied, likeness):
        if (one in affirmed) != (other in affirmed):
            first, second = (one, other) if one in affirmed else (other, one)
            yield _denied(first, second, under)


def _denied(affirmed: str, denied: str, under: tuple[str, ...]) -> Clash:
    sides = [Side(affirmed, "affirmed"), Side(denied, "denied", denies=True)]
    return clash(RULE, "denial", sides, under=under)
