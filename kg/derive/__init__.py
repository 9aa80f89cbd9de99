"""What follows by arithmetic and not by ontology: earliest and latest days, standing, check digits."""

from kg.derive.bounds import BOUND_PROPERTIES, RULES_OF_DATES
from kg.derive.hierarchy import Hierarchy
from kg.derive.steps import Step
from kg.derive.triples import DERIVED_PROPERTIES, Contradiction, Derivation, Difference, derive_triples

__all__ = [
    "BOUND_PROPERTIES",
    "DERIVED_PROPERTIES",
    "RULES_OF_DATES",
    "Contradiction",
    "Derivation",
    "Difference",
    "Hierarchy",
    "Step",
    "derive_triples",
]
