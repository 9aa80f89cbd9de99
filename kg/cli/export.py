"""`kg export`: write the graph in a format that other tools read."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.opening import open_build
from kg.cli.options import CACHE, KNOWN_BY, PROJECT, format_option
from kg.cli.output import OUTPUT, format_for
from kg.cli.streams import Text
from kg.export import FORMATS, graph_iri, save, select
from kg.resources import find_project

LOSSES = "\n\n".join(
    f"\b\n{name} loses\n" + "\n".join(f"  - {loss}" for loss in form.loses) for name, form in FORMATS.items()
)


@click.command(epilog=LOSSES)
@format_option(list(FORMATS), default="turtle")
@click.option(
    "--graph", "graphs", type=Text(), multiple=True, metavar="GRAPH", help="Only this graph; can be given again."
)
@click.option("--with-inferences", is_flag=True, help="Add what the build derived and inferred.")
@OUTPUT
@KNOWN_BY
@PROJECT
@CACHE
def command(
    *,
    form: str,
    graphs: tuple[str, ...],
    with_inferences: bool,
    output: str,
    known_by: str | None,
    project: Path | None,
    cache: Path | None,
) -> None:
    """Write the authored facts, sorted: the same build gives the same bytes.

    GRAPH is a name such as sensetime/encyclopedia/funding, or `ontology` for the model and its code lists. `trig` and
    `nquads` keep the graphs apart; `void` writes no facts, but what the graphs hold, from whom, and how much.
    """
    build = open_build(find_project(project, cache=cache), known_by=known_by)
    quads = select(build.graph_nq, graphs=[graph_iri(g) for g in graphs], with_inferences=with_inferences)
    text = FORMATS[format_for(form, output)].write(quads)
    if output == "-":
        sys.stdout.buffer.writelines(line.encode() for line in text)
        sys.stdout.buffer.flush()
    else:
        save(Path(output), text)
