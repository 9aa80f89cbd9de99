"""Options that many commands take, written once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Option = Callable[[Callable[..., Any]], Callable[..., Any]]

_FOLDER = click.Path(path_type=Path)

PROJECT: Option = click.option(
    "--project", type=_FOLDER, metavar="DIR", help="The project; else KG_PROJECT, else here, else the installed one."
)
CACHE: Option = click.option(
    "--cache", type=_FOLDER, metavar="DIR", help="Where builds lie; else KG_CACHE, else .kg/ in the project."
)
KNOWN_BY: Option = click.option(
    "--known-by", metavar="DAY", help="Only from what was known by this day: editions, else retrievals, not later."
)
DATA: Option = click.option("--data", type=_FOLDER, multiple=True, metavar="DIR", help="Data instead of data/.")


_SYNONYMS = {"table": "text", "text": "table", "ttl": "turtle", "turtle": "ttl"}


class Format(click.Choice[str]):
    """The name of a format; a wrong one is refused with the nearest."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name if there is such a format."""
        name = self.named(str(value))
        if name is None:
            raise NotFound("format", str(value), self.choices, remedy=f"there are: {', '.join(self.choices)}")
        return name

    def named(self, name: str) -> str | None:
        """Return the format of a name, which may be the one that another command has for it; None where there is none."""
        return next((one for one in (name, _SYNONYMS.get(name)) if one in self.choices), None)


def format_option(names: Sequence[str], *, default: str | None = None, text: str | None = None) -> Option:
    """Return the option -f."""
    return click.option(
        "-f", "--format", "form", type=Format(names), default=default, show_default=bool(default), help=text
    )
