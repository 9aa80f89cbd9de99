"""Lint query files: every finding with its path and line, as `kg check` has them for data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.ask.lexer import place
from kg.ask.lint import linted, problems, valid
from kg.ask.queryfile import MARK, read_query
from kg.check import CheckQuery, Finding, Report, Severity
from kg.errors import QueryRefused, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kg.ask.vocabulary import Terms

_PLACE = re.compile(r"(.*?):(\d+)(?::\d+)?")


def lint_queries(folder: Path, paths: Sequence[Path] = (), *, terms: Terms | None = None) -> Report:
    """Lint all stored queries below a folder, or only the files and folders named."""
    files = sorted({file for path in paths or (folder,) for file in _files(path)})
    findings = [finding for path in files for finding in _lint(path, _folder_of(path, folder), terms)]
    findings += _told_twice(sorted(folder.rglob("*.rq")), set(files))
    return Report(tuple(sorted(findings)), len(files))


def _files(path: Path) -> list[Path]:
    if not path.exists():
        raise Unreadable("no such file or folder", where=str(path), remedy="name .rq files or folders of them")
    return sorted(path.rglob("*.rq")) if path.is_dir() else [path]


def _folder_of(path: Path, folder: Path) -> Path:
    """Return the folder that a file's topic is read from: its own one where it lies outside the project."""
    return folder if path.is_relative_to(folder) else path.parent


def _lint(path: Path, folder: Path, terms: Terms | None) -> Iterator[Finding]:
    """Yield what is wrong with one file."""
    try:
        query, found = valid(read_query(path, folder=folder), where=str(path))
    except QueryRefused as error:
        match = _PLACE.fullmatch(error.where)
        yield _finding(path, int(match[2]) if match else 1, error.what, error.remedy)
        return
    for broken in problems(query, found, terms=terms):
        line = int(place(query.text, broken.at, where="").split(":")[1])
        yield _finding(path, line, broken.what, broken.remedy)


def _told_twice(files: Sequence[Path], linted: set[Path]) -> Iterator[Finding]:
    """Yield the files that have the name of another one: a name is used once in the whole tree."""
    first: dict[str, Path] = {}
    for path in files:
        other = first.setdefault(path.stem, path)
        if other is not path and path in linted:
            yield _finding(path, 1, f"the name is that of {other} too", "a name is used once in the whole tree")


def _finding(path: Path, line: int, what: str, remedy: str) -> Finding:
    return Finding(path, line, Severity.VIOLATION, path.stem, f"{what}; {remedy}" if remedy else what)


def check_queries(folder: Path) -> list[CheckQuery]:
    """Return the check queries below a folder; only their files are read as queries."""
    queries = []
    for path in sorted(folder.rglob("*.rq")):
        rows = path.read_bytes().splitlines()
        if any(row.startswith(MARK.encode()) and b"kind:" in row and b"check" in row for row in rows):
            query = linted(read_query(path, folder=folder), where=str(path))
            queries += [CheckQuery(query.name, query.text)] if query.kind == "check" else []
    return queries
