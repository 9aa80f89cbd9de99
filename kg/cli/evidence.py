"""`kg evidence`: the statements, passages and sources behind a node."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.ask.resolve import resolve
from kg.cli.opening import open_build
from kg.cli.options import KNOWN_BY
from kg.cli.pages import page_options, page_width, print_json, print_page
from kg.cli.streams import Text
from kg.namespaces import shorten
from kg.reports.copies import Copy
from kg.reports.evidence import evidence
from kg.reports.evidence_text import about_copy, lines
from kg.reports.homes import Homes
from kg.resources import find_project
from kg.store import EmbeddedStore


@click.command()
@click.argument("name", type=Text(), metavar="NODE")
@click.option(
    "--text", type=click.Path(path_type=Path), metavar="FILE", help="Your own copy of the source; - is standard input."
)
@KNOWN_BY
@page_options
def command(
    *, name: str, text: Path | None, form: str, known_by: str | None, project: Path | None, cache: Path | None
) -> None:
    """Show the statements behind a node: how each is meant, who says it, in which file, and in which passage.

    NODE is an IRI, a CURIE such as id:round-sensetime-series-b, or a name. The graph holds no sentence of its sources:
    name your own copy with --text, and a passage is shown once its SHA-256 agrees. Exit code 1 if nothing states it.
    """
    copy = Copy.read(text) if text else None
    place = find_project(project, cache=cache)
    build = open_build(place, known_by=known_by)
    homes = Homes.read(build.manifest, root=place.root)
    with EmbeddedStore.open(build.index) as store:
        iri = resolve(store, name)
        statements = evidence(store, iri, copy=copy, homes=homes)
    if form == "json":
        print_json(statements)
    elif statements:
        if copy:
            click.echo(about_copy(statements, copy) + "\n")
        print_page(lines(statements, width=page_width()))
    if not statements:
        click.echo(f"no statement states {shorten(iri)}", err=True)
        sys.exit(1)
