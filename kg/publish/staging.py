"""How a new build takes its place: written aside, renamed when it is whole, and only then named as the one in use."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.errors import Unreadable
from kg.publish.folders import Build, builds_folder, list_builds
from kg.resources import CACHE_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.publish.contents import Contents
    from kg.resources import Project

KEPT = 3
_ASIDE = ".unfinished-"  # no build begins so: what is called so can be swept at any time
_ELSEWHERE = f"name another folder for builds with --cache DIR or {CACHE_VARIABLE}"
_REMEDIES = {
    errno.ENOSPC: "the disk is full: free some space",
    errno.EDQUOT: "your quota is used up: free some space",
    errno.EROFS: f"the disk is read-only: {_ELSEWHERE}",
    errno.EACCES: f"you may not write there: change its permissions, or {_ELSEWHERE}",
    errno.EPERM: f"you may not write there: change its permissions, or {_ELSEWHERE}",
}


def publish_build(project: Project, name: str, contents: Contents) -> Build:
    """Write a build, put it in use, and let go of all but the last few. A lock must be held."""
    with writing(project.state):
        aside = builds_folder(project) / f"{_ASIDE}{os.getpid()}"
        aside.mkdir(parents=True)
        try:
            contents.write(aside)
            build = Build(builds_folder(project) / name)
            if build.path.exists():  # forced, or half removed: a rename onto a folder that is not empty fails
                build.path.rename(aside.with_name(f"{aside.name}-replaced"))
            aside.rename(build.path)
        finally:
            sweep(project)
        use_build(project, build)
        _prune(project)
    return build


def use_build(project: Project, build: Build) -> None:
    """Name a finished build as the one in use; readers see the old name or the new one, never half a name."""
    with writing(project.state):
        os.utime(build.path)
        aside = project.state / f"{_ASIDE}current"
        aside.write_text(build.hash + "\n", encoding="utf-8")
        aside.replace(project.state / "current")


def sweep(project: Project) -> None:
    """Remove what builds left behind that did not come to their end. A lock must be held."""
    with writing(project.state):
        for leftover in builds_folder(project).glob(f"{_ASIDE}*"):
            shutil.rmtree(leftover)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Translate what goes wrong while writing below a folder."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        full = "No space left" in str(error)  # Oxigraph says it in words only
        remedy = _REMEDIES[errno.ENOSPC] if full else _REMEDIES.get(error.errno or 0, _ELSEWHERE)
        at = "" if error.filename in (None, str(folder)) else f": {error.filename}"
        raise Unreadable(f"cannot be written ({reason}{at})", where=str(folder), remedy=remedy) from error


def _prune(project: Project) -> None:
    """Keep the builds that were in use last."""
    for build in list_builds(project)[:-KEPT]:
        shutil.rmtree(build.path)
