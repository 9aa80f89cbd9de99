"""What a plan cannot hold, so that owlrl has to close instead; and what no rule of OWL 2 RL uses at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.close.pruning import body_of
from kg.close.vocabulary import IDLE_CLASSES, IDLE_PREDICATES, LEFT_OUT, WORDS
from kg.namespaces import OWL, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.close.axioms import Schema
    from kg.close.plan import Clause
    from kg.close.same import Classes


def find_unknown(clauses: Iterable[Clause], schema: Schema, merged: Classes) -> Iterator[str]:
    """Name rules that ask for what is left out as noise, and words of the languages that are not what they were."""
    left_out = {(schema.code(word), 2): word for word in LEFT_OUT}
    for clause in clauses:
        for word in sorted({left_out[atom.key] for atom in body_of(clause) if atom.key in left_out}):
            said = "; ".join(" ".join(_show(schema, code) for code in axiom) for axiom in clause.axioms)
            yield f"{clause.name} asks for {shorten(word)}: {said}"
    shared = set(merged.shared().tolist())
    for word in WORDS:
        if schema.code(word) in shared:
            others = merged.equals(schema.code(word))
            yield f"{shorten(word)} is the same as {', '.join(_show(schema, other) for other in others)}"


def find_idle(schema: Schema) -> Iterator[str]:
    """Name the constructs that occur and that no rule uses, with how often."""
    for predicate in IDLE_PREDICATES:
        if count := len(schema.pairs(predicate)):
            yield f"{shorten(predicate)} ({count})"
    for kind in IDLE_CLASSES:
        if count := len(schema.instances(kind)):
            yield f"{shorten(kind)} ({count})"
    for predicate in (OWL + "maxCardinality", OWL + "maxQualifiedCardinality"):
        if count := sum(schema.number(value) not in (0, 1) for _, value in schema.pairs(predicate)):
            yield f"{shorten(predicate)} that is not 0 or 1 ({count})"


def _show(schema: Schema, code: int) -> str:
    spelling = schema.spell(code)
    return shorten(spelling[1:-1]) if spelling.startswith("<") else spelling
