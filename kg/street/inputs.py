"""Everything that a build is made from, by the names that files have wherever the project lies."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from kg.publish.fingerprint import fingerprint
from kg.read import load_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kg.read import Files
    from kg.read.stock import Stock
    from kg.resources import Project


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files of a project; the name and the hash of each, those of the queries among them."""

    files: Files
    names: Mapping[Path, str]
    hashes: Mapping[str, str]

    @classmethod
    def of(cls, project: Project, files: Files) -> Inputs:
        """Name and hash files, and the queries of the project."""
        queries = {path: load_file(path) for path in sorted(project.queries.rglob("*.rq"))}
        contents = {**files.ontology, **files.shapes, **files.data, **files.given, **queries}
        names = {path: _name(project, path) for path in contents}
        return cls(files, names, {names[path]: sha256(content).hexdigest() for path, content in contents.items()})

    def fingerprint(self) -> str:
        """Return the hash that a build of these has."""
        return fingerprint(self.hashes)

    def rules(self) -> list[list[str]]:
        """Return name and hash of each file of the shapes."""
        return [[self.names[path], self.hashes[self.names[path]]] for path in self.files.shapes]

    def entries(self, stock: Stock) -> list[tuple[str, str]]:
        """Return name and hash of each sheet of a stock."""
        names = [self.names[sheet.path] for sheet in stock.sheets]
        return [(name, self.hashes[name]) for name in names]


def _name(project: Project, path: Path) -> str:
    """Return the path of a file from the project's folder, or from the data folder that it was found in."""
    if path.is_relative_to(project.root):
        return path.relative_to(project.root).as_posix()
    number, folder = next((n, folder) for n, folder in enumerate(project.data) if path.is_relative_to(folder))
    return f"--data {number}/{path.relative_to(folder).as_posix()}"
