"""Write to standard output as a good neighbour in a pipe."""

from __future__ import annotations

import sys

import click


def print_text(text: str) -> None:
    """Write to standard output, in a pipe as UTF-8."""
    click.echo(text if sys.stdout.isatty() else text.encode(errors="backslashreplace"), nl=False)
