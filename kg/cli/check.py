"""`kg check`: validate files without building."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.check import check_project
from kg.check.layout import LAYOUTS
from kg.cli.options import DATA, PROJECT, format_option
from kg.cli.printing import print_text
from kg.resources import find_project


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@format_option(list(LAYOUTS), default="text", text="How.")
@PROJECT
@DATA
def command(*, paths: tuple[Path, ...], form: str, project: Path | None, data: tuple[Path, ...]) -> None:
    """Validate files without building: the whole project, or only the files and folders named.

    Exit code 0 if they conform (warnings pass), 1 if not, 2 if something cannot be read.
    """
    report = check_project(find_project(project, data=data), paths)
    print_text(LAYOUTS[form](report) + "\n")
    sys.exit(0 if report.conforms else 1)
