"""The data graph: terms by code, relations by predicate, instances by class."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from kg.namespaces import RDF, RDFS
from kg.relations import EMPTY, NOTHING, Relation, distinct, matches, merge, pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.columns import Columns
    from kg.relations import Codes, Mask

TYPE, SUBCLASS = f"<{RDF}type>", f"<{RDFS}subClassOf>"


class Terms:
    """The dictionary of the table, and after its end the terms that only shapes and queries bring in."""

    def __init__(self, columns: Columns, others: Iterable[str]) -> None:
        self._columns = columns
        self._codes: dict[str, int] = {}
        self._added: list[str] = []
        self._all = columns.terms
        self.encode(sorted(others))

    def __len__(self) -> int:
        """Return how many codes there are."""
        return len(self._columns.terms) + len(self._added)

    def encode(self, spellings: Sequence[str]) -> Codes:
        """Return the codes of spellings; what has none gets one."""
        new = dict.fromkeys(spelling for spelling in spellings if spelling not in self._codes)
        if new:
            self._codes |= self._columns.codes(new)
            for spelling in new:
                if spelling not in self._codes:
                    self._codes[spelling] = len(self)
                    self._added.append(spelling)
        return np.array([self._codes[spelling] for spelling in spellings], dtype=np.int64)

    def code(self, spelling: str) -> int:
        """Return the code of one spelling."""
        found = self._codes.get(spelling)
        return int(self.encode([spelling])[0]) if found is None else found

    def spell(self, codes: Codes) -> pl.Series:
        """Return the spellings of codes."""
        if len(self._all) != len(self):
            added = pl.Series(self._added, dtype=pl.String)
            self._all = pl.concat([self._columns.terms, added], rechunk=True)
        return self._all.gather(codes)


class Data:
    """A table that is asked by predicate and by class; each answer is worked out once."""

    def __init__(self, columns: Columns, others: Iterable[str]) -> None:
        self.columns = columns
        self.terms = Terms(columns, [*others, TYPE, SUBCLASS])
        self._predicates = columns.predicate.astype(np.int32)  # half as wide, so half as long to look through
        self._relations: dict[str, Relation] = {}
        self._instances: dict[str, Codes] = {}

    def relation(self, predicate: str) -> Relation:
        """Return the pairs (subject, object) of a predicate."""
        if predicate not in self._relations:
            rows = np.flatnonzero(self._predicates == self.terms.code(predicate))
            keys = pack(self.columns.subject[rows], self.columns.object[rows])
            self._relations[predicate] = Relation(distinct(keys)) if len(rows) else NOTHING
        return self._relations[predicate]

    def instances(self, kind: str) -> Codes:
        """Return the SHACL instances of a class: nodes with it or with a sub-class of it as type, sorted."""
        if kind not in self._instances:
            kinds = reach(self.relation(SUBCLASS).flipped(), np.array([self.terms.code(kind)]))
            typed = self.relation(TYPE).flipped()
            at = matches(typed.first, kinds)[1]
            self._instances[kind] = distinct(typed.second[at])
        return self._instances[kind]

    def mark(self, codes: Codes) -> Mask:
        """Return a table that says of every code whether it is among some."""
        marks = np.zeros(len(self.terms), dtype=bool)
        marks[codes] = True
        return marks


def reach(relation: Relation, start: Codes) -> Codes:
    """Return the codes that can be reached from some, those themselves included, sorted."""
    known = fresh = distinct(start)
    while len(fresh):
        found = distinct(relation.second[matches(relation.first, fresh)[1]])
        fresh = found[~np.isin(found, known)] if len(found) else EMPTY
        known = merge(known, fresh)
    return known
