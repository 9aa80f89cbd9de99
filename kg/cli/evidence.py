"""`kg evidence`: the statements, passages and sources behind a node."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.opening import open_build
from kg.cli.options import KNOWN_BY, Format
from kg.cli.pages import page_options, page_width, print_json, print_page
from kg.cli.printing import print_text
from kg.cli.streams import Text
from kg.export import save
from kg.export.evidence import EVIDENCE_FORMATS, Evidence
from kg.namespaces import shorten
from kg.reports.copies import Copy
from kg.reports.edges import nodes_behind
from kg.reports.evidence import evidence_of_all
from kg.reports.evidence_text import about_copy, lines
from kg.reports.homes import Homes
from kg.resources import find_project
from kg.store import EmbeddedStore

LOSSES = "\n\n".join(
    f"\b\n--export {name} loses\n" + "\n".join(f"  - {loss}" for loss in form.loses)
    for name, form in EVIDENCE_FORMATS.items()
)
EDGE = 3  # subject, edge, object


@click.command(epilog=LOSSES)
@click.argument("names", type=Text(), metavar="NODE | SUBJECT EDGE OBJECT", nargs=-1, required=True)
@click.option(
    "--text", type=click.Path(path_type=Path), metavar="FILE", help="Your own copy of the source; - is standard input."
)
@click.option(
    "--export", "export", type=Format(list(EVIDENCE_FORMATS)), help="Write the statements as RDF instead of a page."
)
@click.option("-o", "--output", default="-", metavar="FILE", help="Where --export goes to; - is standard output.")
@KNOWN_BY
@page_options
def command(
    *,
    names: tuple[str, ...],
    text: Path | None,
    export: str | None,
    output: str,
    form: str,
    known_by: str | None,
    project: Path | None,
    cache: Path | None,
) -> None:
    """Show the statements behind a node: how each is meant, who says it, in which file, and in which passage.

    NODE is an IRI, a CURIE such as id:round-sensetime-series-b, or a name; a flat edge is given by its three parts, such as
    SenseTime tg:partnerOf MIT. The graph holds no sentence of its sources: name your own copy with --text, and a passage is
    shown once its SHA-256 agrees. `rdf12` is Turtle 1.2, in which each statement reifies what it states; `nanopub` is
    TriG, a nanopublication for each statement. Exit code 1 if nothing states it.
    """
    _demand_fit(names, text=text, export=export, output=output, form=form)
    copy = Copy.read(text) if text else None
    place = find_project(project, cache=cache)
    build = open_build(place, known_by=known_by)
    homes = Homes.read(build.manifest, root=place.root)
    with EmbeddedStore.open(build.index) as store:
        nodes = nodes_behind(store, *names)
        statements = evidence_of_all(store, nodes, copy=copy, homes=homes)
    if export and statements:
        written = Evidence(statements, build.graph_nq).export(export)
        print_text(written) if output == "-" else save(Path(output), [written])
    elif form == "json" and not export:
        print_json(statements)
    elif statements:
        if copy:
            click.echo(about_copy(statements, copy) + "\n")
        print_page(lines(statements, width=page_width()))
    if not statements:
        click.echo(f"no statement states {' '.join(map(shorten, nodes))}", err=True)
        sys.exit(1)


def _demand_fit(names: tuple[str, ...], *, text: Path | None, export: str | None, output: str, form: str) -> None:
    """Refuse arguments that do not go together."""
    if len(names) not in (1, EDGE):
        raise click.UsageError(
            "give one NODE, or the SUBJECT, EDGE and OBJECT of a flat edge; quote a name with blanks"
        )
    if export and (text or form != "text"):
        raise click.UsageError("--export writes RDF: leave out --text and --format")
    if output != "-" and not export:
        raise click.UsageError("-o is for --export: say --export rdf12 or --export nanopub")
