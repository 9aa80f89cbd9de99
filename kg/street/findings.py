"""What shapes and check queries find: all of it, or only what a change can matter to, the rest being kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from kg.check import CheckQuery, Problem, Severity
from kg.check.problems import find_problems
from kg.check.questions import ask_checks, predicates_of
from kg.check.shapes import find_by_shapes, word_problems
from kg.columns import stack, take
from kg.derive.expanding import expand_rows
from kg.street.difference import without
from kg.terms import read_terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.check import Case
    from kg.columns import Columns
    from kg.street.base import Base
    from kg.street.change import Change

Record = list[Any]  # a problem in JSON


@dataclass(frozen=True, slots=True)
class Found:
    """What shapes and each check query found; `rules` are names and hashes of the files of the shapes."""

    shaped: tuple[Problem, ...]
    asked: tuple[tuple[CheckQuery, tuple[Problem, ...]], ...]
    rules: list[list[str]]

    def problems(self, case: Case) -> Iterator[Problem]:
        """Return the problems of all checks of a case."""
        asked = (problem for _, problems in self.asked for problem in problems)
        return find_problems(case, word_problems(self.shaped, case.seen, case.stock.rules), asked)

    def record(self) -> dict[str, Any]:
        """Return what is to be kept, as JSON."""
        asked = [[query.name, query.text, [*map(_write, problems)]] for query, problems in self.asked]
        return {"shaped": [*map(_write, self.shaped)], "asked": asked, "rules": self.rules}


def find_all(case: Case, queries: Sequence[CheckQuery], rules: list[list[str]]) -> Found:
    """Validate against all shapes and ask all check queries."""
    shaped = tuple(find_by_shapes(case.seen, case.stock.rules)[0])
    return Found(shaped, tuple((query, tuple(ask_checks(case.seen, [query]))) for query in queries), rules)


def find_again(case: Case, queries: Sequence[CheckQuery], rules: list[list[str]], base: Base, change: Change) -> Found:
    """Validate and ask again what a change can matter to; what was found elsewhere stands."""
    if change.everything:
        return find_all(case, queries, rules)
    touched = _touched(case, base, change)
    return Found(
        _validate_again(case, base, touched) if rules == base.account["rules"] else find_all(case, (), rules).shaped,
        tuple((query, _ask_again(case, query, base, touched)) for query in queries),
        rules,
    )


def _touched(case: Case, base: Base, change: Change) -> Columns:
    """Return the rows, among those that shapes see, that are gone or new."""
    derived = take(case.seen, case.seen.source == len(case.stock.sheets))
    pairs = ((change.dropped, change.fresh), (base.derived(), derived))
    rows = [without(*two, sources=False) for one, other in pairs for two in ((one, other), (other, one))]
    changed = stack([*rows, take(case.seen, slice(0))])
    return stack([changed, expand_rows(changed, case.hierarchy)])


def _validate_again(case: Case, base: Base, touched: Columns) -> tuple[Problem, ...]:
    """Validate the nodes that a change can matter to."""
    found, looked_at = find_by_shapes(case.seen, case.stock.rules, touched=touched)
    if looked_at is None:
        return tuple(found)
    seen = set(case.seen.terms.filter(looked_at[: len(case.seen.terms)]).to_list())
    return (*(problem for problem in _read(base.account["shaped"]) if str(problem.node) not in seen), *found)


def _ask_again(case: Case, query: CheckQuery, base: Base, touched: Columns) -> tuple[Problem, ...]:
    """Ask a query if its answer can be another one now."""
    before = {(name, text): records for name, text, records in base.account["asked"]}
    asked, changed = predicates_of(query), touched.spell(np.unique(touched.predicate)).to_list()
    known = before.get((query.name, query.text))
    if known is None or asked is None or not asked.isdisjoint(changed):
        return tuple(ask_checks(case.seen, [query]))
    return tuple(_read(known))


def _write(problem: Problem) -> Record:
    """Return a problem as JSON; terms as N-Triples spells them."""
    terms = [None if term is None else str(term) for term in (problem.node, problem.path, problem.value)]
    return [*terms, problem.message, problem.inverse, problem.shape, problem.severity.value]


def _read(records: Sequence[Record]) -> list[Problem]:
    """Return problems that were kept as JSON."""
    spelt = sorted({text for record in records for text in record[:3] if text is not None})
    terms: dict[str | None, Any] = dict(zip(spelt, read_terms(spelt), strict=True))
    return [
        Problem(terms[node], message, terms.get(path), terms.get(value), inverse, shape, Severity(severity))
        for node, path, value, message, inverse, shape, severity in records
    ]
