"""`kg show`: one entity on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.ask.resolve import resolve
from kg.cli.opening import open_store
from kg.cli.options import KNOWN_BY
from kg.cli.pages import page_options, page_width, print_json, print_page
from kg.cli.streams import Text
from kg.reports.show import entity
from kg.reports.show_text import lines

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("name", type=Text(), metavar="ENTITY")
@KNOWN_BY
@page_options
def command(*, name: str, form: str, known_by: str | None, project: Path | None, cache: Path | None) -> None:
    """Show one entity: names, ties in order of time, figures, listings, identity, conflicts, what stays open.

    ENTITY is an IRI, a CURIE such as id:org-sensetime, or a name in any of its languages.
    """
    with open_store(project, cache, known_by=known_by) as store:
        view = entity(store, resolve(store, name))
    if form == "json":
        print_json(view)
    else:
        print_page(lines(view, width=page_width()))
