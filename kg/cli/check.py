"""`kg check`: validate files without building."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.ask.linting import check_queries
from kg.check import check_project
from kg.check.layout import LAYOUTS
from kg.resources import find_project


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option("--format", "layout", type=click.Choice(list(LAYOUTS)), default="text", show_default=True, help="How.")
@click.option(
    "--project", type=click.Path(path_type=Path), metavar="DIR", help="The project; else KG_PROJECT, else here."
)
@click.option("--data", type=click.Path(path_type=Path), multiple=True, metavar="DIR", help="Data instead of data/.")
def command(paths: tuple[Path, ...], layout: str, project: Path | None, data: tuple[Path, ...]) -> None:
    """Validate files without building: the whole project, or only the files and folders named.

    Shapes are checked, and the queries of `kind: check`, whose rows are findings.

    Exit code 0 if they conform (warnings pass), 1 if not, 2 if something cannot be read.
    """
    found = find_project(project, data=data)
    report = check_project(found, paths, queries=check_queries(found.queries))
    click.echo(LAYOUTS[layout](report))
    sys.exit(0 if report.conforms else 1)
