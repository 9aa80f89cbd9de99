"""Print the answer to a question: as a table for people, or in the format that a program asked for."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click
import pyoxigraph
from pyoxigraph import QueryResultsFormat

from kg.ask.run import answer, at_most, read, typed
from kg.cli.options import CACHE, KNOWN_BY, PROJECT, format_option
from kg.cli.output import OUTPUT, format_for, write_text
from kg.errors import LimitReached, QueryRefused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.ask.reply import Reply
    from kg.ask.result import Result
    from kg.ask.run import Question
    from kg.store import Store

RESULTS = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}
GRAPHS = ("ttl", "jsonld")
ROWS = ("table", *RESULTS, "md")
FORMATS = (*ROWS, *GRAPHS)
SECONDS = 60.0
MOST_ROWS = 1_000_000
PAGE = 100  # columns of text below a table
_OPTIONS = (
    CACHE,
    PROJECT,
    KNOWN_BY,
    click.option("--timeout", type=click.FloatRange(min=0.001), default=SECONDS, metavar="SECONDS", show_default=True),
    click.option("--max-rows", type=click.IntRange(min=0), default=MOST_ROWS, metavar="N", show_default=True),
    OUTPUT,
    format_option(
        FORMATS, text="Rows as table (unless told otherwise), csv, tsv, json, xml or md; a graph as ttl or jsonld."
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """Where an answer goes, in which format, how many seconds it may take and how many rows it may have."""

    form: str | None
    path: str
    seconds: float
    rows: int


def output_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that every answer takes."""
    for option in _OPTIONS:
        command = option(command)
    return command


def respond(store: Store, question: Question, *, build: str, output: Output) -> None:
    """Ask, and write the answer; where the time is up, say so and end the process with exit code 3."""
    watchdog = threading.Timer(output.seconds, _give_up, [question.where, output.seconds])
    watchdog.daemon = True
    watchdog.start()
    try:
        asked = at_most(question, output.rows)
        reply = read(answer(store, asked), asked).demand_at_most(output.rows, where=question.where)
        form = format_for(output.form or "", output.path) or ("ttl" if reply.form == "construct" else "table")
        _demand_fit(reply, form, where=question.where)
        text = _written(reply, form, question, store=store, build=build, to_file=output.path != "-")
    finally:
        watchdog.cancel()  # or it would end whatever process goes on after a refusal
    write_text(text, output.path)
    if form == "table" and output.path == "-":
        from kg.cli.table import say_if_empty

        say_if_empty(reply)


def _give_up(where: str, seconds: float) -> None:
    """End the process at once: the engine can neither be asked to stop nor be waited for."""
    error = LimitReached(f"no answer within {seconds:g} s", where=where, remedy="allow more with --timeout SECONDS")
    os.write(2, f"error: {error}\n".encode())
    os._exit(error.exit_code)


def _demand_fit(reply: Reply, form: str, *, where: str) -> None:
    """Refuse a format that cannot hold the answer."""
    if reply.form == "construct" and form in RESULTS:
        remedy = f"use -f {' or '.join(GRAPHS)}"
        raise QueryRefused(f"the answer is a graph, which {form} cannot hold", where=where, remedy=remedy)
    if form in GRAPHS and reply.form != "construct":
        kind = "yes or no" if reply.form == "ask" else "rows"
        remedy = f"use -f {', '.join(ROWS[:-1])} or {ROWS[-1]}"
        raise QueryRefused(f"the answer is {kind}, which {form} cannot hold", where=where, remedy=remedy)


def _written(reply: Reply, form: str, question: Question, *, store: Store, build: str, to_file: bool) -> str:
    """Return the whole answer as text."""
    if form in RESULTS:
        found = pyoxigraph.parse_query_results(reply.content, format=QueryResultsFormat.TSV)
        text = (found.serialize(format=RESULTS[form]) or b"").decode()
        return text if text.endswith("\n") else text + "\n"
    if form in GRAPHS:
        from kg.export import jsonld, turtle

        return "".join({"jsonld": jsonld, "ttl": turtle}[form].lines(reply.triples()))
    return _page(typed(reply, question, build=build), form, store=store, to_file=to_file)


def _page(result: Result, form: str, *, store: Store, to_file: bool) -> str:
    """Return an answer for people: a table, and below it the sources of the passages in it."""
    from kg.cli.cells import cells
    from kg.cli.table import markdown_table, table
    from kg.reports.plain_table import plain_table

    shown = cells(result, store=store)
    draw = {"md": markdown_table, "table": plain_table if to_file else table}[form]
    lines = [*draw(shown.columns, shown.rows, right=shown.right)]
    if shown.sources:
        lines += ["", *_footnotes(shown.sources, store=store, width=PAGE)]
    return "".join(f"{line}\n" for line in lines)


def _footnotes(sources: Iterable[str], *, store: Store, width: int) -> Iterator[str]:
    from kg.reports.nodes import Nodes
    from kg.reports.reference_text import Footnotes
    from kg.reports.surroundings import source_view

    nodes = Nodes(store)
    return Footnotes.of(source_view(nodes.get(source), nodes) for source in sources).lines(width)
