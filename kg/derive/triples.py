"""All derived triples of a graph, each with the step that gives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.derive.bounds import BOUND_PROPERTIES, read_moments
from kg.derive.check_digits import CHECK_DIGITS_VALID, check_identifiers
from kg.derive.relations import Contradiction, Difference, find_differences, relate_moments
from kg.derive.standing import STANDING, find_standings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pyoxigraph import Triple

    from kg.derive.hierarchy import Hierarchy
    from kg.derive.steps import Step

DERIVED_PROPERTIES = BOUND_PROPERTIES | {STANDING, CHECK_DIGITS_VALID}


@dataclass(frozen=True, slots=True)
class Derivation:
    """Derived triples with the steps that give them, and the dates that contradict or narrow each other."""

    steps: Mapping[Triple, Step]
    contradictions: tuple[Contradiction, ...]
    differences: tuple[Difference, ...] = ()

    @property
    def origins(self) -> dict[Triple, Triple]:
        """The derived triples, each with the authored one at which one looks first."""
        return {triple: step.origin for triple, step in self.steps.items()}


def derive_triples(authored: Iterable[Triple], hierarchy: Hierarchy) -> Derivation:
    """Derive bounds, standing and the verdict on check digits from what was authored."""
    authored = list(authored)
    moments = read_moments(authored)
    contradictions = relate_moments(moments, authored, hierarchy)
    pairs = (*moments.triples(), *find_standings(authored), *check_identifiers(authored))
    return Derivation(dict(pairs), tuple(contradictions), tuple(find_differences(moments)))


__all__ = ["DERIVED_PROPERTIES", "Contradiction", "Derivation", "Difference", "derive_triples"]
