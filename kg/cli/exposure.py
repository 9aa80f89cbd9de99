"""`kg exposure`: what an ownership rule makes of a party on a day, with the proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.opening import open_graph
from kg.cli.options import CACHE, KNOWN_BY, PROJECT
from kg.cli.pages import page_width, print_page
from kg.cli.printing import print_text
from kg.cli.streams import Text

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("name", type=Text(), metavar="ENTITY")
@click.option(
    "--regime", required=True, metavar="REGIME", help="The rule, such as ofac-50; a wrong one names them all."
)
@click.option("--as-of", required=True, metavar="DAY", help="The day, such as 2023-01-01.")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(("text", "json", "turtle", "mermaid")),
    default="text",
    show_default=True,
    help="How.",
)
@KNOWN_BY
@PROJECT
@CACHE
def command(
    *, name: str, regime: str, as_of: str, form: str, known_by: str | None, project: Path | None, cache: Path | None
) -> None:
    """Say whether a rule reaches a party: listed, covered, possible, not shown, or outside the rule.

    ENTITY is an IRI, a CURIE such as id:org-sensetime, or a name. The answer comes with its proof: stakes, percentages,
    days, sources, the version of the rule and its citation. No answer says that a party is free of restrictions, and
    none is legal advice.
    """
    with open_graph(project, cache, known_by=known_by) as graph:
        exposure = graph.exposure(name, regime=regime, as_of=as_of)
    exposure.replay()
    if form == "text":
        print_page(exposure.text(width=page_width()).splitlines())
    else:
        print_text({"json": exposure.json, "turtle": exposure.turtle, "mermaid": exposure.mermaid}[form]())
