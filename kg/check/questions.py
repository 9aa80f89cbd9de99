"""Check queries: questions of the project's own whose rows are findings, put to the triples that shapes see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.check.findings import Problem, Severity
from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pyoxigraph import Triple


@dataclass(frozen=True, slots=True)
class CheckQuery:
    """A SELECT of `?node` and `?message`, and, where it likes, of `?path`, `?value` and `?severity`."""

    name: str
    text: str


def ask_checks(triples: Iterable[Triple], queries: Sequence[CheckQuery]) -> Iterator[Problem]:
    """Yield each row as a problem: a violation, unless its severity is `warning` or `info`."""
    if not queries:
        return
    store = ox.Store()
    store.bulk_extend(ox.Quad(*triple) for triple in triples)
    for query in queries:
        try:
            rows = store.query(query.text)
        except (SyntaxError, ValueError, OSError, RuntimeError) as error:
            raise KgError(f"the check cannot be asked ({error})", where=f"query {query.name}") from error
        if isinstance(rows, ox.QuerySolutions):
            names = {variable.value for variable in rows.variables}
            yield from (_problem(row, names, query.name) for row in rows)


def _problem(row: ox.QuerySolution, names: set[str], name: str) -> Problem:
    """Return one row as a problem."""
    found = {key: row[key] for key in names if row[key] is not None}
    node, message, path = found.get("node"), found.get("message"), found.get("path")
    if node is None or not isinstance(message, ox.Literal):
        raise KgError("a row without node or message", where=f"query {name}", remedy="correct the query")
    severity = found.get("severity")
    return Problem(
        node,
        message.value,
        path=path if isinstance(path, ox.NamedNode) else None,
        value=found.get("value"),
        shape=f"query:{name}",
        severity=Severity(severity.value) if isinstance(severity, ox.Literal) else Severity.VIOLATION,
    )
