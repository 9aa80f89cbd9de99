"""`kg conflicts`: claims that disagree, found by rules or marked by authors, and what a policy makes of them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import click

from kg.ask.resolve import resolve
from kg.cli.opening import open_store
from kg.cli.options import CACHE, KNOWN_BY, PROJECT, format_option
from kg.cli.output import OUTPUT, format_for, write_page, write_text
from kg.cli.pages import WIDEST, as_json
from kg.cli.streams import Text
from kg.conflicts import find_conflicts
from kg.conflicts.page import lines
from kg.conflicts.rows import COLUMNS, rows

if TYPE_CHECKING:
    from pathlib import Path

    from kg.conflicts import Conflicts

DELIMITERS = {"csv": ",", "tsv": "\t"}


@click.command()
@click.argument("name", type=Text(), metavar="[ENTITY]", required=False)
@click.option("--policy", type=Text(), metavar="POLICY", help="Say which claim it chooses; a wrong one names them all.")
@format_option(("text", "json", "csv", "tsv"), default="text", text="How.")
@OUTPUT
@KNOWN_BY
@PROJECT
@CACHE
def command(
    *,
    name: str | None,
    policy: str | None,
    form: str,
    output: str,
    known_by: str | None,
    project: Path | None,
    cache: Path | None,
) -> None:
    """Show claims that cannot all hold, each with its sources: those that rules find and those that authors marked.

    ENTITY is an IRI, a CURIE such as id:org-sensetime, or a name: then only what concerns it, or what it may be.
    Policies are `latest`, `official-first`, `most-sources` and `all`, or your own in the code list choice-policy; where
    one cannot tell claims apart, it chooses none. Exit code 0, conflicts or not: they are what sources say, and no
    findings to mend.
    """
    form = format_for(form, output)
    with open_store(project, cache, known_by=known_by) as store:
        about = resolve(store, name) if name is not None else None
        found = find_conflicts(store, about=about, policy=policy)
    if form == "json":
        write_text(as_json(found), output)
    elif form == "text":
        write_page(lambda width=WIDEST: "\n".join(lines(found, width=width)) + "\n", output)
    else:
        write_text(_separated(found, DELIMITERS[form]), output)


def _separated(found: Conflicts, delimiter: str) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows(found))
    return text.getvalue()
