"""`kg why`: why a triple holds, or what it misses."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kg.cli.opening import open_graph
from kg.cli.options import CACHE, KNOWN_BY, PROJECT, format_option
from kg.cli.output import OUTPUT, format_for, write_page, write_text
from kg.cli.streams import Text

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("subject", type=Text(), metavar="SUBJECT")
@click.argument("predicate", type=Text(), metavar="PREDICATE")
@click.argument("object_", type=Text(), metavar="OBJECT")
@format_option(("text", "json", "mermaid"), default="text", text="How.")
@OUTPUT
@KNOWN_BY
@PROJECT
@CACHE
def command(
    *,
    subject: str,
    predicate: str,
    object_: str,
    form: str,
    output: str,
    known_by: str | None,
    project: Path | None,
    cache: Path | None,
) -> None:
    """Print the shortest proof of a triple: rules, premises, and file, line and passage of each that was written.

    SUBJECT and OBJECT are names, CURIEs such as id:org-sensetime, or IRIs; PREDICATE is one too, or `a`. An OBJECT can
    be a literal as Turtle has it, "2018-04"^^xsd:gYearMonth, or its plain text. Dates that are worked out, standings and
    check digits are proved from what they were worked out of.

    Of a triple that does not hold, the rule that comes nearest is printed with what it misses; the exit code is then 1.
    """
    form = format_for(form, output)
    with open_graph(project, cache, known_by=known_by) as graph:
        explanation = graph.why(subject, predicate, object_)
    if form == "text":
        write_page(explanation.text, output)
    else:
        write_text({"json": explanation.json, "mermaid": explanation.mermaid}[form](), output)
    sys.exit(0 if explanation.holds else 1)
