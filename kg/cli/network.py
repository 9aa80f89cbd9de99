"""`kg network`: who is around a party, for a graph tool or as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.opening import open_graph
from kg.cli.options import CACHE, KNOWN_BY, PROJECT, format_option
from kg.cli.output import OUTPUT, format_for, write_text
from kg.cli.streams import Text
from kg.cli.ties import tie_options
from kg.network.around import DEPTH
from kg.network.forms import FORMS

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("name", type=Text(), metavar="ENTITY")
@click.option(
    "--depth", type=int, default=DEPTH, show_default=True, metavar="N", help="Parties at most so many ties away."
)
@tie_options
@format_option(FORMS, default="csv", text="How.")
@OUTPUT
@KNOWN_BY
@PROJECT
@CACHE
def command(
    *,
    name: str,
    depth: int,
    as_of: str | None,
    via: tuple[str, ...],
    also: tuple[str, ...],
    form: str,
    output: str,
    known_by: str | None,
    project: Path | None,
    cache: Path | None,
) -> None:
    """Write the parties around one and every tie among them, with kind, day, standing and passages.

    ENTITY is an IRI, a CURIE such as id:org-sensetime, or a name. GraphML and GEXF are for Gephi, yEd and networkx,
    cytoscape is the JSON of Cytoscape; mermaid and svg are to look at.
    """
    form = format_for(form, output)
    with open_graph(project, cache, known_by=known_by) as graph:
        text = graph.network(name, depth=depth, as_of=as_of, via=via, also=also).written(form)
    write_text(text, output)
