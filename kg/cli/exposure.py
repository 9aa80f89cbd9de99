"""`kg exposure`: what an ownership rule makes of a party on a day, with the proof."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.opening import open_graph
from kg.cli.options import CACHE, KNOWN_BY, PROJECT, format_option
from kg.cli.output import OUTPUT, format_for, write_page, write_text
from kg.cli.overview import print_again, write_overview
from kg.cli.streams import Text


@click.command()
@click.argument("name", type=Text(), metavar="[ENTITY]", default="")
@click.option("--regime", default="", metavar="REGIME", help="The rule, such as ofac-50; a wrong one names them all.")
@click.option("--as-of", default="", metavar="DAY", help="The day, such as 2023-01-01.")
@click.option("--all", "every", is_flag=True, help="A report on every party of the graph, a row for each.")
@click.option(
    "--verdict", "verdicts", multiple=True, metavar="VERDICT", help="With --all: only such rows, as 'not shown'."
)
@click.option("--again", type=click.Path(path_type=Path), metavar="FILE", help="Find the verdicts in FILE anew.")
@format_option(
    ("text", "csv", "json", "turtle", "mermaid", "svg"),
    default="text",
    text="How; csv is for --all, mermaid and svg for one party.",
)
@OUTPUT
@KNOWN_BY
@PROJECT
@CACHE
def command(
    *,
    name: str,
    regime: str,
    as_of: str,
    every: bool,
    verdicts: tuple[str, ...],
    again: Path | None,
    form: str,
    output: str,
    known_by: str | None,
    project: Path | None,
    cache: Path | None,
) -> None:
    """Say whether a rule reaches a party: listed, covered, possible, not shown, or outside the rule.

    ENTITY is an IRI, a CURIE such as id:org-sensetime, or a name. The answer comes with its proof: stakes, percentages,
    days, sources, the version of the rule and its citation. With --all it is a report: a row for each party, with its
    verdict, the share accounted for and the chain in short. What -f turtle writes can be kept: --again finds each verdict
    in it anew and exits with 1 if one has changed. No answer says that a party is free of restrictions, and none is legal
    advice.
    """
    if sum((bool(name), every, again is not None)) != 1:
        raise click.UsageError("give one of ENTITY, --all and --again FILE")
    form = format_for(form, output)
    if again is not None:
        beside = {"--regime": regime, "--as-of": as_of, "--verdict": verdicts, f"-f {form}": form != "text"}
        _refuse_beside_again(beside, output)
    else:
        _demand_rule_and_day(regime, as_of)
    if name and (verdicts or form == "csv"):
        given = "--verdict" if verdicts else "-f csv"
        raise click.UsageError(f"{given} is for --all: one party has one verdict with its proof")
    with open_graph(project, cache, known_by=known_by) as graph:
        if again is not None:
            sys.exit(print_again(graph, again))
        if every:
            write_overview(graph, regime=regime, as_of=as_of, verdicts=verdicts or None, form=form, output=output)
            return
        exposure = graph.exposure(name, regime=regime, as_of=as_of)
    exposure.replay()
    if form == "text":
        write_page(exposure.text, output)
    else:
        writers = {"json": exposure.json, "turtle": exposure.turtle, "mermaid": exposure.mermaid, "svg": exposure.svg}
        write_text(writers[form](), output)


def _demand_rule_and_day(regime: str, as_of: str) -> None:
    """Refuse a question about verdicts that lacks its rule or its day."""
    for option, given in (("--regime", regime), ("--as-of", as_of)):
        if not given:
            raise click.UsageError(f"Missing option '{option}': a verdict is of one rule and one day")


def _refuse_beside_again(options: dict[str, object], output: str) -> None:
    """Refuse the first option that is given beside --again, which would not heed it."""
    if given := next((option for option, value in options.items() if value), None):
        raise click.UsageError(
            f"{given} is not for --again: each verdict in FILE has its rule and its day; leave it out"
        )
    if output != "-":
        raise click.UsageError("-o is for verdicts: what --again finds goes to standard output")
