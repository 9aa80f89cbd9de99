"""Open what a command answers from; on the first use of an installed graph, build it and show how far it is."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from kg.first_use import ready_build
from kg.resources import find_project
from kg.store import EmbeddedStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kg.publish import Build
    from kg.resources import Project


def open_build(project: Project) -> Build:
    """Return the build to answer from."""
    return ready_build(project, progress=_first_use)


def open_store(project: Path | None, cache: Path | None) -> EmbeddedStore:
    """Open the index of the build to answer from."""
    return EmbeddedStore.open(open_build(find_project(project, cache=cache)).index)


@contextmanager
def stages() -> Iterator[Callable[[str], None]]:
    """Show the stage of a build on a terminal; in a pipe be silent."""
    if not sys.stderr.isatty():
        yield lambda _stage: None
        return
    from rich.console import Console

    with Console(stderr=True).status("build") as status:
        yield status.update


@contextmanager
def _first_use(project: Project) -> Iterator[Callable[[str], None]]:
    """Say why this time it takes a while."""
    click.echo(f"first use: building the graph in {project.state}", err=True)
    with stages() as say:
        yield say
