"""What is installed, found and built, what is not, and what to do about it."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.publish import current_build
from kg.resources import CACHE_VARIABLE, INSTALLED, find_project
from kg.store import EmbeddedStore

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.resources import Project

PARTS = ("click", "numpy", "owlrl", "polars", "pyoxigraph", "pyshacl", "pyyaml", "rdflib", "rich")
OPTIONAL = {"pandas": "to_pandas()", "pyarrow": "to_pandas()"}


class Verdict(StrEnum):
    """How something is: as it should be, left out by choice, or in need of a remedy."""

    FINE = "ok"
    ABSENT = "absent"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    about: str
    name: str
    verdict: Verdict
    said: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All that was looked at, and whether nothing is wrong."""

    healthy: bool
    checks: tuple[Check, ...]


def diagnose(folder: Path | None = None, *, cache: Path | None = None) -> Diagnosis:
    """Look at versions, folders, the build in use and the optional parts; whatever is wrong becomes a check."""
    checks = (*_versions(), *_project(folder, cache), *_optional())
    return Diagnosis(all(check.verdict is not Verdict.WRONG for check in checks), checks)


def _versions() -> Iterator[Check]:
    here = Path(__file__).parent
    yield Check("versions", "python", Verdict.FINE, platform.python_version())
    yield Check("versions", "tiegraph", Verdict.FINE, f"{_version('tiegraph') or 'not installed'}, runs from {here}")
    for part in PARTS:
        found = _version(part)
        remedy = "" if found else f"python -m pip install {part}"
        yield Check("versions", part, Verdict.FINE if found else Verdict.WRONG, found or "not installed", remedy)


def _project(folder: Path | None, cache: Path | None) -> Iterator[Check]:
    try:
        project = find_project(folder, cache=cache)
    except KgError as error:
        yield _wrong("folders", "project", error)
        return
    yield Check("folders", "project", Verdict.FINE, f"{project.root} ({project.origin})")
    yield from (
        _files("ontology", project.ontology, "*.ttl"),
        *(_files("data", path, "*.ttl") for path in project.data),
    )
    yield _files("queries", project.queries, "*.rq")
    yield _writable(project.state)
    yield _build(project)


def _files(name: str, folder: Path, pattern: str) -> Check:
    """Count the files of a folder."""
    count = sum(1 for _ in folder.rglob(pattern))
    said = f"{folder}: {count} {pattern} file{'' if count == 1 else 's'}"
    if count:
        return Check("folders", name, Verdict.FINE, said)
    return Check("folders", name, Verdict.WRONG, said, "put some there, or name another project with --project")


def _writable(state: Path) -> Check:
    """Say whether builds can be written: into the folder, or into the nearest one above it that there is."""
    nearest = next(path for path in (state, *state.parents) if path.exists())
    if nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK):
        return Check("builds", "folder", Verdict.FINE, str(state))
    remedy = f"name another folder for builds with --cache DIR or {CACHE_VARIABLE}"
    return Check("builds", "folder", Verdict.WRONG, f"{state} cannot be written", remedy)


def _build(project: Project) -> Check:
    """Say which build is in use, whether it can be opened, and whether the files have changed since."""
    from kg.build import name_build

    if project.origin == INSTALLED and not (project.state / "current").exists():
        return Check("builds", "in use", Verdict.ABSENT, "none yet", "the first question makes one")
    try:
        build = current_build(project)
        EmbeddedStore.open(build.index).close()
        fresh = build.hash == name_build(project)
    except KgError as error:
        return _wrong("builds", "in use", error)
    age = "of the files and the program as they are" if fresh else "older than the files or the program"
    verdict, remedy = (Verdict.FINE, "") if fresh else (Verdict.WRONG, "run `kg build`")
    return Check("builds", "in use", verdict, f"{build.hash[:12]}, {age}", remedy)


def _optional() -> Iterator[Check]:
    for part, use in OPTIONAL.items():
        found = _version(part)
        verdict, remedy = (Verdict.FINE, "") if found else (Verdict.ABSENT, "python -m pip install 'tiegraph[pandas]'")
        yield Check("optional parts", part, verdict, f"{found or 'not installed'}, for {use}", remedy)


def _wrong(about: str, name: str, error: KgError) -> Check:
    what = f"{error.where}: {error.what}" if error.where else error.what
    return Check(about, name, Verdict.WRONG, what, error.remedy)


def _version(part: str) -> str:
    """Return the version of a distribution; nothing if it is not installed."""
    try:
        return version(part)
    except PackageNotFoundError:
        return ""
