"""Check queries: questions of the project's own whose rows are findings, put to the triples that shapes see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.ask.guard import demand_read_only
from kg.check.findings import Problem, Severity
from kg.errors import KgError, QueryRefused
from kg.namespaces import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.columns import Columns


@dataclass(frozen=True, slots=True)
class CheckQuery:
    """A SELECT of `?node` and `?message`, and, where it likes, of `?path`, `?value` and `?severity`."""

    name: str
    text: str


def ask_checks(seen: Columns, queries: Sequence[CheckQuery]) -> Iterator[Problem]:
    """Yield each row as a problem: a violation, unless its severity is `warning` or `info`."""
    store = ox.Store()
    if triples := _needed(seen, queries):
        store.bulk_extend(ox.Quad(*triple) for triple in triples)
    for query in queries:
        try:
            rows = store.query(query.text)
        except (SyntaxError, ValueError, OSError, RuntimeError) as error:
            raise KgError(f"the check cannot be asked ({error})", where=f"query {query.name}") from error
        if isinstance(rows, ox.QuerySolutions):
            names = {variable.value for variable in rows.variables}
            yield from (_problem(row, names, query.name) for row in rows)


def predicates_of(query: CheckQuery) -> frozenset[str] | None:
    """Return the predicates that the answer of a query depends on, as N-Triples spells them; None where it may be any."""
    from kg.check.shacl.query_reach import predicates_in

    try:
        return predicates_in(demand_read_only(query.text, prefixes=PREFIXES), PREFIXES, None)
    except QueryRefused:  # whoever asks it is told what is wrong
        return None


def _needed(seen: Columns, queries: Sequence[CheckQuery]) -> list[ox.Triple]:
    """Return the triples that the answers depend on."""
    if not queries:
        return []
    from kg.columns import having, take, to_triples

    wanted = [predicates_of(query) for query in queries]
    if None in wanted:
        return to_triples(seen)
    return to_triples(take(seen, having(seen, frozenset[str]().union(*(names for names in wanted if names)))))


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
