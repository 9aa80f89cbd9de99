"""Which rules a plan needs: those that lead to what is told, to an axiom, to an equality or to a contradiction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.close.datatypes import DATATYPES
from kg.close.plan import Difference, Exclusion, Rule
from kg.close.vocabulary import AXIOM_CLASSES, AXIOM_PREDICATES, SCHEMA_PREDICATES, TYPE
from kg.namespaces import OWL, RDF, RDFS, XSD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.close.axioms import Schema
    from kg.close.plan import Atom, Clause, Key

_LANGUAGES = tuple(f"<{namespace}" for namespace in (OWL, RDF, RDFS, XSD))
# Rules about the languages' own terms: of use only to rules that ask for them.
BUILT_IN = ("cls-thing", "cls-nothing1", "dt-type1", "prp-ap", "datatype-map")
_SCHEMA = frozenset(f"<{predicate}>" for predicate in SCHEMA_PREDICATES)


def is_told(name: str, arity: int) -> bool:
    """Say whether inferred members of a class, or pairs of a property, are told: not those of the languages' own.

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
    kept = {id(clause) for clause in clauses if not isinstance(clause, Rule)}
    asked: set[Key] = {atom.key for clause in clauses if id(clause) in kept for atom in body_of(clause)}
    wanted = _wanted(schema)
    waiting = [clause for clause in clauses if isinstance(clause, Rule)]
    while needed := [r for r in waiting if r.head.key in asked or (r.name not in BUILT_IN and wanted(r.head.key))]:
        kept |= {id(rule) for rule in needed}
        asked |= {atom.key for rule in needed for atom in rule.body}
        waiting = [rule for rule in waiting if id(rule) not in kept]
    return [clause for clause in clauses if id(clause) in kept]


def _wanted(schema: Schema) -> Callable[[Key], bool]:
    """Say of a relation whether it is told, or makes axioms, or whether its members are checked to be values of it."""
    own = {(schema.code(word), 2) for word in (*AXIOM_PREDICATES, TYPE)}
    own |= {(schema.code(word), 1) for word in (*AXIOM_CLASSES, *DATATYPES)}
    return lambda key: key in own or is_told(schema.spell(key[0]), key[1])
