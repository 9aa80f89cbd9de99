"""`kg query`: list, show and run stored queries."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.ask.catalogue import Catalogue
from kg.cli.answers import PAGE, Output, output_options, respond
from kg.cli.printing import print_text
from kg.cli.streams import Text
from kg.errors import BadParameter
from kg.publish import current_build
from kg.resources import find_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.ask.header import Parameter, Query

PROJECT = click.option(
    "--project",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="The project; else KG_PROJECT, else here.",
)


@click.group()
def command() -> None:
    """List, show and run stored queries."""


@command.command("list")
@PROJECT
def list_queries(*, project: Path | None) -> None:
    """List the stored queries by topic."""
    from kg.cli.table import print_table

    queries = _catalogue(project).all()
    print_table(["name", "topic", "summary"], [[q.name, q.topic, q.summary] for q in queries])


@command.command("show", short_help="Show what a stored query asks, and its SPARQL.")
@click.argument("name", type=Text())
@PROJECT
def show_query(*, name: str, project: Path | None) -> None:
    """Show what a stored query asks, its parameters and columns, and its SPARQL."""
    query = _catalogue(project)[name]
    print_text("\n".join(_described(query)) + "\n")


@command.command("run", context_settings={"ignore_unknown_options": True})
@click.argument("name", type=Text())
@click.argument("words", nargs=-1, type=Text(), metavar="[--PARAMETER VALUE]...")
@output_options
def run_query(
    *, name: str, words: tuple[str, ...], form: str | None, output: str, timeout: float, project: Path | None
) -> None:
    """Ask a stored query and print its answer.

    A parameter that is not given keeps its example value; `kg query show NAME` lists them. Several values are given by
    repeating the parameter. An IRI may also be written as a CURIE, or as a name in any language.
    """
    from kg.ask.run import stored_question
    from kg.store import EmbeddedStore

    build = current_build(find_project(project))
    query = Catalogue.load(build.catalogue)[name]
    arguments = _arguments(words, where=f"query {name}")
    with EmbeddedStore.open(build.index) as store:
        question = stored_question(query, arguments, store=store)
        respond(store, question, build=build.hash, output=Output(form=form, path=output, seconds=timeout))


def _catalogue(project: Path | None) -> Catalogue:
    return Catalogue.load(current_build(find_project(project)).catalogue)


def _arguments(words: tuple[str, ...], *, where: str) -> dict[str, list[str]]:
    """Read `--name value` and `--name=value`, each as often as it is given."""
    arguments: dict[str, list[str]] = {}
    rest = list(words)
    while rest:
        option, has_value, value = rest.pop(0).partition("=")
        if not option.startswith("--"):
            raise BadParameter(f"{option!r} is not expected", where=where, remedy="give parameters as --name value")
        name = option[2:].replace("-", "_")
        if not has_value and not rest:
            raise BadParameter(f"parameter {name!r} has no value", where=where, remedy=f"give {option} VALUE")
        arguments.setdefault(name, []).append(value if has_value else rest.pop(0))
    return arguments


def _described(query: Query) -> list[str]:
    """Return the header of a query as text for people, then its SPARQL."""
    lines = [f"{query.name}  ({query.topic}, {query.kind})", query.summary]
    lines += [query.description] if query.description else []
    examples = _examples(query) if query.params else {}
    params = [(f"--{p.name}", _kind(p), _note(p, examples.get(p.name, ""))) for p in query.params]
    columns = [(column.name, column.type, column.doc) for column in query.columns]
    for heading, rows in (("Parameters", params), ("Columns", columns)):
        lines += ["", heading, *_aligned(rows)] if rows else []
    return [*lines, "", "\n".join(row for row in query.text.splitlines() if not row.startswith("#+"))]


def _aligned(rows: list[tuple[str, str, str]]) -> Iterator[str]:
    """Yield names, kinds and notes in three columns, the notes folded."""
    from textwrap import wrap

    widths = [max(len(row[n]) for row in rows) for n in (0, 1)]
    for name, kind, note in rows:
        left = f"  {name:{widths[0]}}  {kind:{widths[1]}}  "
        yield from (
            wrap(left + note, PAGE, subsequent_indent=" " * len(left), break_on_hyphens=False)
            if note
            else [left.rstrip()]
        )


def _kind(parameter: Parameter) -> str:
    names = (parameter.class_ or parameter.type, "many" * parameter.many, "required" * parameter.required)
    return ", ".join(filter(None, names))


def _note(parameter: Parameter, example: str) -> str:
    notes = (parameter.doc, " | ".join(parameter.values), f"(example: {example})" if example else "")
    return " ".join(filter(None, notes))


def _examples(query: Query) -> dict[str, str]:
    """Return the example value of each parameter that has one."""
    from kg.ask.blocks import find_blocks
    from kg.ask.lexer import tokens
    from kg.cli.cells import brief

    blocks = find_blocks(tokens(query.text, where=query.name))
    examples = {block.name: [token.text for token in block.example if token.text != "UNDEF"] for block in blocks}
    return {name: " ".join(brief(text.strip("<>")) for text in texts) for name, texts in examples.items()}
