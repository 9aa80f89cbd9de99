"""`kg find`: entities by name."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from kg.cli.opening import open_store
from kg.cli.options import KNOWN_BY
from kg.cli.pages import page_options, print_json
from kg.cli.streams import Text
from kg.cli.table import print_table
from kg.namespaces import shorten
from kg.reports.find import find, known_names

if TYPE_CHECKING:
    from pathlib import Path

    from kg.reports.views import Match


@click.command()
@click.argument("name", type=Text(), metavar="NAME")
@KNOWN_BY
@page_options
def command(*, name: str, form: str, known_by: str | None, project: Path | None, cache: Path | None) -> None:
    """Find entities by a part of a name or identifier, in any language; after them ties and figures by their labels.

    Case, accents and full-width letters make no difference. Exit code 1 if nothing has the name.
    """
    if not name.strip():
        raise click.UsageError("NAME is empty: give a part of a name or identifier")
    with open_store(project, cache, known_by=known_by) as store:
        matches = find(store, name)
        nearest = [] if matches else get_close_matches(name, known_names(store), n=3, cutoff=0.5)
    if form == "json":
        print_json(matches)
    elif matches:
        rows = [(shorten(m.iri), m.label, m.kind, _with_language(m)) for m in matches]
        print_table(("iri", "label", "kind", "matched name"), rows)
    if not matches:
        hint = f"; did you mean {' or '.join(map(repr, nearest))}?" if nearest else ""
        click.echo(f"nothing has {name!r} in its name{hint}", err=True)
        sys.exit(1)


def _with_language(match: Match) -> str:
    return f"{match.matched} ({match.language})" if match.language else match.matched
