"""`kg timeline`: what happened to an entity, and when its ties began, held and ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.opening import open_graph
from kg.cli.options import CACHE, KNOWN_BY, PROJECT, format_option
from kg.cli.output import OUTPUT, format_for, write_page, write_text
from kg.cli.streams import Text

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = ("text", "csv", "json", "svg", "mermaid")


@click.command()
@click.argument("name", type=Text(), metavar="ENTITY")
@format_option(FORMATS, default="text", text="How.")
@OUTPUT
@KNOWN_BY
@PROJECT
@CACHE
def command(
    *, name: str, form: str, output: str, known_by: str | None, project: Path | None, cache: Path | None
) -> None:
    """Show when an entity's ties happened, began, held and ended, in order; those without any day stand apart.

    ENTITY is a person or organisation: an IRI, a CURIE such as id:org-sensetime, or a name in any of its languages.
    Dates are as exact as their sources. The picture (svg; needs matplotlib) draws solid what is certain and hatched
    what is possible, and an arrow where an end is open; csv is the answer of the stored query `timeline`, and below it
    the ties without any day.
    """
    form = format_for(form, output)
    with open_graph(project, cache, known_by=known_by) as graph:
        line = graph.timeline(name)
        if form == "text":
            write_page(line.text, output)
        else:
            write_text({"csv": line.csv, "json": line.json, "svg": line.svg, "mermaid": line.mermaid}[form](), output)
