"""Open what a command answers from; on the first use of an installed graph, build it and show how far it is."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from kg.cli.later import note_day
from kg.dates import parse_day
from kg.first_use import ready_build
from kg.graph import Graph
from kg.publish.newer import newer_file
from kg.resources import INSTALLED, find_project
from kg.store import EmbeddedStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

    from kg.known import Earlier
    from kg.publish import Build
    from kg.resources import Project

FEW = 6  # folders that a message names


def open_build(project: Project, *, known_by: str | None = None) -> Build:
    """Return the build to answer from; where a day is given, that of what was known by then."""
    day = parse_day(known_by, where="known by") if known_by is not None else None
    build = ready_build(project, progress=_first_use)
    _say_newer(project)
    return build if day is None else _earlier(project, build, day)


def open_store(project: Path | None, cache: Path | None, *, known_by: str | None = None) -> EmbeddedStore:
    """Open the index of the build to answer from."""
    return EmbeddedStore.open(open_build(find_project(project, cache=cache), known_by=known_by).index)


def open_graph(project: Path | None, cache: Path | None, *, known_by: str | None = None) -> Graph:
    """Open the graph of the build to answer from."""
    place = find_project(project, cache=cache)
    build = open_build(place, known_by=known_by)
    return Graph(build, EmbeddedStore.open(build.index), root=place.root)


def _say_newer(project: Project) -> None:
    """Say on a terminal that files were saved since the build in use; what was installed nobody edits."""
    if project.origin == INSTALLED or not sys.stderr.isatty():
        return
    if path := newer_file(project):
        click.echo(f"{in_project(path, project)} is newer than the build in use; run `kg build`", err=True)


def in_project(path: Path, project: Project) -> str:
    """Write a path as it lies in the project, else whole."""
    return str(path.relative_to(project.root) if path.is_relative_to(project.root) else path)


def _earlier(project: Project, build: Build, day: date) -> Build:
    """Return the build of what was known by a day, and say how much that is."""
    from kg.known import find_earlier

    note_day(build, day)
    with stages() as say:
        earlier = find_earlier(project, build, day, say=say)
    click.echo(f"known by {day}: {_said(earlier)}", err=True)
    return earlier.build


def _said(earlier: Earlier) -> str:
    """Say how much was known, and what was not: a first few of the folders that were left out."""
    count = len(earlier.kept) + len(earlier.left_out)
    folders = sorted({graph.partition("/graph/")[2].rpartition("/")[0] for graph in earlier.left_out})
    more = f" and {len(folders) - FEW} more" if len(folders) > FEW else ""
    without = f"; left out: {', '.join(folders[:FEW])}{more}" if folders else ""
    return f"{len(earlier.kept)} of {count} files of data{without}"


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
