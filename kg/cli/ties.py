"""The options by which a question chooses ties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kg.cli.streams import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    Command = Callable[..., Any]

_OPTIONS = (
    click.option(
        "--also",
        multiple=True,
        metavar="WHAT",
        help="Also ties that are contested, alleged, planned or hoped, or claims of identity; may be repeated.",
    ),
    click.option(
        "--via",
        type=Text(),
        multiple=True,
        metavar="KIND",
        help="Only ties of this kind, such as post or tg:Founding; may be repeated.",
    ),
    click.option("--as-of", metavar="DAY", help="Only ties in force on the day, or that had happened by it."),
)


def tie_options(command: Command) -> Command:
    """Give a command the options by which it chooses ties."""
    for option in _OPTIONS:
        command = option(command)
    return command
