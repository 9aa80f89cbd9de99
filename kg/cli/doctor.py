"""`kg doctor`: what is installed, found and built."""

from __future__ import annotations

import sys
from itertools import groupby
from typing import TYPE_CHECKING

import click

from kg.cli.pages import page_options, print_json, print_page
from kg.doctor import diagnose

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.doctor import Diagnosis


@click.command()
@page_options
def command(*, form: str, project: Path | None, cache: Path | None) -> None:
    """Say which versions run, which folders were found and why, and what is built; for the rest, what to do.

    Exit code 0 if nothing is wrong, 1 if something is. An optional part that is absent is not wrong.
    """
    diagnosis = diagnose(project, cache=cache)
    if form == "json":
        print_json(diagnosis)
    else:
        print_page(_lines(diagnosis))
    sys.exit(0 if diagnosis.healthy else 1)


def _lines(diagnosis: Diagnosis) -> Iterator[str]:
    """Yield a heading for each group, then a line for each check; a remedy on a line of its own."""
    width = max(len(check.name) for check in diagnosis.checks)
    for about, checks in groupby(diagnosis.checks, key=lambda check: check.about):
        yield about
        for check in checks:
            yield f"  {check.verdict:6}  {check.name:{width}}  {check.said}"
            if check.remedy:
                yield f"  {'':6}  {'':{width}}  -> {check.remedy}"
    count = sum(check.verdict == "wrong" for check in diagnosis.checks)
    yield "nothing is wrong" if not count else f"{count} thing{'' if count == 1 else 's'} to mend"
