"""`kg diff`: what began, ended or changed between two days, or between two builds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.opening import open_graph
from kg.cli.options import CACHE, KNOWN_BY, PROJECT, format_option
from kg.cli.output import OUTPUT, format_for, write_page, write_text
from kg.cli.streams import Text
from kg.graph import diff_builds

if TYPE_CHECKING:
    from pathlib import Path

    from kg.reports.changes import Difference

DAYS = "two days: kg diff [ENTITY] --from 2018-06-30 --to 2019-10-09"
BUILDS = "two builds: kg diff previous current"


@click.command()
@click.argument("names", nargs=-1, type=Text(), metavar="[ENTITY | BUILD BUILD]")
@click.option("--from", "first", metavar="DAY", help="The earlier day.")
@click.option("--to", "last", metavar="DAY", help="The later day.")
@format_option(("text", "json", "csv"), default="text", text="How.")
@OUTPUT
@KNOWN_BY
@PROJECT
@CACHE
def command(
    *,
    names: tuple[str, ...],
    first: str | None,
    last: str | None,
    form: str,
    output: str,
    known_by: str | None,
    project: Path | None,
    cache: Path | None,
) -> None:
    """Show what differs between two days in the world, or between two builds of the graph.

    Between two days: which ties and listings of ENTITY, else of all, began, ended, or became possible or certain, and
    which names lists came to use. Between two builds: which ties, names, listings, observations, statements and other
    nodes were added, removed or changed. BUILD is `current`, `previous`, or the first digits of a hash.
    """
    if first is not None and last is not None and len(names) <= 1:
        with open_graph(project, cache, known_by=known_by) as graph:
            found = graph.diff(first, last, of=names[0] if names else None)
    elif first is None and last is None and len(names) == 2:
        if known_by is not None:
            raise click.UsageError("--known-by goes with two days; a build is what was known when it was made")
        found = diff_builds(*names, project=project, cache=cache)
    else:
        raise click.UsageError(f"give {DAYS}, or {BUILDS}")
    _write(found, format_for(form, output), output)


def _write(found: Difference, form: str, output: str) -> None:
    if form == "text":
        write_page(found.text, output)
    else:
        write_text({"json": found.json, "csv": found.csv}[form](), output)
