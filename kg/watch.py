"""Whether the files of a project have changed, asked again and again; a change counts once the files are left alone."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.resources import Project

PAUSE = 0.3  # seconds between two looks; so long must files be left alone

Look = dict[str, tuple[int, int]]


def changes(project: Project, *, pause: float = PAUSE) -> Iterator[None]:
    """Yield once at first, then whenever files have changed since the last time and been left alone for a pause.

    What changes while the caller works counts for the next time. Times and sizes are compared, as `make` does; what
    they miss, a build by hand finds, for that compares contents. It never ends by itself.
    """
    seen = _look(project)
    while True:
        yield
        while (now := _look(project)) == seen:
            time.sleep(pause)
        while now != seen:
            seen = now
            time.sleep(pause)
            now = _look(project)


def _look(project: Project) -> Look:
    """Return the time and the size of each file that a build reads; of what vanishes meanwhile, nothing."""
    found: Look = {}
    for folder, suffix in [*((f, ".ttl") for f in (project.ontology, *project.data)), (project.queries, ".rq")]:
        for path in _files(folder):
            if path.suffix.lower() == suffix:
                try:
                    state = path.stat()
                except OSError:
                    continue
                found[str(path)] = state.st_mtime_ns, state.st_size
    return found


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files at or under a folder, hidden ones left out."""
    if not folder.is_dir():
        yield folder
    for top, inner, names in os.walk(folder):
        inner[:] = [name for name in inner if not name.startswith(".")]
        yield from (folder.joinpath(top, name) for name in names if not name.startswith("."))
