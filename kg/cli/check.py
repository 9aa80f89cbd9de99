"""`kg check`: validate files without building."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.check import check_project
from kg.check.layout import LAYOUTS
from kg.check.linting import check_queries
from kg.cli.options import DATA, PROJECT, format_option
from kg.resources import find_project

if TYPE_CHECKING:
    from kg.check.shapes import Engine


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATH]...")
@format_option(list(LAYOUTS), default="text", text="How.")
@PROJECT
@DATA
@click.option(
    "--engine",
    type=click.Choice(["columns", "pyshacl"]),
    default="columns",
    show_default=True,
    help="What applies the shapes; pyshacl is the reference.",
)
def command(*, paths: tuple[str, ...], form: str, project: Path | None, data: tuple[Path, ...], engine: Engine) -> None:
    """Validate files without building: the whole project, or only the files and folders named.

    Shapes are checked, and the queries of `kind: check`, whose rows are findings; where these refuse nothing, also what
    contradicts the ontology, with the line of each premise. The project's own folder stands for its ontology/ and
    data/. What tests demand beyond that is in CONTRIBUTING.md. A misspelt word in ontology/ is said alone: data can be
    checked once it is mended.

    Exit code 0 if they conform (warnings pass), 1 if not, 2 if something cannot be read.
    """
    if not all(paths):
        raise click.UsageError("a PATH is empty: name a file or folder, or give none to check the whole project")
    found = find_project(project, data=data)
    queries = check_queries(found.queries)
    report = check_project(found, [Path(path) for path in paths], queries=queries, engine=engine)
    for path in paths:
        if note := _not_looked_at(Path(path), found.root):
            click.echo(note, err=True)
    click.echo(LAYOUTS[form](report))
    sys.exit(0 if report.conforms else 1)


def _not_looked_at(path: Path, root: Path) -> str:
    """Say of a folder around the project that only the project in it was checked."""
    if root.resolve() == path.resolve() or not root.resolve().is_relative_to(path.resolve()):
        return ""
    return f"{path}: only the project in {root} was checked; name other files or folders to check them too"
