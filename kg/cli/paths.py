"""`kg paths`: by which ties two parties are joined."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kg.cli.opening import open_graph
from kg.cli.options import CACHE, KNOWN_BY, PROJECT, format_option
from kg.cli.output import OUTPUT, format_for, write_page, write_text
from kg.cli.streams import Text
from kg.cli.ties import tie_options
from kg.network.forms import OF_PATHS
from kg.network.paths import BEST, LONGEST

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("start", type=Text(), metavar="FROM")
@click.argument("end", type=Text(), metavar="TO")
@tie_options
@click.option("--max-length", type=int, default=LONGEST, show_default=True, metavar="N", help="At most so many steps.")
@click.option("-k", "--best", type=int, default=BEST, show_default=True, metavar="K", help="At most so many paths.")
@format_option(OF_PATHS, default="text", text="How.")
@OUTPUT
@KNOWN_BY
@PROJECT
@CACHE
def command(
    *,
    start: str,
    end: str,
    as_of: str | None,
    via: tuple[str, ...],
    also: tuple[str, ...],
    max_length: int,
    best: int,
    form: str,
    output: str,
    known_by: str | None,
    project: Path | None,
    cache: Path | None,
) -> None:
    """Show the shortest paths of ties between two parties, the best first, each step with its day and its source.

    FROM and TO are IRIs, CURIEs such as id:org-sensetime, or names. Of paths of one length, those whose ties can all
    have been there at one time come first. Exit code 1 if there is no path.
    """
    form = format_for(form, output)
    with open_graph(project, cache, known_by=known_by) as graph:
        answer = graph.paths(start, end, as_of=as_of, via=via, also=also, max_length=max_length, best=best)
    if form == "text":
        write_page(answer.text, output)
    else:
        write_text(answer.written(form), output)
    if not answer.paths:
        sys.exit(1)
