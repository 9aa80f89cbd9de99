"""Compile an ontology to a plan; what a plan cannot hold is named, so that nothing is dropped in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.close.axioms import classes, projections, properties, vocabulary
from kg.close.plan import Denial, Difference, Equality, Exclusion, Plan, Rule, is_a, tied
from kg.close.pruning import body_of, prune
from kg.close.strata import stratify
from kg.close.unknown import find_idle, find_unknown
from kg.close.vocabulary import NOTHING, ON_PROPERTY, SAME, SUBCLASS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.close.axioms import Schema
    from kg.close.plan import Clause, Key, Stratum
    from kg.close.same import Classes

_SCHEMA_COMPILERS: tuple[Callable[[Schema], Iterator[Rule]], ...] = (
    vocabulary.classes,
    vocabulary.properties,
    vocabulary.domains,
    vocabulary.restrictions,
    vocabulary.expressions,
    vocabulary.datatypes,
)
_COMPILERS: tuple[Callable[[Schema], Iterator[Clause]], ...] = (
    classes.hierarchy,
    classes.booleans,
    classes.restrictions,
    classes.cardinalities,
    classes.denials,
    classes.builtins,
    properties.hierarchy,
    properties.domains,
    properties.characteristics,
    properties.equalities,
    properties.denials,
    properties.differences,
    projections.projections,
)


def compile_vocabulary(schema: Schema) -> tuple[Stratum, ...]:
    """Return the rules by which schema follows from schema, in strata."""
    return stratify(rule for compiler in _SCHEMA_COMPILERS for rule in compiler(schema))


def compile_plan(schema: Schema, closed: Schema, merged: Classes, *, whole: bool = False) -> Plan:
    """Return the plan of an ontology; `closed` is its schema with what follows from it, `merged` tells equal terms.

    Rules that lead to nothing but noise are left out, unless the `whole` is asked for.
    """
    clauses = [clause for compiler in _COMPILERS for clause in compiler(schema)]
    clauses += _subsumed_restrictions(closed)
    nothing = (schema.code(NOTHING), 1)
    if nothing in schema.relations or any(isinstance(c, Rule) and c.head.key == nothing for c in clauses):
        clauses += classes.bottom(schema)
    clauses += _aliases(schema, clauses, merged)
    kept = list(dict.fromkeys(clauses if whole else prune(clauses, schema)))
    return Plan(
        strata=stratify(clause for clause in kept if isinstance(clause, Rule)),
        equalities=tuple(clause for clause in kept if isinstance(clause, Equality)),
        denials=tuple(clause for clause in kept if isinstance(clause, Denial)),
        exclusions=tuple(clause for clause in kept if isinstance(clause, Exclusion)),
        differences=tuple(clause for clause in kept if isinstance(clause, Difference)),
        unknown=tuple(dict.fromkeys(find_unknown(kept, schema, merged))),
        idle=tuple(find_idle(schema)),
    )


def _subsumed_restrictions(closed: Schema) -> Iterator[Clause]:
    """Compile what one restriction says of another, where no filler need be known (by scm-svf1 and its like)."""
    nodes = {node for node, _ in closed.pairs(ON_PROPERTY)}
    for c, d in closed.pairs(SUBCLASS):
        if c != d and c in nodes and d in nodes:
            yield Rule("cax-sco", is_a(d), (is_a(c),), axioms=(closed.axiom(c, SUBCLASS, d),))


def _aliases(schema: Schema, clauses: Iterable[Clause], merged: Classes) -> Iterator[Clause]:
    """Compile that equal properties tie the same things (eq-rep-p), equal classes have the same members (eq-rep-o)."""
    keys: set[Key] = set(schema.relations)
    for clause in clauses:
        keys |= {atom.key for atom in body_of(clause)}
        keys |= {clause.head.key} if isinstance(clause, Rule) else set()
    shared = set(merged.shared().tolist())
    for code, arity in sorted(key for key in keys if key[0] in shared):
        name, make = ("eq-rep-p", tied) if arity == 2 else ("eq-rep-o", is_a)
        for other in merged.equals(code):
            yield Rule(name, make(other), (make(code),), axioms=(schema.axiom(code, SAME, other),))
