"""Close columns: compile what they say of their own terms to a plan, run it, tell what is new."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from kg.close.bad_values import find_bad_values
from kg.close.closing import Closing, members_of
from kg.close.datatypes import Values
from kg.close.denials import find_contradictions
from kg.close.telling import tell
from kg.close.vocabulary import SAME, TYPE, with_words
from kg.relations import NOTHING, Codes, Relation, distinct, relations_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.close.denials import Contradiction
    from kg.close.plan import Key, Plan
    from kg.close.same import Classes
    from kg.columns import Columns


@dataclass(frozen=True, slots=True)
class Closed:
    """What follows from columns: inferred rows, contradictions, and how they were found.

    `base` are the relations that were there before, `state` the closed ones over representatives, `schema` what follows
    about the languages' own words. `columns` are those that were given, with codes for these words. Relations hold each
    value in one spelling only, that of the lowest code: `labels` has it for every code, None where all are.
    """

    columns: Columns
    labels: Codes | None
    subject: Codes
    predicate: Codes
    object: Codes
    contradictions: tuple[Contradiction, ...]
    plan: Plan
    words: Mapping[str, int]
    base: Mapping[Key, Relation]
    state: Mapping[Key, Relation]
    schema: Mapping[Key, Relation]
    classes: Classes


def close_columns(columns: Columns, *, whole: bool = False) -> Closed:
    """Close columns under the axioms in them; noise is left out, unless the `whole` is asked for.

    Where the plan names something unknown, the result is not complete: owlrl has to close instead.
    """
    columns, words = with_words(columns)
    values = Values.of(columns.terms)
    labels = values.labels()
    base = read_relations(columns, labels, words[TYPE])
    closing = Closing.of(base, words, values)
    plan, schema = closing.run(whole=whole)
    state, classes, same = closing.state, closing.classes, words[SAME]
    contradictions = (
        *find_contradictions(plan, state, classes, same=same),
        *find_bad_values(values, state, classes, words),
    )
    said = base.get((same, 2), NOTHING).rows  # even that something is the same as itself
    state[same, 2] = Relation(distinct(np.concatenate([said, classes.pairs()])))
    closed = {**state, **schema} if whole else state
    rows = tell(columns.terms, base, closed, classes, type_=words[TYPE], whole=whole)
    return Closed(columns, labels, *rows, contradictions, plan, words, base, state, schema, classes)


def compile_columns(columns: Columns) -> tuple[Columns, Plan]:
    """Return the plan of the axioms in columns without running it, and columns with a code for each word in it."""
    columns, words = with_words(columns)
    values = Values.of(columns.terms)
    base = read_relations(columns, values.labels(), words[TYPE])
    return columns, Closing.of(base, words, values).compile()[0]


def read_relations(columns: Columns, labels: Codes | None, type_: int) -> dict[Key, Relation]:
    """Return the pairs of each property and the members of each class, each value in one spelling."""
    pairs = relations_of(columns if labels is None else replace(columns, object=labels[columns.object]))
    members = members_of(pairs.pop(type_, NOTHING))
    return {(code, 2): relation for code, relation in pairs.items()} | {
        key: Relation(rows) for key, rows in members.items()
    }
