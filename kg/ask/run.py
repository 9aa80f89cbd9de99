"""Ask: a stored query by its name, or free SPARQL behind the guard."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph

from kg.errors import BadParameter, NotFound, QueryRefused
from kg.namespaces import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples

    from kg.ask.header import Column, Query
    from kg.ask.result import Provenance, Result
    from kg.ask.values import Given
    from kg.ask.values import Term as Argument
    from kg.store import Store
    from kg.terms import Term

    Answer = QuerySolutions | QueryBoolean | QueryTriples


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """SPARQL that may be run: bound or guarded, with what is known about its answer."""

    text: str
    where: str
    query: str = ""
    columns: tuple[Column, ...] = ()
    prefixes: Mapping[str, str] = field(default_factory=dict)
    arguments: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def stored_question(query: Query, arguments: Mapping[str, Sequence[Given]], *, store: Store) -> Question:
    """Bind arguments to a stored query; a parameter that is not given keeps the example of the file."""
    where = f"query {query.name}"
    if not arguments:
        return Question(text=query.text, where=where, query=query.name, columns=query.columns)
    from kg.ask.binding import bind

    bound = {name: _bound(query, name, values, store=store) for name, values in arguments.items()}
    return Question(
        text=bind(query.text, bound, where=where),
        where=where,
        query=query.name,
        columns=query.columns,
        arguments={name: tuple(str(term) for term in terms) for name, terms in bound.items()},
    )


def _bound(query: Query, name: str, values: Sequence[Given], *, store: Store) -> list[Argument]:
    """Return the terms for one parameter."""
    from kg.ask.resolve import resolve
    from kg.ask.values import term_of

    parameter = query.parameter(name)
    if parameter is None:
        known = [p.name for p in query.params]
        remedy = f"there are {', '.join(known)}" if known else "the query has none"
        raise NotFound("parameter", name, known, where=f"query {query.name}", remedy=remedy)
    where = f"query {query.name}, parameter {name}"
    if not values or (len(values) > 1 and not parameter.many):
        takes = "at least one value" if parameter.many else "one value"
        raise BadParameter(f"{len(values)} values given", where=where, remedy=f"it takes {takes}")
    return [term_of(v, parameter, where=where, resolve=lambda given: resolve(store, given)) for v in values]


def free_question(text: str, *, where: str = "query") -> Question:
    """Pass free SPARQL through the guard; the prefixes of the one table need not be declared."""
    from kg.ask.guard import demand_read_only

    demand_read_only(text, where=where)
    return Question(text=text, where=where, prefixes=PREFIXES)


def answer(store: Store, question: Question) -> Answer:
    """Put a question to a store and return the engine's own answer."""
    try:
        return store.query(question.text, prefixes=question.prefixes)
    except SyntaxError as error:
        from kg.ask.syntax import translated

        raise translated(error, question.text, where=question.where) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryRefused(f"the engine could not answer, {error}", where=question.where) from error


def ask(store: Store, question: Question, *, build: str) -> Result:
    """Put a question to a store and return its typed answer; `build` is the hash of what the store holds."""
    return typed(answer(store, question), question, build=build)


def typed(found: Answer, question: Question, *, build: str) -> Result:
    """Read the engine's answer to its end and give every column its type."""
    from kg.ask.result import Result, schema_of

    names: Sequence[str]
    rows: Sequence[Sequence[Term | None]]
    if isinstance(found, pyoxigraph.QueryBoolean):
        form, names, rows = "ask", ["answer"], [(pyoxigraph.Literal(bool(found)),)]
    elif isinstance(found, pyoxigraph.QueryTriples):
        form, names = "construct", ["subject", "predicate", "object"]
        rows = [(t.subject, t.predicate, t.object) for t in sorted(found, key=str)]
    else:
        form, names = "select", [variable.value for variable in found.variables]
        rows = [tuple(solution) for solution in found]
    return Result(
        form=form,
        schema=schema_of(names, rows, question.columns if form == "select" else (), where=question.where),
        terms=rows,
        sparql=question.text,
        provenance=_provenance(question, build=build),
    )


def _provenance(question: Question, *, build: str) -> Provenance:
    from datetime import UTC, datetime
    from hashlib import sha256

    from kg.ask.result import Provenance

    return Provenance(
        query=question.query,
        query_hash=sha256(question.text.encode()).hexdigest(),
        arguments=question.arguments,
        build=build,
        engine=f"pyoxigraph {pyoxigraph.__version__}",
        time=datetime.now(UTC).isoformat(timespec="seconds"),
    )
