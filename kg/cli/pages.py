"""Print a report: as a page of the terminal's width, or as JSON for a program."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import CACHE, PROJECT, format_option
from kg.cli.printing import print_text
from kg.cli.table import one_line

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
    """Return the width of the terminal within reason; in a pipe, 96."""
    return max(NARROWEST, min(shutil.get_terminal_size((96, 24)).columns, WIDEST))


def print_page(lines: Iterable[str]) -> None:
    """Print lines without control characters; what is not indented is a heading and bold on a terminal."""
    drawn = [one_line(line) for line in lines]
    if sys.stdout.isatty():
        drawn = [click.style(line, bold=True) if line and not line.startswith(" ") else line for line in drawn]
    print_text("".join(f"{line}\n" for line in drawn))


def print_json(record: Any) -> None:
    """Print records as JSON."""
    plain = [asdict(one) for one in record] if isinstance(record, tuple) else asdict(record)
    print_text(json.dumps(plain, ensure_ascii=False, indent=2) + "\n")
