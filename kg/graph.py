"""The Python face: open a built graph and ask it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Self

from kg.errors import BadParameter
from kg.publish import current_build
from kg.resources import find_project
from kg.store import EmbeddedStore

if TYPE_CHECKING:
    from datetime import date
    from types import TracebackType

    import rdflib

    from kg.ask.header import Query
    from kg.ask.result import Result
    from kg.ask.values import Given
    from kg.exposure.report import Exposure
    from kg.publish import Build
    from kg.reports.views import EntityView


def open_graph(project: str | Path | None = None) -> Graph:
    """Open the built graph of a project: the given folder, else KG_PROJECT, else the nearest parent that is one.

    Raises NoBuild where nothing has been built yet. Use it in a `with`, or close it.
    """
    build = current_build(find_project(None if project is None else Path(project), origin="kg.open(FOLDER)"))
    return Graph(build, EmbeddedStore.open(build.index))


def _plain(value: Given | EntityView | None, where: str) -> Given:
    """Return a value for a parameter; an entity stands for its IRI."""
    from kg.reports import EntityView

    if value is None:
        raise BadParameter("None is no value", where=where, remedy="leave it out to keep its example")
    return value.iri if isinstance(value, EntityView) else value


class Graph:
    """A built graph, open for reading."""

    def __init__(self, build: Build, store: EmbeddedStore) -> None:
        self.build, self.store = build, store

    @property
    def queries(self) -> list[Query]:
        """The stored queries, by topic and name."""
        from kg.ask import Catalogue

        return Catalogue.load(self.build.catalogue).all()

    def query(self, name: str, /, **params: Given | EntityView | list[Given | EntityView]) -> Result:
        """Ask a stored query; a parameter that is not given keeps the example value of the query."""
        from kg.ask import Catalogue, ask, stored_question

        given = {key: value if isinstance(value, list) else [value] for key, value in params.items()}
        arguments = {key: [_plain(value, f"query {name}, parameter {key}") for value in v] for key, v in given.items()}
        question = stored_question(Catalogue.load(self.build.catalogue)[name], arguments, store=self.store)
        return ask(self.store, question, build=self.build.hash)

    def sparql(self, text: str) -> Result:
        """Ask free SPARQL; the prefixes of the one table need not be declared."""
        from kg.ask import ask, free_question

        return ask(self.store, free_question(text), build=self.build.hash)

    def rdflib(self) -> rdflib.Graph:
        """Return the whole graph, every distinct triple once, as rdflib's; lexical forms are kept."""
        import pyoxigraph

        from kg.terms import rdflib_graph

        return rdflib_graph(quad.triple for quad in pyoxigraph.parse(path=self.build.graph_nq, lenient=True))

    def entity(self, name: str) -> EntityView:
        """Return all that is known of one entity, found by IRI, CURIE, name in any language, or identifier."""
        from kg.ask.resolve import resolve
        from kg.reports.show import entity

        return entity(self.store, resolve(self.store, name))

    def exposure(self, name: str, *, regime: str, as_of: date | str) -> Exposure:
        """Return what a regime's rule on ownership makes of a party on a day, with the proof.

        Raises NotFound for a regime or a party that is not there, BadParameter for a day that is none.
        """
        from kg.ask.resolve import resolve
        from kg.exposure.report import expose, parse_day

        day = parse_day(as_of)
        return expose(self.store, resolve(self.store, name), regime=regime, day=day, build=self.build.hash)

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()

    def __enter__(self) -> Self:
        """Return the open graph itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the graph at the end of a `with`."""
        self.close()
