"""The `kg` command: finds its sub-commands by name and imports only the one that runs."""

from __future__ import annotations

import importlib
import signal
from typing import Any

import click

from kg.cli.streams import answering, prepare_streams
from kg.errors import NotFound

COMMANDS = {
    "build": "Build the graph from ontology and data.",
    "check": "Validate files without building.",
    "cite": "Write a passage of your own copy of a source as Turtle.",
    "conflicts": "Show claims that cannot all hold, and which a policy chooses.",
    "diff": "Show what differs between two days, or between two builds.",
    "doctor": "Say what is installed, found and built, and what to do about the rest.",
    "evidence": "Show the statements, passages and sources behind a node.",
    "export": "Write the graph as Turtle, TriG, JSON-LD and more.",
    "exposure": "Show what a regime's ownership rule makes of a party on a day, with proof.",
    "find": "Find entities by name, in any language.",
    "match": "Search a list for the parties of the graph, by name, alias and identifier.",
    "network": "Write who is around a party, for graph tools or as a picture.",
    "new": "Write the template of a new case.",
    "paths": "Show by which ties two parties are joined.",
    "plan": "Print the rules that the ontology compiles to.",
    "query": "List, show and run stored queries.",
    "show": "Show one entity on one screen.",
    "sparql": "Run free SPARQL on the built graph (read-only).",
    "timeline": "Show what happened to an entity in order of time: text, CSV, SVG, Mermaid.",
    "why": "Prove a triple, down to file, line and passage of each premise; or say what it misses.",
}


class LazyGroup(click.Group):
    """A group whose commands are modules of `kg.cli`, imported when they run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the command names in the order of the alphabet."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"kg.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is named; where there is none, say which are nearest."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = NotFound("command", args[0], COMMANDS).nearest
            if args[0] in COMMANDS or not near:
                raise
            message = f"No such command {args[0]!r}. Did you mean {' or '.join(map(repr, near))}?"
            raise click.UsageError(message, ctx) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; say what went wrong in one line and exit with its code."""
        with answering():
            try:
                return super().invoke(ctx)
            except NotFound as error:
                from kg.cli.later import explained

                raise explained(error, ctx) from None

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read the options of the command line, of which --help already prints."""
        prepare_streams()
        with answering():
            try:
                return super().make_context(info_name, args, parent, **extra)
            except click.NoSuchOption as error:
                message = f"{error.format_message()} Options come after the command: kg COMMAND {error.option_name} ..."
                raise click.UsageError(message, error.ctx) from error


def _version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001 click calls it so
    if value:
        from importlib.metadata import version

        click.echo(f"kg {version('tiegraph')}")
        ctx.exit()


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version and exit."
)
def main() -> None:
    """Tiegraph answers who is tied to whom, by what, since when, and on whose word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
