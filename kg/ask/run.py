"""Ask: a stored query by its name, or free SPARQL behind the guard."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pyoxigraph

from kg.ask.reply import Reply
from kg.errors import QueryRefused
from kg.namespaces import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.ask.header import Column, Query
    from kg.ask.reply import Answer
    from kg.ask.result import Provenance, Result
    from kg.ask.values import Given
    from kg.ask.worker import Worker
    from kg.store import Store

PARTS = ("limit", "offset")
ENGINE_ERRORS = (OSError, RuntimeError, ValueError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """SPARQL that may be run: bound or guarded, with what is known about its answer."""

    text: str
    where: str
    query: str = ""
    columns: tuple[Column, ...] = ()
    source: str = ""
    target: str = ""
    prefixes: Mapping[str, str] = field(default_factory=dict)
    arguments: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def stored_question(query: Query, arguments: Mapping[str, Sequence[Given | None]], *, store: Store) -> Question:
    """Bind arguments to a stored query.

    Without any, it is asked as it stands, with the examples of its file. With some, those that are required must all
    be given; another that is not given has its `default`, else what stands in the file, where UNDEF is *not given*.
    None stands for *not given* too. `limit` and `offset` ask for a part of the rows.
    """
    where = f"query {query.name}"
    own = {name: values for name, values in arguments.items() if name not in PARTS}
    text, bound = query.text, {}
    if own:
        from kg.ask.arguments import bound_terms
        from kg.ask.binding import bind

        bound = bound_terms(query, own, store=store)
        text = bind(text, bound, where=where)
    if len(own) < len(arguments):
        from kg.ask.arguments import parts
        from kg.ask.slices import part_of

        part = parts(arguments, where=where)
        text = part_of(text, limit=part.get("limit"), offset=part.get("offset", 0), where=where)
    return Question(
        text=text,
        where=where,
        query=query.name,
        columns=query.columns,
        source=query.source,
        target=query.target,
        arguments={name: tuple(str(term) for term in terms) for name, terms in bound.items()}
        | {name: tuple(map(str, arguments[name])) for name in PARTS if name in arguments},
    )


def free_question(text: str, *, where: str = "query") -> Question:
    """Pass free SPARQL through the guard; the prefixes of the one table need not be declared."""
    from kg.ask.guard import demand_read_only

    demand_read_only(text, where=where)
    return Question(text=text, where=where, prefixes=PREFIXES)


def answer(store: Store, question: Question) -> Answer:
    """Put a question to a store and return the engine's own answer."""
    try:
        return store.query(question.text, prefixes=question.prefixes)
    except (SyntaxError, *ENGINE_ERRORS) as error:
        raise refused(error, question) from error


def refused(error: Exception, question: Question) -> QueryRefused:
    """Return what an engine said against a question as an error for people."""
    if isinstance(error, SyntaxError):
        from kg.ask.syntax import translated

        return translated(error, question.text, where=question.where)
    return QueryRefused(f"the engine could not answer, {error}", where=question.where)


def at_most(question: Question, rows: int | None) -> Question:
    """Return the question with one row more than is allowed as its end, so that the engine stops there."""
    if rows is None or not is_select(question.text):
        return question
    from kg.ask.slices import part_of

    return replace(question, text=part_of(question.text, limit=rows + 1, where=question.where))


def is_select(text: str) -> bool:
    """Whether the rows of an answer can be counted by a LIMIT."""
    from kg.ask.slices import tail_of

    return tail_of(text).form == "SELECT"


def ask(
    store: Store, question: Question, *, build: str, max_rows: int | None = None, worker: Worker | None = None
) -> Result:
    """Put a question to a store, or to a worker that has it open, and return the typed answer.

    `build` is the hash of what the store holds; an answer of more than `max_rows` is LimitReached.
    """
    asked = at_most(question, max_rows)
    reply = worker.ask(asked) if worker else read(answer(store, asked), asked)
    return typed(reply.demand_at_most(max_rows, where=question.where), question, build=build)


def read(found: Answer, question: Question) -> Reply:
    """Read the engine's answer to its end."""
    try:
        return Reply.of(found)
    except ENGINE_ERRORS as error:
        raise refused(error, question) from error


def typed(reply: Reply, question: Question, *, build: str) -> Result:
    """Give every column of a reply its type."""
    from kg.ask.result import Result

    result = Result(
        reply=reply,
        declared=question.columns if reply.form == "select" else (),
        where=question.where,
        source=question.source,
        target=question.target,
        sparql=question.text,
        provenance=_provenance(question, build=build),
    )
    result.demand_declared()
    return result


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
