"""`kg sparql`: free SPARQL on the built graph."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.ask.run import free_question
from kg.ask.unknown import unknown_terms
from kg.cli.answers import Output, output_options, respond
from kg.cli.opening import open_build
from kg.errors import Unreadable
from kg.resources import find_project
from kg.store import EmbeddedStore


@click.command()
@click.argument("file", default="-")
@output_options
def command(
    *,
    file: str,
    form: str | None,
    output: str,
    timeout: float,
    max_rows: int,
    known_by: str | None,
    project: Path | None,
    cache: Path | None,
) -> None:
    """Ask the built graph in SPARQL, from FILE or from standard input.

    The graph is read-only: SERVICE, FROM, LOAD and all forms of update are refused. The prefixes tg:, id:, vocab:
    and the others of the one table need not be declared.
    """
    where, text = _read(file)
    question = free_question(text, where=where)
    build = open_build(find_project(project, cache=cache), known_by=known_by)
    with EmbeddedStore.open(build.index) as store:
        for unknown in unknown_terms(question, store):
            click.echo(f"warning: {unknown}", err=True)
        respond(
            store, question, build=build.hash, output=Output(form=form, path=output, seconds=timeout, rows=max_rows)
        )


def _read(file: str) -> tuple[str, str]:
    """Return what to call the text in a message, and the text."""
    where = "stdin" if file == "-" else file
    if file == "-" and sys.stdin.isatty():
        click.echo("write a query, then Ctrl-D", err=True)
    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return where, content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("not UTF-8", where=where, remedy="save it as UTF-8") from error
    except OSError as error:
        remedy = "name a file, or pipe the query: echo 'SELECT ...' | kg sparql"
        raise Unreadable(error.strerror or "cannot be read", where=where, remedy=remedy) from error
