"""`kg query`: list, show, run and lint stored queries."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.ask.catalogue import Catalogue
from kg.cli.answers import Output, output_options, respond
from kg.cli.completion import RunCommand, complete_names, complete_values
from kg.cli.described import described
from kg.cli.opening import in_project, open_build
from kg.cli.options import CACHE, PROJECT, format_option
from kg.cli.printing import print_text
from kg.cli.streams import Text
from kg.errors import BadParameter, NoBuild, NotFound
from kg.resources import find_project

if TYPE_CHECKING:
    from kg.ask.header import Query
    from kg.publish import Build
    from kg.resources import Project


@click.group()
def command() -> None:
    """List, show, run and lint stored queries."""


@command.command("list")
@PROJECT
@CACHE
def list_queries(*, project: Path | None, cache: Path | None) -> None:
    """List the stored queries by topic."""
    from kg.cli.table import print_table

    queries = Catalogue.load(open_build(find_project(project, cache=cache)).catalogue).all()
    print_table(["name", "topic", "summary"], [[q.name, q.topic, q.summary] for q in queries])


@command.command("show", short_help="Show what a stored query asks, and its SPARQL.")
@click.argument("name", type=Text(), shell_complete=complete_names)
@PROJECT
@CACHE
def show_query(*, name: str, project: Path | None, cache: Path | None) -> None:
    """Show what a stored query asks, its parameters and columns, and its SPARQL."""
    place = find_project(project, cache=cache)
    query = _stored(place, open_build(place), name)
    print_text("\n".join(described(query)) + "\n")


@command.command("run", cls=RunCommand, context_settings={"ignore_unknown_options": True})
@click.argument("name", type=Text(), shell_complete=complete_names)
@click.argument("words", nargs=-1, type=Text(), metavar="[--PARAMETER VALUE]...", shell_complete=complete_values)
@output_options
def run_query(
    *,
    name: str,
    words: tuple[str, ...],
    form: str | None,
    output: str,
    timeout: float,
    max_rows: int,
    known_by: str | None,
    project: Path | None,
    cache: Path | None,
) -> None:
    """Ask a stored query and print its answer.

    Without parameters it is asked with its examples; `kg query show NAME` lists them. With some, those that are
    required must all be given. Several values are given by repeating the parameter. An IRI may also be written as a
    CURIE, or as a name in any language. --limit N and --offset N ask for a part of the rows.
    """
    from kg.ask.run import stored_question
    from kg.store import EmbeddedStore

    place = find_project(project, cache=cache)
    build = open_build(place, known_by=known_by)
    query = _stored(place, build, name)
    arguments = _arguments(words, where=f"query {name}")
    with EmbeddedStore.open(build.index) as store:
        question = stored_question(query, arguments, store=store)
        respond(
            store, question, build=build.hash, output=Output(form=form, path=output, seconds=timeout, rows=max_rows)
        )


@command.command("lint")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@format_option(("text", "json", "github"), default="text", text="How.")
@PROJECT
def lint_queries(*, paths: tuple[Path, ...], form: str, project: Path | None) -> None:
    """Lint all stored queries, or only the files and folders named.

    Exit code 0 if they keep all rules, 1 if not, 2 if something cannot be read.
    """
    from kg.ask.vocabulary import Terms
    from kg.check import linting
    from kg.check.layout import LAYOUTS
    from kg.read import load_files, parse_files
    from kg.resources import find_project

    found = find_project(project)
    schema = parse_files(replace(load_files(found), data={})).schema()
    report = linting.lint_queries(found.queries, paths, terms=Terms.of(schema))
    click.echo(LAYOUTS[form](report))
    sys.exit(0 if report.conforms else 1)


def _stored(project: Project, build: Build, name: str) -> Query:
    """Return a stored query; of one that was saved since the build say so, and not which others are nearest."""
    try:
        return Catalogue.load(build.catalogue)[name]
    except NotFound:
        saved = sorted(path for path in project.queries.rglob("*.rq") if path.stem == name)
        if not saved:
            raise
    raise NoBuild(f"{in_project(saved[0], project)} is not in the build in use", remedy="run `kg build`")


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
