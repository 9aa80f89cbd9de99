"""`kg check`: validate files without building."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.check import check_project
from kg.check.layout import LAYOUTS
from kg.resources import find_project


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATH]...")
@click.option("--format", "layout", type=click.Choice(list(LAYOUTS)), default="text", show_default=True, help="How.")
@click.option(
    "--project", type=click.Path(path_type=Path), metavar="DIR", help="The project; else KG_PROJECT, else here."
)
@click.option("--data", type=click.Path(path_type=Path), multiple=True, metavar="DIR", help="Data instead of data/.")
def command(paths: tuple[str, ...], layout: str, project: Path | None, data: tuple[Path, ...]) -> None:
    """Validate files without building: the whole project, or only the files and folders named.

    The project's own folder stands for its ontology/ and data/. What tests demand beyond that is in CONTRIBUTING.md.
    Exit code 0 if they conform (warnings pass), 1 if not, 2 if something cannot be read.
    """
    if not all(paths):
        raise click.UsageError("a PATH is empty: name a file or folder, or give none to check the whole project")
    report = check_project(find_project(project, data=data), [Path(path) for path in paths])
    click.echo(LAYOUTS[layout](report))
    sys.exit(0 if report.conforms else 1)
