"""Problems that shapes and check queries found, as JSON and back; terms as N-Triples spells them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.check import Problem, Severity
from kg.terms import read_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

Record = list[Any]


def write_problem(problem: Problem) -> Record:
    """Return a problem as JSON."""
    terms = [None if term is None else str(term) for term in (problem.node, problem.path, problem.value)]
    return [*terms, problem.message, problem.inverse, problem.shape, problem.severity.value]


def read_problems(records: Sequence[Record]) -> list[Problem]:
    """Return problems that were written as JSON; each term is read once."""
    spelt = sorted({text for record in records for text in record[:3] if text is not None})
    terms: dict[str | None, Any] = dict(zip(spelt, read_terms(spelt), strict=True))
    return [
        Problem(terms[node], message, terms.get(path), terms.get(value), inverse, shape, Severity(severity))
        for node, path, value, message, inverse, shape, severity in records
    ]
