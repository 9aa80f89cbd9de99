"""All files of a project: each is read from the disk once, so that what is hashed is what is parsed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import BadTurtle, Unreadable
from kg.namespaces import shorten
from kg.read.turtle import Document, read_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from pyoxigraph import Triple

    from kg.read.sheets import Sheet
    from kg.resources import Project

_ASIDE = ("shapes", "align")  # folders of ontology/ that are no part of the ontology itself


@dataclass(frozen=True, slots=True)
class Files:
    """The contents of the Turtle files of a project, in the order of their paths.

    Files that are `given` are data that take the place of those with the same graph.
    """

    ontology: Mapping[Path, bytes]
    shapes: Mapping[Path, bytes]
    data: Mapping[Path, bytes]
    given: Mapping[Path, bytes]


@dataclass(frozen=True, slots=True)
class Reading:
    """The documents of a project, and the files that are none."""

    ontology: tuple[Document, ...]
    shapes: tuple[Document, ...]
    data: tuple[Document, ...]
    errors: tuple[BadTurtle, ...] = ()

    @property
    def count(self) -> int:
        """The number of files."""
        documents = (*self.ontology, *self.shapes, *self.data)
        return len({document.path for document in documents} | {error.path for error in self.errors})

    def schema(self) -> Iterator[Triple]:
        """Return the triples of the ontology: modules, code lists, projections."""
        return (triple for document in self.ontology for triple in document.triples)

    def rules(self) -> Iterator[Triple]:
        """Return the triples of the shapes."""
        return (triple for document in self.shapes for triple in document.triples)

    def authored(self) -> Iterator[Triple]:
        """Return the triples of the data as they were authored."""
        return (triple for document in self.data for triple in document.triples)


def find_files(folder: Path, pattern: str = "*.ttl") -> list[Path]:
    """Return the files under a folder in the order of their paths, hidden ones left out; a file is returned as it is.

    >>> from pathlib import Path
    >>> find_files(Path("no/such/folder"))
    Traceback (most recent call last):
    ...
    kg.errors.Unreadable: no/such/folder: no such file or folder; mend the path
    """
    if folder.is_file():
        return [folder]
    if not folder.is_dir():
        raise Unreadable("no such file or folder", where=str(folder), remedy="mend the path")
    paths = [p for p in folder.rglob("*") if not any(part.startswith(".") for part in p.relative_to(folder).parts)]
    for path in paths:
        _demand_plain(path, pattern)
    files = sorted(path for path in paths if path.match(pattern) and path.is_file())
    if not files:
        raise Unreadable(f"no {pattern} file in this folder", where=str(folder), remedy="name a folder that holds some")
    return files


def _demand_plain(path: Path, pattern: str) -> None:
    """Refuse what somebody means to be read and what would be passed over in silence."""
    if path.match(pattern) and path.is_symlink() and not path.exists():
        raise Unreadable("a link to nothing", where=str(path), remedy="mend or delete the link")
    if not path.match(pattern) and path.with_name(path.name.lower()).match(pattern) and path.is_file():
        raise Unreadable(f"not read, its name is not {pattern}", where=str(path), remedy="rename it in small letters")


def load_file(path: Path) -> bytes:
    """Return the bytes of a file."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        remedy = "put it back, or start again without it"
        raise Unreadable("the file has vanished while reading", where=str(path), remedy=remedy) from None
    except OSError as error:
        remedy = "check that it is a file that you may read"
        raise Unreadable(f"cannot be read ({error.strerror})", where=str(path), remedy=remedy) from error


def load_files(project: Project, *, given: Iterable[Path] = ()) -> Files:
    """Load the Turtle files of a project, and others that are given beside or in place of its own."""
    ontology = {path: path.relative_to(project.ontology).parts[0] for path in find_files(project.ontology)}
    if "shapes" not in ontology.values():
        what = "no shapes, so nothing could be checked"
        raise Unreadable(what, where=str(project.ontology / "shapes"), remedy="put the .ttl files of the shapes there")
    theirs = {path.resolve(): path for path in given}
    data = {path.resolve(): path for folder in project.data for path in find_files(folder)}
    return Files(
        ontology={path: load_file(path) for path, part in ontology.items() if part not in _ASIDE},
        shapes={path: load_file(path) for path, part in ontology.items() if part == "shapes"},
        data={path: load_file(path) for real, path in data.items() if real not in theirs},
        given={path: load_file(path) for path in theirs.values()},
    )


def parse_files(files: Files) -> Reading:
    """Parse what was loaded; a file that is not Turtle, or not one named graph, becomes an error in the result."""
    errors: list[BadTurtle] = []

    def parse(contents: Mapping[Path, bytes]) -> Iterator[Document]:
        for path, content in contents.items():
            try:
                yield read_file(path, content)
            except BadTurtle as error:
                errors.append(error)

    ontology, shapes, data, given = (
        tuple(parse(part)) for part in (files.ontology, files.shapes, files.data, files.given)
    )
    replaced = {document.graph for document in given} - {None}
    data = (*given, *(document for document in data if document.graph not in replaced))
    return Reading(ontology, shapes, data, (*errors, *check_headers(data)))


def find_bad_turtle(paths: Iterable[Path]) -> Iterator[BadTurtle]:
    """Find the files that are no Turtle, among those that are no part of a project."""
    for path in paths:
        try:
            read_file(path, load_file(path))
        except BadTurtle as error:
            yield error


def check_headers(documents: Iterable[Document | Sheet]) -> Iterator[BadTurtle]:
    """Find data files that are not one named graph, and graphs that two files claim to be."""
    owners: dict[str, Path] = {}
    for document in documents:
        if not (graph := document.graph):
            what = "no graph" if not document.graphs else f"{len(document.graphs)} graphs"
            remedy = "open it with `<graph IRI> a tg:SourceGraph ; tg:source ...`, once"
            yield BadTurtle(document.path, 1, f"the file declares {what}", remedy=remedy)
        elif owner := owners.get(graph.value):
            what = f"its graph {shorten(graph.value)} is also that of {owner}"
            yield BadTurtle(document.path, 1, what, remedy="give each file its own graph IRI")
        else:
            owners[graph.value] = document.path
