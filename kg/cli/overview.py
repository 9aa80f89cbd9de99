"""What `kg exposure --all` and `--again` print: the verdicts on all parties, and whether stored ones still stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.output import write_text
from kg.cli.table import print_table, table
from kg.namespaces import shorten
from kg.reports.plain_table import plain_table

if TYPE_CHECKING:
    from pathlib import Path

    from kg.exposure.overview import Overview
    from kg.graph import Graph


def write_overview(
    graph: Graph, *, regime: str, as_of: str, verdicts: tuple[str, ...] | None, form: str, output: str
) -> None:
    """Write the verdicts of a rule on a day on every party, or those that are asked for."""
    if form in ("mermaid", "svg"):
        raise click.UsageError(f"-f {form} is for one party: a report is text, csv, json or turtle")
    overview = graph.exposures(regime=regime, as_of=as_of, verdicts=verdicts)
    if form == "text":
        text = _page(overview, to_file=output != "-")
    elif form == "turtle":
        text = _as_turtle(graph, overview)
    else:
        text = overview.csv() if form == "csv" else overview.json()
    write_text(text, output)


def _page(overview: Overview, *, to_file: bool) -> str:
    from kg.exposure.overview_forms import COLUMNS, cells, footer, heading

    draw = plain_table if to_file else table
    drawn = draw(COLUMNS, [cells(row) for row in overview.rows])
    return "".join(f"{line}\n" for line in (*heading(overview), "", *drawn, "", footer(overview)))


def _as_turtle(graph: Graph, overview: Overview) -> str:
    """Write each verdict with its whole proof."""
    from kg.export import turtle
    from kg.exposure.triples import triples

    found = (graph.exposure(row.party, regime=overview.rule.key, as_of=overview.day) for row in overview.rows)
    return "".join(turtle.lines(triple for exposure in found for triple in triples(exposure)))


def print_again(graph: Graph, path: Path) -> int:
    """Print whether the verdicts in a file still stand; return the exit code."""
    from kg.exposure.again import work_out_again

    stored = work_out_again(graph.store, path, build=graph.build.hash)
    rows = [
        [shorten(one.party), one.regime, one.day, one.found, one.build[:12], one.now, "" if one.stands else "changed"]
        for one in stored
    ]
    print_table(("party", "regime", "as of", "stored", "build", "now", ""), rows)
    changed = sum(not one.stands for one in stored)
    click.echo(f"{len(stored)} stored verdicts, {changed} changed", err=True)
    return 1 if changed else 0
