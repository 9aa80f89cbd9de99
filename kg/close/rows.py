"""Close the rows of a table; what follows comes back with the table's codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kg.close.columnar import close_columns
from kg.close.inferences import tell_contradictions
from kg.close.reference import infer_by_owlrl
from kg.columns import Columns, encode_more, in_order, spell_lines, stack, to_triples

if TYPE_CHECKING:
    from kg.close.told import Inconsistency
    from kg.relations import Codes


def infer_rows(schema: Columns, known: Columns) -> tuple[Columns, tuple[Inconsistency, ...]]:
    """Return what follows of ontology and data, as rows of the same table, and what contradicts itself.

    The result depends on what the rows say and on their order, not on the codes. Where the ontology says what a plan
    cannot hold, owlrl closes the whole.
    """
    given, before = in_order(stack([schema, known]))
    closed = close_columns(given)
    if closed.plan.unknown:
        inferences = infer_by_owlrl(to_triples(schema), to_triples(known))
        return encode_more(known, [spell_lines(inferences.triples).sort()]), inferences.inconsistencies
    words = closed.columns.terms.slice(len(before)).to_list()  # the plan's own, which no row has
    grown, codes = known.with_terms(words)
    code = np.concatenate([before, np.array([codes[word] for word in words], dtype=np.int64)])
    rows = _rows(grown, code[closed.subject], code[closed.predicate], code[closed.object])
    return rows, tell_contradictions(closed, facts_from=len(schema))


def _rows(table: Columns, subject: Codes, predicate: Codes, object_: Codes) -> Columns:
    return Columns(table.terms, subject, predicate, object_, np.zeros(len(subject), dtype=np.int64))
