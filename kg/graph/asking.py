"""Questions to an open build, in SPARQL that is stored or free."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Self

from kg.errors import BadParameter

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from types import TracebackType

    import rdflib

    from kg.ask import Catalogue, Question
    from kg.ask.header import Query
    from kg.ask.result import Result
    from kg.ask.values import Given
    from kg.ask.worker import Worker
    from kg.publish import Build
    from kg.reports.views import EntityView
    from kg.store import EmbeddedStore


def plain_value(value: Given | EntityView | None) -> Given | None:
    """Return a value for a parameter; an entity stands for its IRI."""
    from kg.reports import EntityView

    return value.iri if isinstance(value, EntityView) else value


def plain_name(name: str | EntityView, *, where: str = "") -> str:
    """Return a name as text; an entity stands for its IRI, and anything else is a BadParameter."""
    plain: object = plain_value(name)
    if not isinstance(plain, str):
        remedy = "give an IRI, a CURIE, a name, or what `graph.entity` returns"
        raise BadParameter(f"{plain!r} is no name", where=where, remedy=remedy)
    return plain


def several(words: str | Iterable[str]) -> tuple[str, ...]:
    """Return words as a tuple; a text alone is one word.

    >>> several("founding"), several(["founding", "employment"])
    (('founding',), ('founding', 'employment'))
    """
    return (words,) if isinstance(words, str) else tuple(words)


class Asking:
    """A build that is open for questions; `root` is the folder of the project, in which its files lie."""

    def __init__(self, build: Build, store: EmbeddedStore, *, root: Path) -> None:
        self.build, self.store, self.root = build, store, root
        self._worker: Worker | None = None

    @property
    def queries(self) -> list[Query]:
        """The stored queries, by topic and name."""
        return self._catalogue.all()

    @cached_property
    def _catalogue(self) -> Catalogue:
        from kg.ask import Catalogue

        return Catalogue.load(self.build.catalogue)

    def query(
        self,
        name: str,
        /,
        *,
        timeout: float | None = None,
        max_rows: int | None = None,
        **params: Given | EntityView | list[Given | EntityView] | None,
    ) -> Result:
        """Ask a stored query; without parameters it is asked with its examples.

        With some, those that are required must all be given, and None is *not given*. `limit` and `offset` ask for a
        part of the rows. `timeout` is in seconds: the query then runs in a process that is killed at the limit. Past a
        limit, LimitReached is raised.
        """
        from kg.ask import stored_question

        given = {key: value if isinstance(value, list) else [value] for key, value in params.items()}
        arguments = {key: [plain_value(value) for value in v] for key, v in given.items()}
        question = stored_question(self._catalogue[name], arguments, store=self.store)
        return self._ask(question, timeout=timeout, max_rows=max_rows)

    def sparql(self, text: str, *, timeout: float | None = None, max_rows: int | None = None) -> Result:
        """Ask free SPARQL, within limits as `query` has them; the prefixes of the one table need not be declared."""
        from kg.ask import free_question

        return self._ask(free_question(text), timeout=timeout, max_rows=max_rows)

    def _ask(self, question: Question, *, timeout: float | None, max_rows: int | None) -> Result:
        from kg.ask import ask

        worker = None
        if timeout is not None:
            from kg.ask.worker import Worker

            self._worker = self._worker or Worker(self.store.path)
            worker = self._worker.within(timeout)
        return ask(self.store, question, build=self.build.hash, max_rows=max_rows, worker=worker)

    def rdflib(self) -> rdflib.Graph:
        """Return the whole graph, every distinct triple once, as rdflib's; lexical forms are kept."""
        import pyoxigraph

        from kg.terms import rdflib_graph

        return rdflib_graph(quad.triple for quad in pyoxigraph.parse(path=self.build.graph_nq, lenient=True))

    def close(self) -> None:
        """Let go of the store, and end the worker if there is one."""
        if self._worker:
            self._worker.close()
        self.store.close()

    def __enter__(self) -> Self:
        """Return the open graph itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the graph at the end of a `with`."""
        self.close()
