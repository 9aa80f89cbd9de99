"""`kg query`: list, show and run stored queries."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.ask.catalogue import Catalogue
from kg.cli.answers import Output, output_options, respond
from kg.errors import BadParameter
from kg.publish import current_build
from kg.resources import find_project

if TYPE_CHECKING:
    from kg.ask.header import Parameter, Query

PROJECT = click.option("--project", type=click.Path(path_type=Path, file_okay=False), help="The project's folder.")


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


@command.command("show")
@click.argument("name")
@PROJECT
def show_query(*, name: str, project: Path | None) -> None:
    """Show what a stored query asks, its parameters and columns, and its SPARQL."""
    query = _catalogue(project)[name]
    click.echo("\n".join(_described(query)))


@command.command("run", context_settings={"ignore_unknown_options": True})
@click.argument("name")
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="[--PARAMETER VALUE]...")
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
    text = "\n".join(row for row in query.text.splitlines() if not row.startswith("#+"))
    lines = [f"{query.name}  ({query.topic}, {query.kind})", query.summary]
    lines += [query.description] if query.description else []
    lines += ["", "Parameters", *map(_parameter, query.params)] if query.params else []
    if query.columns:
        width = max(len(column.name) for column in query.columns)
        lines += ["", "Columns"]
        lines += [f"  {c.name:{width}}  {c.type}{f': {c.doc}' if c.doc else ''}" for c in query.columns]
    return [*lines, "", text]


def _parameter(parameter: Parameter) -> str:
    kind = " ".join(filter(None, (parameter.type, parameter.class_, "required" * parameter.required)))
    kind += f" ({', '.join(parameter.values)})" if parameter.values else ""
    return f"  --{parameter.name}  {kind}{', many' * parameter.many}{f': {parameter.doc}' if parameter.doc else ''}"
