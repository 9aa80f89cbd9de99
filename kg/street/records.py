"""Problems as JSON and back; terms as N-Triples spells them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pyoxigraph import Triple

from kg.check import Problem, Severity
from kg.terms import read_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

Record = list[Any]


def write_problem(problem: Problem) -> Record:
    """Return a problem as JSON."""
    terms = [None if term is None else str(term) for term in (problem.node, problem.path, problem.value)]
    premises = [[*map(str, triple)] for triple in problem.premises]
    return [*terms, problem.message, problem.inverse, problem.shape, problem.severity.value, premises]


def read_problems(records: Sequence[Record]) -> list[Problem]:
    """Return problems that were written as JSON; each term is read once."""
    spelt = {text for record in records for text in record[:3] if text is not None}
    spelt |= {text for record in records for premise in record[7] for text in premise}
    ordered = sorted(spelt)
    terms: dict[str | None, Any] = dict(zip(ordered, read_terms(ordered), strict=True))
    return [
        Problem(
            terms[node],
            message,
            terms.get(path),
            terms.get(value),
            inverse,
            shape,
            Severity(severity),
            tuple(Triple(*(terms[text] for text in premise)) for premise in premises),
        )
        for node, path, value, message, inverse, shape, severity, premises in records
    ]
