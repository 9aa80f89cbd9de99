"""`kg build`: build the graph from ontology and data."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from kg.build import build_graph
from kg.cli.opening import stages
from kg.cli.options import CACHE, DATA, PROJECT
from kg.errors import DoesNotConform, KgError
from kg.resources import find_project
from kg.watch import changes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.resources import Project


@click.command()
@PROJECT
@DATA
@CACHE
@click.option("--force", is_flag=True, help="Build all anew, even if nothing has changed.")
@click.option("--watch", is_flag=True, help="Build again whenever a file is saved, until Ctrl-C.")
def command(*, project: Path | None, data: tuple[Path, ...], cache: Path | None, force: bool, watch: bool) -> None:
    """Build the graph: read, derive, check, close, index, publish.

    Nothing is built where nothing has changed, and of what has changed only what depends on it is worked out again. A
    build that fails leaves the last good one in use.
    """
    found = find_project(project, data=data, cache=cache)
    if not watch:
        return _build(found, force=force)
    for _ in changes(found):
        try:
            _build(found, force=force)
        except KgError as error:
            click.echo(f"error: {error}", err=True)
        force = False
        click.echo("watching for changes; Ctrl-C ends", err=True)
    return None


def _build(project: Project, *, force: bool) -> None:
    """Build once, and say what came of it."""
    with stages() as say, _explanation():
        outcome = build_graph(project, force=force, say=say)
    name, count = outcome.build.hash[:12], len(outcome.warnings)
    unchanged = f"in use again: {name}" if outcome.again else f"unchanged: {name} is in use"
    said = f"built {name}" if outcome.fresh else unchanged
    if count:
        said += f", {count} warning{'s' * (count > 1)} (`kg check` shows {'them' if count > 1 else 'it'})"
    click.echo(said, err=True)


@contextmanager
def _explanation() -> Iterator[None]:
    """Write the findings and the stage at which a build fails, before its error."""
    try:
        yield
    except KgError as error:
        if isinstance(error, DoesNotConform):
            from kg.check.layout import write_lines

            for finding in error.findings:
                click.echo("\n".join(write_lines(finding)), err=True)
        for note in getattr(error, "__notes__", ()):
            click.echo(note, err=True)
        raise
