"""Where an answer goes: to standard output, or whole to a file, whose suffix can name the format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from kg.cli.options import Format
from kg.cli.pages import page_width, print_page
from kg.cli.printing import print_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.cli.options import Option

OUTPUT: Option = click.option(
    "-o",
    "--output",
    default="-",
    metavar="FILE",
    help="Where to; - is standard output. Without -f the suffix of FILE names the format.",
)
_SUFFIXES = {
    "cyjs": "cytoscape",
    "mmd": "mermaid",
    "nq": "nquads",
    "nt": "ntriples",
    "rdf": "rdfxml",
    "txt": "text",
}


def format_for(form: str, output: str) -> str:
    """Return the format that is given with -f, else the one that the suffix of a file names, else the default."""
    context = click.get_current_context()
    if context.get_parameter_source("form") is not ParameterSource.DEFAULT:
        return form
    suffix = Path(output).suffix.removeprefix(".").lower()
    names = next(one.type for one in context.command.params if one.name == "form")
    return (isinstance(names, Format) and names.named(_SUFFIXES.get(suffix, suffix))) or form


def write_text(text: str, output: str) -> None:
    """Write a text to standard output, or whole to a file."""
    if output == "-":
        print_text(text)
    else:
        from kg.export import save

        save(Path(output), [text])


def write_page(page: Callable[..., str], output: str) -> None:
    """Write a page for people: as wide as the terminal, or whole to a file."""
    if output == "-":
        print_page(page(width=page_width()).splitlines())
    else:
        write_text(page(), output)
