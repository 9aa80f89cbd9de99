"""The data in Oxigraph, as much of them as queries need, and focus nodes beside them in a graph of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pyoxigraph as ox

from kg.check.shacl.values import Values
from kg.relations import pack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.check.shacl.data import Data
    from kg.check.shacl.query_text import Question
    from kg.relations import Codes, Mask

_GRAPH, _IS, _NORMAL = "<urn:tiegraph:focus>", "<urn:tiegraph:is>", "<urn:tiegraph:normal>"


class QueryStore:
    """An in-memory store that is filled as questions are asked."""

    def __init__(self, data: Data) -> None:
        self._data, self._store = data, ox.Store()
        self._loaded: set[str] = set()
        self._whole = False
        self._asked = 0

    def ask(self, question: Question, nodes: Codes) -> Iterator[tuple[int, ox.QuerySolution]]:
        """Answer a question about focus nodes, with the code of the focus node of each solution."""
        self._load(question.predicates)
        spelled = self._data.terms.spell(nodes)
        # A store respells literals, so only IRIs and blank nodes can be told apart when all are asked at once.
        together = ~Values(nodes, spelled).is_literal & question.together
        code_of = dict(zip(spelled.filter(together).to_list(), nodes[together].tolist(), strict=True))
        if code_of:
            for solution in self._solutions(question, spelled.filter(together)):
                yield code_of[str(solution["this"])], solution
        for code, one in zip(nodes[~together].tolist(), spelled.filter(~together), strict=True):
            for solution in self._solutions(question, pl.Series([one])):
                yield code, solution

    def _solutions(self, question: Question, spelled: pl.Series) -> ox.QuerySolutions:
        """Answer a question with some focus nodes."""
        self._asked += 1
        name = f"<urn:tiegraph:question:{self._asked}>"
        self._add(f"{name} {_IS} " + spelled + f" {_GRAPH} .")
        found = self._store.query(question.with_focus(f" GRAPH {_GRAPH} {{ {name} {_IS} ?this }} "))
        assert isinstance(found, ox.QuerySolutions)  # noqa: S101 # only SELECT gets this far
        return found

    def _load(self, predicates: frozenset[str] | None) -> None:
        """Add the triples of predicates that have not been added, or all."""
        if self._whole or (predicates is not None and predicates <= self._loaded):
            return
        table = self._data.columns
        wanted: Mask = np.ones(len(table), dtype=bool)
        if predicates is None:
            self._whole = True
        else:
            fresh = sorted(predicates - self._loaded)
            wanted = self._data.mark(self._data.terms.encode(fresh))[table.predicate]
            self._loaded |= predicates
        spell = self._data.terms.spell
        subject, predicate, value = (column[wanted] for column in (table.subject, table.predicate, table.object))
        self._add(spell(subject) + " " + spell(predicate) + " " + spell(value) + " .")

    def _add(self, lines: pl.Series) -> None:
        """Add lines of N-Quads; blank nodes keep their labels, which loading by the store itself would change."""
        text = lines.str.join("\n").item().encode()
        self._store.extend(ox.parse(text, format=ox.RdfFormat.N_QUADS, lenient=True))


def as_in_data(data: Data, focus: Codes, value: Codes) -> Codes:
    """Return values as the data spell them, where a store's answer respelled a value of the focus node."""
    terms, table = data.terms, data.columns
    rows = np.flatnonzero(data.mark(focus)[table.subject])
    own = np.isin(pack(focus, value), pack(table.subject[rows], table.object[rows]))
    doubtful = np.flatnonzero(~own & (value >= 0))
    doubtful = doubtful[Values(value[doubtful], terms.spell(value[doubtful])).is_literal]
    if not len(doubtful):
        return value
    rows = rows[data.mark(focus[doubtful])[table.subject[rows]]]
    near = Values(table.object[rows], terms.spell(table.object[rows]))
    rows, spelled = rows[near.is_literal], near.only(near.is_literal).spelled.to_list()
    keys = zip(table.subject[rows].tolist(), terms.encode(as_stored(spelled)).tolist(), strict=True)
    written = dict(zip(keys, table.object[rows].tolist(), strict=True))
    pairs = zip(focus[doubtful].tolist(), value[doubtful].tolist(), strict=True)
    value = value.copy()
    value[doubtful] = [written.get(pair, pair[1]) for pair in pairs]
    return value


def as_stored(spellings: list[str]) -> list[str]:
    """Return how a store respells terms.

    >>> as_stored(['"01"^^<http://www.w3.org/2001/XMLSchema#integer>'])
    ['"1"^^<http://www.w3.org/2001/XMLSchema#integer>']
    """
    text = "\n".join(f"<urn:tiegraph:{place}> {_NORMAL} {spelling} ." for place, spelling in enumerate(spellings))
    store = ox.Store()
    store.extend(ox.parse(text.encode(), format=ox.RdfFormat.N_QUADS, lenient=True))
    found = {quad.subject.value: str(quad.object) for quad in store}
    return [found[f"urn:tiegraph:{place}"] for place in range(len(spellings))]
