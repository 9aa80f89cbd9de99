"""Write docs/reference/commands.md, the help of every command; with --check, only say if it is out of date."""

import sys
from collections.abc import Iterator

import click
from _keep import ROOT, keep

from kg.cli.main import main

WIDTH = 100
HEAD = """\
# Commands

Written by `docs/generate/commands.py`: change the commands under `kg/cli/`, then run `make docs`.

Exit codes everywhere: 0 fine, 1 findings (syntax errors included) or nothing found, 2 unreadable or wrong use, 3 a
limit was reached, 130 Ctrl-C.
"""


def texts(command: click.Command, name: str, parent: click.Context | None = None) -> Iterator[tuple[str, str]]:
    """Yield the names of a command and of those below it, each with its help."""
    settings = {**command.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH}
    context = click.Context(command, info_name=name, parent=parent, **settings)
    yield context.command_path, command.get_help(context)
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            if found:
                yield from texts(found, below, context)


def write_page() -> str:
    """Return the page: one section a command."""
    return HEAD + "".join(f"\n## {path}\n\n```text\n{text}\n```\n" for path, text in texts(main, "kg"))


if __name__ == "__main__":
    sys.exit(keep(ROOT / "docs/reference/commands.md", write_page(), given_by="`--help` of the commands gives"))
