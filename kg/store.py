"""The seam to an engine: a store answers SPARQL; the embedded one is a finished directory of Oxigraph."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, Self

import pyoxigraph

from kg.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from types import TracebackType

    from pyoxigraph import Quad, QueryBoolean, QuerySolutions, QueryTriples


class Store(Protocol):
    """Anything that answers SPARQL over the merged graph in its default graph and the authored ones by name."""

    def query(
        self, text: str, *, prefixes: Mapping[str, str] | None = None
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Answer a query; raise SyntaxError where the text is no SPARQL."""
        ...

    def close(self) -> None:
        """Let go of the engine."""
        ...


@dataclass(slots=True)
class EmbeddedStore:
    """A directory of Oxigraph that nobody writes any more."""

    path: Path
    _engine: pyoxigraph.Store | None

    @classmethod
    def open(cls, path: Path) -> EmbeddedStore:
        """Open a finished index for reading; any number of processes may do so at once."""
        try:
            return cls(path, pyoxigraph.Store.read_only(str(path)))
        except OSError as error:
            raise Unreadable(
                f"no readable index ({error})", where=str(path), remedy="build it again: `kg build --force`"
            ) from error

    def query(
        self, text: str, *, prefixes: Mapping[str, str] | None = None
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Answer a query; raise SyntaxError where the text is no SPARQL."""
        if self._engine is None:
            raise Unreadable("this store is closed", where=str(self.path), remedy="open it again")
        return self._engine.query(text, prefixes=dict(prefixes or {}))

    def close(self) -> None:
        """Let go of the directory."""
        self._engine = None

    def __enter__(self) -> Self:
        """Return the open store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store at the end of a `with`."""
        self.close()


def write_index(path: Path, quads: Iterable[Quad], *, texts: Iterable[bytes] = ()) -> None:
    """Write quads into a new directory of Oxigraph, made small and quick to open.

    What is given as `texts` of N-Quads costs less than half, but loses the labels of its blank nodes.
    """
    engine = pyoxigraph.Store(str(path))
    for text in texts:
        engine.bulk_load(text, format=pyoxigraph.RdfFormat.N_QUADS, lenient=True)
    engine.bulk_extend(quads)
    engine.optimize()
    engine.flush()


def amend_index(old: Path, new: Path, *, removed: str, added: str, vanished: Iterable[str]) -> bool:
    """Write a directory of Oxigraph as another one with some statements less and others more, given as N-Quads.

    The files of the old one are shared by hard links where the disk has such; it may be read meanwhile and removed
    later. Say no, and leave nothing, where it cannot be read or taken over.
    """
    try:
        pyoxigraph.Store.read_only(str(old)).backup(str(new))
        _amend(pyoxigraph.Store(str(new)), removed, added, vanished)
    except (OSError, RuntimeError):  # the second is how damage shows
        shutil.rmtree(new, ignore_errors=True)
        return False
    return True


def _amend(engine: pyoxigraph.Store, removed: str, added: str, vanished: Iterable[str]) -> None:
    for quad in pyoxigraph.parse(removed, format=pyoxigraph.RdfFormat.N_QUADS, lenient=True):
        engine.remove(quad)
    engine.extend(pyoxigraph.parse(added, format=pyoxigraph.RdfFormat.N_QUADS, lenient=True))
    for graph in vanished:
        engine.remove_graph(pyoxigraph.NamedNode(graph))
    engine.flush()
