"""All rules on all facts: what clashes, each clash once and in a fixed order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.conflicts import rules
from kg.conflicts.likeness import Likeness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.conflicts.records import Clash, Facts

    Rule = Callable[[Facts, Likeness], Iterator[Clash]]

RULES: tuple[Rule, ...] = (
    rules.find_dates,
    rules.find_denials,
    rules.find_figures,
    rules.find_headings,
    rules.find_identifiers,
    rules.find_identities,
    rules.find_names,
    rules.find_parties,
    rules.find_shares,
    rules.find_statuses,
)


def find_clashes(facts: Facts) -> tuple[Clash, ...]:
    """Return what clashes by every rule, sorted: the same for facts in any order."""
    likeness = Likeness(facts.identities)
    return tuple(sorted({clash for rule in RULES for clash in rule(facts, likeness)}))
