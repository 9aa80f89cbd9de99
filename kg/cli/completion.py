"""Shell completion for stored queries: their names, their parameters, and the values of a list of allowed ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from kg.errors import KgError

if TYPE_CHECKING:
    from kg.ask.header import Query


class RunCommand(click.Command):
    """A command whose options are also the parameters of the query that is named."""

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the parameters of the query, then the options of the command."""
        query = _named(ctx)
        own = [(f"--{p.name}", p.doc) for p in query.params] if query else []
        own += [("--limit", "At most so many rows"), ("--offset", "Leave out so many rows")] if query else []
        items = [CompletionItem(option, help=doc) for option, doc in own if option.startswith(incomplete)]
        return items + super().shell_complete(ctx, incomplete)


def complete_names(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the stored queries whose name begins so."""
    return [CompletionItem(q.name, help=q.summary) for q in _queries(ctx) if q.name.startswith(incomplete)]


def complete_values(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the allowed values of the parameter that was written last, or the parameters where none was."""
    query, words = _named(ctx), ctx.params.get("words") or ()
    option = words[-1] if words else ""
    parameter = query.parameter(option[2:].replace("-", "_")) if query and option.startswith("--") else None
    if query and parameter is None and not option.startswith("--"):
        return [CompletionItem(f"--{p.name}", help=p.doc) for p in query.params if not incomplete]
    values = ("true", "false") if parameter and parameter.type == "boolean" else parameter.values if parameter else ()
    return [CompletionItem(value) for value in values if value.startswith(incomplete)]


def _named(ctx: click.Context) -> Query | None:
    name = ctx.params.get("name")
    return next((query for query in _queries(ctx) if query.name == name), None)


def _queries(ctx: click.Context) -> list[Query]:
    """Return the stored queries of the build in use; while a person types, what is wrong with it is not said."""
    from kg.ask.catalogue import Catalogue
    from kg.publish import current_build
    from kg.resources import find_project

    folder = ctx.params.get("project")
    try:
        return Catalogue.load(current_build(find_project(Path(folder) if folder else None)).catalogue).all()
    except KgError:
        return []
