"""Compile an ontology to a plan; what is not known to the compiler is named, so that nothing is dropped in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.close.axioms import Schema, classes, projections, properties
from kg.close.plan import Denial, Equality, Plan, Rule
from kg.close.strata import stratify
from kg.namespaces import OWL, RDF, RDFS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.close.plan import Clause

COMPILERS: tuple[Callable[[Schema], Iterator[Clause]], ...] = (
    classes.hierarchy,
    classes.booleans,
    classes.restrictions,
    classes.cardinalities,
    classes.subsumed_restrictions,
    classes.denials,
    properties.hierarchy,
    properties.domains,
    properties.characteristics,
    properties.equalities,
    properties.denials,
    projections.projections,
)

# An axiom about one of these changes the language itself: rules over rules, which no fixed plan can hold.
_LANGUAGE = frozenset(
    [f"<{RDF}{name}>" for name in ("type", "first", "rest")]
    + [f"<{RDFS}{name}>" for name in ("subClassOf", "subPropertyOf", "domain", "range")]
    + [f"<{OWL}{name}>" for name in ("sameAs", "differentFrom", "equivalentClass", "equivalentProperty", "inverseOf")]
)
_ABOUT_PROPERTIES = (RDFS + "subPropertyOf", OWL + "equivalentProperty", OWL + "inverseOf", OWL + "propertyChainAxiom")


def compile_plan(schema: Schema) -> Plan:
    """Return the plan of an ontology."""
    clauses = [clause for compiler in COMPILERS for clause in compiler(schema)]
    return Plan(
        strata=stratify(clause for clause in clauses if isinstance(clause, Rule)),
        equalities=tuple(dict.fromkeys(clause for clause in clauses if isinstance(clause, Equality))),
        denials=tuple(dict.fromkeys(clause for clause in clauses if isinstance(clause, Denial))),
        different=tuple(_different(schema)),
        unknown=tuple(_unknown(schema)),
    )


def _different(schema: Schema) -> Iterator[tuple[int, int]]:
    """Return the pairs that differentFrom and AllDifferent declare."""
    yield from schema.pairs(OWL + "differentFrom")
    yield from schema.pairwise(OWL + "AllDifferent", OWL + "members", OWL + "distinctMembers")


def _unknown(schema: Schema) -> Iterator[str]:
    """Name the axioms that make a property of the language itself follow from something."""
    for predicate in _ABOUT_PROPERTIES:
        for pair in schema.pairs(predicate):
            for code in pair:
                if (spelling := schema.spellings[code]) in _LANGUAGE:
                    yield f"{spelling} in an axiom of <{predicate}>"
    for predicate in (RDFS + "domain", RDFS + "range"):
        for code, _ in schema.pairs(predicate):
            if (spelling := schema.spellings[code]) in _LANGUAGE:
                yield f"{spelling} in an axiom of <{predicate}>"
