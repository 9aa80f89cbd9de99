"""Where the folders of a project lie: ontology, data, queries, and the builds."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable

VARIABLE = "KG_PROJECT"
CACHE_VARIABLE = "KG_CACHE"
SHARE = Path(__file__).parent / "_share"  # in a wheel; a checkout and an editable install have none
GIVEN, NEAREST, INSTALLED = "--project", "nearest parent", "installed with kg"


@dataclass(frozen=True, slots=True)
class Project:
    """The folders that one graph is built from, the folder that its builds go to, and how it was found.

    >>> Project.at(Path("/srv/ties")).state
    PosixPath('/srv/ties/.kg')
    """

    root: Path
    ontology: Path
    data: tuple[Path, ...]
    queries: Path
    state: Path
    origin: str = GIVEN

    @classmethod
    def at(cls, root: Path, *, data: Iterable[Path] = (), state: Path | None = None, origin: str = GIVEN) -> Project:
        """Name the folders of a project by their usual places; `data` replaces its own data folder."""
        return cls(
            root=root,
            ontology=root / "ontology",
            data=tuple(data) or (root / "data",),
            queries=root / "queries",
            state=state or root / ".kg",
            origin=origin,
        )


def find_project(
    folder: Path | None = None, *, data: Iterable[Path] = (), cache: Path | None = None, origin: str = GIVEN
) -> Project:
    """Find the project: the given folder, else KG_PROJECT, else the nearest parent with ontology/ and data/.

    Where there is none, it is the copy that a wheel brings. With `data` given, a project needs no data folder of its
    own. Builds go to `cache`, else KG_CACHE, else `.kg/` in the project; those of the copy to the user's cache folder.
    `origin` is what a message calls the given folder.
    """
    data = tuple(folder.absolute() for folder in data)
    for replacement in data:
        if not replacement.exists():
            raise Unreadable("no such folder", where=str(replacement), remedy="let --data name a folder of .ttl files")
    root, found = _root(folder, ("ontology",) if data else ("ontology", "data"), origin)
    named = os.environ.get(CACHE_VARIABLE)
    cache = cache or (Path(named) if named else _user_cache() if found == INSTALLED else None)
    state = cache.absolute() / _label(root, found) if cache else None
    return Project.at(root, data=data, state=state, origin=found)


def _root(folder: Path | None, needed: tuple[str, ...], origin: str) -> tuple[Path, str]:
    """Return the project's folder, and how it was found."""
    if folder is not None:
        return _demand(folder, needed, origin), origin
    if named := os.environ.get(VARIABLE):
        return _demand(Path(named), needed, VARIABLE), VARIABLE
    here = Path.cwd()
    if nearest := next((f for f in (here, *here.parents) if not _missing(f, needed)), None):
        return nearest, NEAREST
    if not _missing(SHARE, needed):
        return SHARE, INSTALLED
    raise Unreadable(
        f"no project here: {origin} is not given, {VARIABLE} is not set, and neither this folder nor a parent has "
        + " and ".join(f"{name}/" for name in needed),
        where=str(here),
        remedy=f"go to the project's folder or name it with {origin}",
    )


def _demand(folder: Path, needed: tuple[str, ...], origin: str) -> Path:
    """Return the absolute path of a folder that is a project; say what it lacks if it is none."""
    if missing := _missing(folder, needed):
        lacks = " and ".join(f"{name}/" for name in missing)
        remedy = f"let {origin} name a folder with ontology/ and data/"
        raise Unreadable(f"no project: it has no {lacks}", where=str(folder), remedy=remedy)
    return folder.absolute()


def _missing(folder: Path, needed: tuple[str, ...]) -> list[str]:
    return [name for name in needed if not (folder / name).is_dir()]


def _user_cache() -> Path:
    """Return the folder where a user's programs keep what they can make again."""
    if (named := Path(os.environ.get("XDG_CACHE_HOME", ""))).is_absolute():  # the standard has others ignored
        return named / "tiegraph"
    try:
        home = Path.home()
    except RuntimeError as error:
        remedy = f"name a folder for builds with --cache DIR or {CACHE_VARIABLE}"
        raise Unreadable("you have no home folder that builds could go to", remedy=remedy) from error
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "tiegraph"


def _label(root: Path, origin: str) -> str:
    """Name a project among others in one cache: an installed one by its version and what its wheel brought."""
    if origin != INSTALLED:
        return f"{root.name}-{sha256(str(root).encode()).hexdigest()[:12]}"
    records = [*root.parents[1].glob("tiegraph-*.dist-info/RECORD")]
    brought = [line for record in records for line in record.read_text(encoding="utf-8").splitlines()]
    text = "\n".join(sorted(line for line in brought if line.startswith("kg/") and "__pycache__" not in line))
    version = records[0].parent.name.split("-")[1].removesuffix(".dist") if records else "unrecorded"
    return f"{version}-{sha256(text.encode()).hexdigest()[:12]}"
