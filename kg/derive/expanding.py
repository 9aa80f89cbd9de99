"""What follows by sub-class and sub-property alone, on columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from kg.columns import stack, take
from kg.derive.hierarchy import TYPE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pyoxigraph import NamedNode

    from kg.columns import Columns
    from kg.derive.hierarchy import Hierarchy

    Above = Mapping[NamedNode, frozenset[NamedNode]]


def expand_rows(known: Columns, hierarchy: Hierarchy) -> Columns:
    """Return the rows that lie above those of a table; those that it has already may be among them."""
    above = {**hierarchy.classes, **hierarchy.properties}
    known, _ = known.with_terms(sorted(str(upper) for uppers in above.values() for upper in uppers))
    typed = take(known, known.predicate == known.code(str(TYPE)))
    parts = [take(known, slice(0)), *_rise(known, "predicate", hierarchy.properties)]
    return stack([*parts, *_rise(typed, "object", hierarchy.classes), take(known, slice(0))])


def _rise(rows: Columns, column: str, above: Above) -> Iterator[Columns]:
    """Return, for each term in a column, its rows with each term above it in its place."""
    codes = rows.codes({*map(str, above), *(str(upper) for uppers in above.values() for upper in uppers)})
    values = getattr(rows, column)
    there = set(np.unique(values).tolist())
    for lower, uppers in above.items():
        if codes.get(str(lower)) in there:
            found = take(rows, values == codes[str(lower)])
            for upper in sorted(map(str, uppers)):
                risen = np.full(len(found), codes[upper])
                yield replace(found, object=risen) if column == "object" else replace(found, predicate=risen)
