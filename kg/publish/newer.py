"""Whether files were saved after the build in use was made of them: told by their times alone, which is cheap."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.resources import Project

_READ = (".ttl", ".rq")


def newer_file(project: Project) -> Path | None:
    """Return the file of the project that was saved last, if that was after the build in use; else None."""
    saved, path = _last_saved(project)
    try:
        built = (project.state / "current").stat().st_mtime_ns
    except OSError:
        return None
    return path if saved > built else None


def time_of_reading(project: Project) -> int:
    """Return the time at which reading begins; where a file is dated later still, by a wrong clock perhaps, its time."""
    return max(time.time_ns(), _last_saved(project)[0])


def mark_current(project: Project, read: int) -> None:
    """Note on the build in use when its files were read; where that may not be written, leave it."""
    with suppress(OSError):
        os.utime(project.state / "current", ns=(read, read))


def _last_saved(project: Project) -> tuple[int, Path]:
    folders = (project.ontology, *project.data, project.queries)
    saved, path = max((file for folder in folders for file in _files(folder)), default=(0, ""))
    return saved, Path(path)


def _files(folder: str | Path) -> Iterator[tuple[int, str]]:
    """Yield when each file was saved that a build reads below a folder, and its path; what vanishes is passed over."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
            elif entry.name.endswith(_READ) and entry.is_file():
                yield entry.stat().st_mtime_ns, entry.path
