"""Close columns under a plan: relations in, inferred triples and contradictions out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kg.close.axioms import Schema
from kg.close.compile import compile_plan
from kg.close.denials import find_contradictions
from kg.close.execute import run
from kg.namespaces import OWL, RDF, RDFS, XSD
from kg.relations import EMPTY, NOTHING, Codes, Mask, Relation, contains, distinct, pack, relations_of, unpack

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.close.denials import Contradiction
    from kg.close.execute import State
    from kg.close.plan import Key, Plan
    from kg.close.same import Classes
    from kg.columns import Columns

_TYPE, _SAME = f"<{RDF}type>", f"<{OWL}sameAs>"
_LANGUAGES = tuple(f"<{namespace}" for namespace in (OWL, RDF, RDFS, XSD))


@dataclass(frozen=True, slots=True)
class Closed:
    """What follows from columns: inferred rows (subject, predicate, object), contradictions, and how they were found."""

    columns: Columns
    subject: Codes
    predicate: Codes
    object: Codes
    contradictions: tuple[Contradiction, ...]
    plan: Plan
    state: State
    classes: Classes


def close_columns(columns: Columns, ontology: Mask) -> Closed:
    """Close columns under the axioms in the rows that `ontology` marks; noise is left out (see `noise`)."""
    columns = columns.with_terms((_TYPE, _SAME))
    type_, same = columns.code(_TYPE), columns.code(_SAME)
    plan = compile_plan(read_schema(columns, ontology))
    base = read_relations(columns, type_)
    state, classes = run(plan, base, size=len(columns.terms), same=same)
    state[same, 2] = Relation(classes.pairs())
    contradictions = tuple(find_contradictions(plan, state, classes, same=same))
    subject, predicate, value = _inferred(columns, base, state, classes, type_=type_, same=same)
    return Closed(columns, subject, predicate, value, contradictions, plan, state, classes)


def read_schema(columns: Columns, ontology: Mask) -> Schema:
    """Return the axioms of the marked rows."""
    rows = np.stack([columns.subject[ontology], columns.predicate[ontology], columns.object[ontology]], axis=1)
    codes = np.unique(rows)
    spellings = dict(zip(codes.tolist(), columns.spell(codes).to_list(), strict=True))
    return Schema(((s, p, o) for s, p, o in rows.tolist()), spellings)


def read_relations(columns: Columns, type_: int) -> dict[Key, Relation]:
    """Return the pairs of each property and the members of each class."""
    pairs = relations_of(columns)
    types = pairs.pop(type_, NOTHING).flipped()
    cuts = np.flatnonzero(np.diff(types.first)) + 1
    members = {(int(part[0] >> 32), 1): Relation(unpack(part)[1]) for part in np.split(types.rows, cuts) if len(part)}
    return {(code, 2): relation for code, relation in pairs.items()} | members


def _inferred(
    columns: Columns, base: Mapping[Key, Relation], state: State, classes: Classes, *, type_: int, same: int
) -> tuple[Codes, Codes, Codes]:
    """Return the rows of all relations that were not there before and are no noise."""
    literal = columns.terms.str.starts_with('"').to_numpy()
    blank = columns.terms.str.starts_with("_:").to_numpy()
    parts = []
    for key in _telling(columns, state, same):
        rows = _expand(key, state[key], classes)
        rows = rows[~contains(base.get(key, NOTHING).rows, rows)]
        code, arity = key
        first, second = unpack(rows) if arity == 2 else (rows, np.full(len(rows), code))
        kept = ~(literal[first] | blank[first] | blank[second] | (first == second))
        parts.append((first[kept], np.full(int(kept.sum()), code if arity == 2 else type_), second[kept]))
    subject, predicate, value = (np.concatenate([EMPTY, *column]) for column in zip(*parts, strict=True))
    return subject, predicate, value


def _telling(columns: Columns, state: State, same: int) -> list[Key]:
    """Return the relations that say something of the world: not those of the languages, nor of classes without a name."""
    keys = list(state)
    spelt = columns.spell(np.array([code for code, _ in keys], dtype=np.int64)).to_list()
    return [
        key for key, name in zip(keys, spelt, strict=True) if key[0] == same or not name.startswith(("_:", *_LANGUAGES))
    ]


def _expand(key: Key, relation: Relation, classes: Classes) -> Codes:
    """Return a relation with every member of each class of equal terms in its place."""
    if not classes.merged:
        return relation.rows
    if key[1] == 1:
        return distinct(classes.expand(relation.rows)[1])
    at, first = classes.expand(relation.first)
    again, second = classes.expand(relation.second[at])
    return distinct(pack(first[again], second))
