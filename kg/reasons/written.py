"""Where authored triples were written: the file, and the line as the file is now."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from kg.errors import BadTurtle, Unreadable
from kg.namespaces import ONTOLOGY_GRAPH, shorten
from kg.positions import find_lines
from kg.read import load_file, read_file
from kg.reasons.records import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Triple

    from kg.read import Document
    from kg.reports.homes import Homes

GONE, CHANGED, BROKEN = "no longer there", "changed since the build", "no longer Turtle"
ELSEWHERE = "of a folder that was given with --data"
OTHERWISE = "changed since the build, says it no more"


class Written:
    """The files of a build; one is read once, and only for the triples that are asked for in it."""

    def __init__(self, homes: Homes) -> None:
        self.homes = homes
        self._documents: dict[str, Document | str] = {}
        self._lines: dict[str, dict[Triple, int]] = {}

    def places(self, triple: Triple, graphs: Iterable[str]) -> Iterator[Place]:
        """Yield where a triple of some named graphs was written; nothing where a graph has no file."""
        for graph in graphs:
            if graph == ONTOLOGY_GRAPH:
                yield from self._in_ontology(triple)
            elif file := self.homes.files.get(graph):
                yield self._place(file, triple)
            else:
                yield Place(shorten(graph), note="of which the build names no file")

    def _in_ontology(self, triple: Triple) -> Iterator[Place]:
        """Yield the modules that say a triple; which they are only they know."""
        found = [place for file in self.homes.ontology if (place := self._place(file, triple)).line]
        yield from found or [Place("ontology", note=OTHERWISE)]

    def _place(self, file: str, triple: Triple) -> Place:
        document = self._document(file)
        if isinstance(document, str):
            return Place(file, note=document)
        changed = sha256(document.path.read_bytes()).hexdigest() != self.homes.hashes.get(file)
        if triple not in document.triples:
            return Place(file, note=OTHERWISE)
        if file not in self._lines:
            self._lines[file] = find_lines(document)
        return Place(file, self._lines[file][triple], CHANGED if changed else "")

    def _document(self, file: str) -> Document | str:
        """Return a file as it is now, or why it cannot be read."""
        if file not in self._documents:
            path = self.homes.root / file
            try:
                self._documents[file] = read_file(path, load_file(path))
            except Unreadable:
                self._documents[file] = ELSEWHERE if file.startswith("--data ") else GONE
            except BadTurtle:
                self._documents[file] = BROKEN
        return self._documents[file]
