"""`kg match`: who on a list may be a party of the graph, and what has been decided of each."""

from __future__ import annotations

import csv
import json
import sys
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.opening import open_build
from kg.cli.options import CACHE, PROJECT, format_option
from kg.cli.printing import print_text
from kg.cli.table import print_table
from kg.curate.searched import search
from kg.namespaces import shorten
from kg.reports.copies import Copy
from kg.resources import find_project
from kg.store import EmbeddedStore

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.curate.searched import Found, Search

COLUMNS = ("party", "label", "row", "list", "listed", "basis", "decided", "by")


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--named-by", default="", metavar="SOURCE", help="Only parties that a source names, such as id:source-..."
)
@click.option("--undecided", is_flag=True, help="Only candidates of which nobody has decided.")
@CACHE
@PROJECT
@format_option(("table", "csv", "json", "turtle"), default="table", text="How; turtle is a template for the undecided.")
def command(*, file: Path, named_by: str, undecided: bool, form: str, project: Path | None, cache: Path | None) -> None:
    """Search a list for the parties of the graph, by names, aliases and identifiers; decide nothing.

    FILE is a Consolidated Screening List as CSV, packed by gzip or not. Each row that may be about a party is a
    candidate with what agrees; beside it stands what the data say of it: an identity claim, or a refusal. Parties of
    whom the list has nothing are told too. Exit code 1 if a candidate is undecided.
    """
    where = find_project(project, cache=cache)
    copy = Copy.read(file)
    with EmbeddedStore.open(open_build(where).index) as store:
        found = search(store, copy, named_by=named_by)
    shown = found.undecided if undecided else found.candidates
    if form == "turtle":
        print_text(found.template(copy))
    elif form == "table":
        print_table(COLUMNS, [_table_cells(one) for one in shown], right=["row"])
    else:
        print_text(_as_csv(found, shown) if form == "csv" else _as_json(found, shown))
    click.echo(found.summary(), err=True)
    sys.exit(1 if found.undecided else 0)


def _table_cells(one: Found) -> list[str]:
    """Return the cells for people: IRIs are short."""
    party, *others, decided_by = _cells(one)
    return [shorten(party), *others, decided_by and shorten(decided_by)]


def _cells(one: Found) -> list[str]:
    candidate, decision = one.candidate, one.decision
    return [
        candidate.party.iri,
        candidate.party.label,
        str(candidate.row.number),
        candidate.row.list,
        candidate.theirs,
        candidate.basis.words,
        decision.verdict if decision else "undecided",
        decision.node if decision and decision.node else "",
    ]


def _as_csv(found: Search, shown: Iterable[Found]) -> str:
    """Write a row for each candidate, and one without candidate for each party of whom the list has nothing."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    cells = [_cells(one) for one in shown]
    cells += [[party.iri, party.label, *[""] * (len(COLUMNS) - 2)] for party in found.without]
    cells.sort(key=lambda row: (row[0], int(row[2] or 0)))
    writer.writerows(cells)
    return out.getvalue()


def _as_json(found: Search, shown: Iterable[Found]) -> str:
    candidates = [dict(zip(COLUMNS, _cells(one), strict=True)) for one in shown]
    said = {
        "list": found.source,
        "sha256": found.sha256,
        "rows": found.rows,
        "parties": [party.iri for party in found.parties],
        "candidates": candidates,
        "nothing_for": [party.iri for party in found.without],
        "not_searched": [party.iri for party in found.nameless],
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"
