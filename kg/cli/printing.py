"""Write to standard output as a good neighbour in a pipe."""

from __future__ import annotations

import os
import sys

import click

from kg.errors import Unreadable


def print_text(text: str) -> None:
    """Write to standard output, in a pipe as UTF-8; a reader who has seen enough (`| head`) is no error."""
    try:
        click.echo(text if sys.stdout.isatty() else text.encode(), nl=False)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        raise Unreadable(f"cannot be written ({error.strerror})", where="standard output") from error
