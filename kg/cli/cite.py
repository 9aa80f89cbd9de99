"""`kg cite`: a passage of a curator's own copy as Turtle, with its hash."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

import click

from kg.curate import cite_passage, describe_copy, find_edition, label_of, read_described
from kg.errors import KgError
from kg.namespaces import shorten
from kg.reports.copies import Copy
from kg.reports.plain_table import one_line
from kg.resources import find_project

MOST, BEFORE, WIDEST = 20, 20, 80
_KINDS = {".csv": "row", ".jsonl": "line", ".xml": "uid"}


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.argument("selector", default="", metavar="[SELECTOR]")
@click.option("--find", "wanted", metavar="TEXT", help="Print the selectors under which a text stands, nothing else.")
@click.option("--by", type=click.Choice(["char", "line", "row", "uid"]), help="What --find counts; else by the suffix.")
@click.option("--source", default="", metavar="SOURCE", help="The source, such as id:source-us-csl-2022-04.")
@click.option("--key", default="", metavar="KEY", help="The key that the record has in its source.")
@click.option(
    "--project", type=click.Path(path_type=Path), metavar="DIR", help="The project; else KG_PROJECT, else here."
)
def command(
    *, file: Path, selector: str, wanted: str | None, by: str | None, source: str, key: str, project: Path | None
) -> None:
    """Write a passage of your own copy of a source as Turtle, with the hash of its bytes; the text stays with you.

    SELECTOR is char=0,56 or line=3,4 (half-open, counted from 0), row=2 (of a CSV file, the header being 1) or
    uid=33114 (of OFAC's XML). Without it the hash of the whole FILE is printed, as a source has it, and of which
    described source it is the edition. FILE may be packed by gzip. Exit code 1 if --find finds nothing.
    """
    copy = Copy.read(file)
    if wanted is not None:
        sys.exit(_find(copy, wanted, by or _kind(file)))
    described = read_described(find_project(project))
    edition = find_edition(described, copy, source)
    if not selector:
        click.echo(describe_copy(copy), nl=False)
        known = f"it is {shorten(edition)}" if edition else "it is no edition that the data describe"
        click.echo(f"# {known}", err=True)
    elif edition is None:
        remedy = "describe it first (`kg new` writes a template), with what `kg cite FILE` prints"
        raise KgError("no edition that the data describe has these bytes", where=str(file), remedy=remedy)
    else:
        label = label_of(described, edition)
        click.echo(cite_passage(copy, edition, selector, label=label, key=key), nl=False)


def _kind(file: Path) -> str:
    """Return what the places in a file are counted by, from its suffix, that of gzip left aside."""
    suffix = Path(file.stem).suffix if file.suffix == ".gz" else file.suffix
    return _KINDS.get(suffix, "char")


def _find(copy: Copy, text: str, kind: str) -> int:
    """Print the first places of a text; return the exit code."""
    found = list(islice(copy.places(text, kind), MOST + 1))
    for selector, content in found[:MOST]:
        click.echo(f"{selector}  {_excerpt(one_line(content.decode('utf-8', errors='replace')), text)}")
    if len(found) > MOST:
        click.echo(f"more than {MOST} places: look for more of the text", err=True)
    if not found:
        click.echo(f"{text!r} is not in {copy.path.name}", err=True)
    return 0 if found else 1


def _excerpt(line: str, text: str) -> str:
    """Return what stands around a text, cut at both ends to a line of the terminal."""
    start = max(0, line.find(text) - BEFORE)
    end = start + WIDEST
    return ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")
