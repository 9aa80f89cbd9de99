"""`kg export`: write the graph as Turtle or N-Triples."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.streams import Text
from kg.export import FORMATS, graph_iri, save, select
from kg.publish import current_build
from kg.resources import find_project

LOSSES = "\n\n".join(
    f"\b\n{name} loses\n" + "\n".join(f"  - {loss}" for loss in form.loses) for name, form in FORMATS.items()
)


@click.command(epilog=LOSSES)
@click.option("-f", "--format", "form", type=click.Choice(list(FORMATS)), default="turtle", show_default=True)
@click.option(
    "--graph", "graphs", type=Text(), multiple=True, metavar="GRAPH", help="Only this graph; can be given again."
)
@click.option("--with-inferences", is_flag=True, help="Add what the build derived and inferred.")
@click.option("-o", "--output", default="-", metavar="FILE", show_default=True, help="Where to; - is standard output.")
@click.option(
    "--project",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="The project; else KG_PROJECT, else here.",
)
def command(*, form: str, graphs: tuple[str, ...], with_inferences: bool, output: str, project: Path | None) -> None:
    """Write the authored facts, sorted: the same build gives the same bytes.

    GRAPH is a name such as sensetime/encyclopedia/funding, or `ontology` for the model and its code lists.
    """
    build = current_build(find_project(project))
    triples = select(build.graph_nq, graphs=[graph_iri(g) for g in graphs], with_inferences=with_inferences)
    text = FORMATS[form].write(triples)
    if output == "-":
        sys.stdout.buffer.writelines(line.encode() for line in text)
        sys.stdout.buffer.flush()
    else:
        save(Path(output), text)
