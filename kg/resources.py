"""Where the folders of a project lie: ontology, data, queries, and the builds."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable

VARIABLE = "KG_PROJECT"


@dataclass(frozen=True, slots=True)
class Project:
    """The folders that one graph is built from, and the folder that its builds go to.

    >>> Project.at(Path("/srv/ties")).state
    PosixPath('/srv/ties/.kg')
    """

    root: Path
    ontology: Path
    data: tuple[Path, ...]
    queries: Path
    state: Path

    @classmethod
    def at(cls, root: Path, *, data: Iterable[Path] = ()) -> Project:
        """Name the folders of a project by their usual places; `data` replaces its own data folder."""
        return cls(
            root=root,
            ontology=root / "ontology",
            data=tuple(data) or (root / "data",),
            queries=root / "queries",
            state=root / ".kg",
        )


def find_project(folder: Path | None = None, *, data: Iterable[Path] = (), origin: str = "--project") -> Project:
    """Find the project: the given folder, else KG_PROJECT, else the nearest parent with ontology/ and data/.

    With `data` given, a project needs no data folder of its own. `origin` is what a message calls the given folder.
    """
    data = tuple(folder.absolute() for folder in data)
    needed = ("ontology",) if data else ("ontology", "data")
    for replacement in data:
        if not replacement.exists():
            raise Unreadable("no such folder", where=str(replacement), remedy="let --data name a folder of .ttl files")
    if folder is not None:
        return Project.at(_demand(folder, needed, origin), data=data)
    if named := os.environ.get(VARIABLE):
        return Project.at(_demand(Path(named), needed, VARIABLE), data=data)
    return Project.at(_nearest(Path.cwd(), needed, origin), data=data)


def _demand(folder: Path, needed: tuple[str, ...], origin: str) -> Path:
    """Return the absolute path of a folder that is a project; say what it lacks if it is none."""
    missing = [name for name in needed if not (folder / name).is_dir()]
    if missing:
        lacks = " and ".join(f"{name}/" for name in missing)
        remedy = f"let {origin} name a folder with ontology/ and data/"
        raise Unreadable(f"no project: it has no {lacks}", where=str(folder), remedy=remedy)
    return folder.absolute()


def _nearest(start: Path, needed: tuple[str, ...], origin: str) -> Path:
    """Return the nearest folder upwards that is a project."""
    for folder in (start, *start.parents):
        if all((folder / name).is_dir() for name in needed):
            return folder
    raise Unreadable(
        f"no project here: {origin} is not given, {VARIABLE} is not set, and neither this folder nor a parent has "
        + " and ".join(f"{name}/" for name in needed),
        where=str(start),
        remedy=f"go to the project's folder or name it with {origin}",
    )
