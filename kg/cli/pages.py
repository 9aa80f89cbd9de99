"""Print a report: as a page of the terminal's width, or as JSON for a program."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import CACHE, PROJECT, format_option
from kg.cli.table import bold_wanted
from kg.reports.plain_table import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Command = Callable[..., Any]

NARROWEST, WIDEST = 72, 100


def page_options(command: Command) -> Command:
    """Give a command the options that every report takes."""
    for option in (CACHE, PROJECT, format_option(("text", "json"), default="text", text="How.")):
        command = option(command)
    return command


def page_width() -> int:
    """Return the width of the terminal within reason; in a pipe, 100."""
    return max(NARROWEST, min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST))


def print_page(lines: Iterable[str]) -> None:
    """Print lines without control characters; what is not indented is a heading and bold on a terminal."""
    bold = bold_wanted()
    for line in map(one_line, lines):
        click.echo(click.style(line, bold=True) if bold and line and not line.startswith(" ") else line)


def print_json(record: Any) -> None:
    """Print records as JSON."""
    click.echo(as_json(record), nl=False)


def as_json(record: Any) -> str:
    """Return records as JSON."""
    plain = [asdict(one) for one in record] if isinstance(record, tuple) else asdict(record)
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"
