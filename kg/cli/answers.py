"""Print the answer to a question: as a table for people, or in the format that a program asked for."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from pyoxigraph import QueryBoolean, QueryResultsFormat, QueryTriples

from kg.ask.run import answer, typed
from kg.cli.printing import print_text
from kg.errors import LimitReached, QueryRefused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.ask.result import Result
    from kg.ask.run import Answer, Question
    from kg.store import Store

RESULTS = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}
FORMATS = ("table", *RESULTS, "md", "ttl")
SECONDS = 60.0
PAGE = 100  # columns of text below a table
_OPTIONS = (
    click.option(
        "--project",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="DIR",
        help="The project; else KG_PROJECT, else here.",
    ),
    click.option("--timeout", type=click.FloatRange(min=0.001), default=SECONDS, metavar="SECONDS", show_default=True),
    click.option("-o", "--output", default="-", metavar="FILE", help="Where to; - is standard output."),
    click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice(FORMATS),
        help="Rows as table (unless told otherwise), csv, tsv, json, xml or md; a graph as ttl.",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """Where an answer goes, in which format, and how many seconds it may take."""

    form: str | None
    path: str
    seconds: float


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
        found = answer(store, question)
        form = output.form or ("ttl" if isinstance(found, QueryTriples) else "table")
        _demand_fit(found, form, where=question.where)
        text = _written(found, form, question, store=store, build=build, to_file=output.path != "-")
    finally:
        watchdog.cancel()  # or it would end whatever process goes on after a refusal
    if output.path == "-":
        print_text(text)
    else:
        from kg.export import save

        save(Path(output.path), [text])


def _give_up(where: str, seconds: float) -> None:
    """End the process at once: the engine can neither be asked to stop nor be waited for."""
    error = LimitReached(f"no answer within {seconds:g} s", where=where, remedy="allow more with --timeout SECONDS")
    os.write(2, f"error: {error}\n".encode())
    os._exit(error.exit_code)


def _demand_fit(found: Answer, form: str, *, where: str) -> None:
    """Refuse a format that cannot hold the answer."""
    if isinstance(found, QueryTriples) and form in RESULTS:
        raise QueryRefused(f"the answer is a graph, which {form} cannot hold", where=where, remedy="use -f ttl")
    if form == "ttl" and not isinstance(found, QueryTriples):
        kind = "yes or no" if isinstance(found, QueryBoolean) else "rows"
        remedy = f"use -f {', '.join(FORMATS[:-2])} or {FORMATS[-2]}"
        raise QueryRefused(f"the answer is {kind}, which ttl cannot hold", where=where, remedy=remedy)


def _written(found: Answer, form: str, question: Question, *, store: Store, build: str, to_file: bool) -> str:
    """Return the whole answer as text."""
    if form in RESULTS and not isinstance(found, QueryTriples):
        text = (found.serialize(format=RESULTS[form]) or b"").decode()
        return text if text.endswith("\n") else text + "\n"
    if form == "ttl" and isinstance(found, QueryTriples):
        from kg.export.turtle import lines

        return "".join(lines(found))
    return _page(typed(found, question, build=build), form, store=store, to_file=to_file)


def _page(result: Result, form: str, *, store: Store, to_file: bool) -> str:
    """Return an answer for people: a table, and below it the sources of the passages in it."""
    from kg.cli.cells import cells
    from kg.cli.table import markdown_table, plain_table, table

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
