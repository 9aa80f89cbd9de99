"""`kg new`: the template of a case."""

from __future__ import annotations

from pathlib import Path

import click

from kg.check.findings import shorten_path
from kg.curate import write_case
from kg.reports.copies import Copy
from kg.resources import find_project


@click.command()
@click.argument("case", metavar="CASE")
@click.option("--name", metavar="NAME", help="The company's name as the source writes it.")
@click.option(
    "--source", "folder", default="source", metavar="FOLDER", show_default=True, help="A word for the source."
)
@click.option("--copy", "file", type=click.Path(path_type=Path), metavar="FILE", help="Your copy of the source.")
@click.option(
    "--project", type=click.Path(path_type=Path), metavar="DIR", help="The project; else KG_PROJECT, else here."
)
def command(*, case: str, name: str | None, folder: str, file: Path | None, project: Path | None) -> None:
    """Write data/CASE/ with a source, a first topic and blanks; once they are filled in, `kg check data/CASE` passes.

    CASE is a short name in small letters, digits and hyphens; a folder that exists is refused. With --copy the hash of
    the source is filled in, and a source that the data describe already is cited instead of described again.
    """
    if name is not None and not name.strip():
        raise click.UsageError("--name is empty: give the company's name as the source writes it, or leave --name out")
    template = write_case(
        find_project(project), case, name=name or "", folder=folder, copy=Copy.read(file) if file else None
    )
    for path in template.files:
        click.echo(shorten_path(path))
    if template.apart_from:
        click.echo(
            f"{template.apart_from} is described already, so this party is {template.party}: whether the two are one "
            "is an identity claim (docs/how-to/claim-an-identity.md)",
            err=True,
        )
    click.echo(f"next: fill in each FILL-IN, then `kg check {shorten_path(template.files[0].parent)}`", err=True)
