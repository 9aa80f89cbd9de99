"""What shapes and check queries find: all of it, or only what a change can matter to, the rest being kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from kg.check.problems import find_problems
from kg.check.questions import ask_checks, predicates_of
from kg.check.shapes import find_by_shapes, word_problems
from kg.columns import stack, take
from kg.derive.expanding import expand_rows
from kg.street.difference import without
from kg.street.records import read_problems, write_problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.check import Case, CheckQuery, Problem
    from kg.columns import Columns
    from kg.street.change import Change

    Account = Mapping[str, Any]


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
        asked = [[query.name, query.text, [*map(write_problem, problems)]] for query, problems in self.asked]
        return {"shaped": [*map(write_problem, self.shaped)], "asked": asked, "rules": self.rules}


def find_what_is_wrong(
    case: Case, queries: Sequence[CheckQuery], rules: list[list[str]], change: Change | None
) -> Found:
    """Validate and ask what a change can matter to, what was found elsewhere stands; everything where none is known."""
    touched = None if change is None or change.everything else _touched(case, change)
    if change is None or touched is None:
        asked = ((query, tuple(ask_checks(case.seen, [query]))) for query in queries)
        return Found(_validate(case), tuple(asked), rules)
    account = change.base.account
    shaped = _validate_again(case, account, touched) if rules == account["rules"] else _validate(case)
    return Found(shaped, tuple((query, _ask_again(case, query, account, touched)) for query in queries), rules)


def _validate(case: Case) -> tuple[Problem, ...]:
    """Validate all nodes."""
    return tuple(find_by_shapes(case.seen, case.stock.rules)[0])


def _touched(case: Case, change: Change) -> Columns:
    """Return the rows, among those that shapes see, that are gone or new."""
    derived = take(case.seen, case.seen.source == len(case.stock.sheets))
    pairs = ((change.dropped, change.fresh), (change.base.derived(), derived))
    rows = [without(*two, sources=False) for one, other in pairs for two in ((one, other), (other, one))]
    changed = stack([*rows, take(case.seen, slice(0))])
    return stack([changed, expand_rows(changed, case.hierarchy)])


def _validate_again(case: Case, account: Account, touched: Columns) -> tuple[Problem, ...]:
    """Validate the nodes that a change can matter to."""
    found, looked_at = find_by_shapes(case.seen, case.stock.rules, touched=touched)
    if looked_at is None:
        return tuple(found)
    seen = set(case.seen.terms.filter(looked_at[: len(case.seen.terms)]).to_list())
    return (*(problem for problem in read_problems(account["shaped"]) if str(problem.node) not in seen), *found)


def _ask_again(case: Case, query: CheckQuery, account: Account, touched: Columns) -> tuple[Problem, ...]:
    """Ask a query if its answer can be another one now."""
    before = {(name, text): records for name, text, records in account["asked"]}
    asked, changed = predicates_of(query), touched.spell(np.unique(touched.predicate)).to_list()
    known = before.get((query.name, query.text))
    if known is None or asked is None or not asked.isdisjoint(changed):
        return tuple(ask_checks(case.seen, [query]))
    return tuple(read_problems(known))
