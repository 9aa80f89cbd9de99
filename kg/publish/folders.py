"""The folders of finished builds, and which of them is in use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from shlex import quote
from typing import TYPE_CHECKING

from kg.errors import NoBuild, Unreadable

if TYPE_CHECKING:
    from pathlib import Path

    from kg.resources import Project

_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Build:
    """One finished build; its folder is named by the hash of everything that it was made from."""

    path: Path

    @property
    def hash(self) -> str:
        """The hash of its inputs and of the versions that made it."""
        return self.path.name

    @property
    def index(self) -> Path:
        """The directory of Oxigraph."""
        return self.path / "index"

    @property
    def graph_nq(self) -> Path:
        """The named graphs as sorted, canonical N-Quads."""
        return self.path / "graph.nq"

    @property
    def catalogue(self) -> Path:
        """The headers and texts of the stored queries, as JSON."""
        return self.path / "catalogue.json"

    @property
    def manifest(self) -> Path:
        """Counts, hashes and versions, as JSON."""
        return self.path / "manifest.json"

    @property
    def finished(self) -> bool:
        """Whether every part is there."""
        return self.index.is_dir() and all(p.is_file() for p in (self.graph_nq, self.catalogue, self.manifest))


def current_build(project: Project) -> Build:
    """Return the build in use."""
    try:
        name = (project.state / "current").read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        raise _no_build(project) from None
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(f"cannot be read ({error})", where=str(project.state / "current")) from error
    build = Build(builds_folder(project) / name)
    if not _HASH.fullmatch(name) or not build.finished:
        raise NoBuild("the build in use is not complete", where=str(build.path), remedy="run `kg build`")
    return build


def _no_build(project: Project) -> NoBuild:
    """Report that nothing has been built; name the cache folder if it is there that nothing lies."""
    what = "nothing has been built yet"
    if project.state == project.root / ".kg":
        return NoBuild(what, where=str(project.root), remedy="run `kg build`")
    cache = project.state.parent
    return NoBuild(f"{what} for {project.root}", where=str(cache), remedy=f"run `kg build --cache {quote(str(cache))}`")


def find_build(project: Project, name: str) -> Build | None:
    """Return the finished build of a hash, if there is one."""
    build = Build(builds_folder(project) / name)
    return build if build.finished else None


def list_builds(project: Project) -> list[Build]:
    """Return all builds, the one that was put in use last at the end."""
    paths = [path for path in builds_folder(project).iterdir() if _HASH.fullmatch(path.name)]
    return [Build(path) for path in sorted(paths, key=lambda path: path.stat().st_mtime_ns)]


def builds_folder(project: Project) -> Path:
    """Return the folder that holds the builds."""
    return project.state / "builds"
