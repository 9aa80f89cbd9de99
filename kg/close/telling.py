"""What is told of a closure: every inferred row that was not there before and is no noise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kg.close.pruning import is_told
from kg.relations import EMPTY, NOTHING, Codes, contains, distinct, pack, unpack

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars as pl

    from kg.close.plan import Key
    from kg.close.same import Classes
    from kg.relations import Relation

Rows = tuple[Codes, Codes, Codes]


def tell(
    terms: pl.Series,
    base: Mapping[Key, Relation],
    closed: Mapping[Key, Relation],
    classes: Classes,
    *,
    type_: int,
    whole: bool = False,
) -> Rows:
    """Return subjects, predicates and objects of what is new; with `whole`, noise too."""
    keys = [(code, arity) for code, arity in closed if whole or is_told(terms[code], arity)]
    named = (terms.str.starts_with("<") if not whole else terms.is_not_null()).to_numpy()
    writable = named if whole else ~terms.str.starts_with("_:").to_numpy()
    parts: list[Rows] = [(EMPTY, EMPTY, EMPTY)]
    for code, arity in keys:
        rows = expand((code, arity), closed[code, arity], classes)
        known = base.get((code, arity), NOTHING).rows
        if len(rows) == len(known):  # nothing ever leaves a relation
            continue
        rows = rows[~contains(known, rows)]
        first, second = unpack(rows) if arity == 2 else (rows, np.full(len(rows), code))
        if not whole:
            kept = named[first] & writable[second] & (first != second)
            first, second = first[kept], second[kept]
        parts.append((first, np.full(len(first), code if arity == 2 else type_), second))
    subject, predicate, value = (np.concatenate(column) for column in zip(*parts, strict=True))
    return subject, predicate, value


def expand(key: Key, relation: Relation, classes: Classes) -> Codes:
    """Return a relation with every member of each class of equal terms in its place."""
    if not classes.merged:
        return relation.rows
    if key[1] == 1:
        return distinct(classes.expand(relation.rows)[1])
    at, first = classes.expand(relation.first)
    again, second = classes.expand(relation.second[at])
    return distinct(pack(first[again], second))
