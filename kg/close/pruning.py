"""Which rules a plan needs: those that lead to what is told, to an axiom, to an equality or to a contradiction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.close.datatypes import DATATYPES
from kg.close.plan import Difference, Exclusion, Rule
from kg.close.vocabulary import AXIOM_CLASSES, AXIOM_PREDICATES, SCHEMA_PREDICATES, TYPE
from kg.namespaces import OWL, RDF, RDFS, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.close.axioms import Schema
    from kg.close.plan import Atom, Clause, Key

_LANGUAGES = tuple(f"<{namespace}" for namespace in (OWL, RDF, RDFS, XSD))
_SCHEMA = frozenset(f"<{predicate}>" for predicate in SCHEMA_PREDICATES)


def is_told(name: str, arity: int) -> bool:
    """Say whether inferred members of a class, or pairs of a property, are told: not of the languages' own or unnamed ones.

    >>> is_told("<https://example.org/Person>", 1), is_told(f"<{OWL}Thing>", 1), is_told(f"<{RDFS}label>", 2)
    (True, False, True)
    """
    if name.startswith("_:"):
        return False
    return name not in _SCHEMA if arity == 2 else not name.startswith(_LANGUAGES)


def body_of(clause: Clause) -> tuple[Atom, ...]:
    """Return the atoms that a clause asks for."""
    if isinstance(clause, Difference):
        return ()
    return clause.atoms if isinstance(clause, Exclusion) else clause.body


def prune(clauses: Iterable[Clause], schema: Schema) -> list[Clause]:
    """Drop the rules whose heads nobody asks for."""
    clauses = list(clauses)
    asked: set[Key] = {(schema.code(word), 2) for word in (*AXIOM_PREDICATES, TYPE)}
    asked |= {(schema.code(word), 1) for word in AXIOM_CLASSES}
    checked = {(schema.code(name), 1) for name in DATATYPES}  # values that are outside of it contradict
    waiting: list[Rule] = []
    kept: set[int] = set()
    for clause in clauses:
        if isinstance(clause, Rule) and not (
            is_told(schema.spell(clause.head.relation), clause.head.key[1])
            or (clause.head.key in checked and clause.name != "datatype-map")
        ):
            waiting.append(clause)
        else:
            kept.add(id(clause))
            asked |= {atom.key for atom in body_of(clause)}
    while needed := [rule for rule in waiting if rule.head.key in asked]:
        kept |= {id(rule) for rule in needed}
        asked |= {atom.key for rule in needed for atom in rule.body}
        waiting = [rule for rule in waiting if id(rule) not in kept]
    return [clause for clause in clauses if id(clause) in kept]
