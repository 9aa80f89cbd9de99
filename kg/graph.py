"""The Python face: open a built graph and ask it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from kg.dates import parse_day
from kg.first_use import ready_build
from kg.interrupts import interrupts_kept
from kg.resources import find_project
from kg.store import EmbeddedStore

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from types import TracebackType

    import rdflib

    from kg.ask import Catalogue, Question
    from kg.ask.header import Query
    from kg.ask.result import Result
    from kg.ask.values import Given
    from kg.ask.worker import Worker
    from kg.conflicts import Conflicts
    from kg.export.evidence import Evidence
    from kg.exposure.overview import Overview
    from kg.exposure.report import Exposure
    from kg.network.records import Network
    from kg.network.told import Paths
    from kg.publish import Build
    from kg.reasons import Explanation
    from kg.reasons.ground import Ground
    from kg.reasons.written import Written
    from kg.reports.changes import Difference
    from kg.reports.timeline import Timeline
    from kg.reports.views import EntityView
    from kg.resources import Project


def open_graph(
    project: str | Path | None = None, *, cache: str | Path | None = None, known_by: date | str | None = None
) -> Graph:
    """Open the built graph of a project: the given folder, else KG_PROJECT, else the nearest parent that is one.

    Where there is none, it is the graph that was installed with kg, built on first use; its builds go to `cache`, else
    KG_CACHE, else your cache folder. With `known_by` it is what was known by that day: the graphs of later editions,
    else of later retrievals, are left out, and what follows is worked out afresh. Raises NoBuild where a project of your
    own has not been built yet, BadParameter for a day that is none or by which nothing was known. Use it in a `with`, or
    close it.
    """
    found = _find(project, cache)
    day = None if known_by is None else parse_day(known_by, where="known by")
    build = ready_build(found)
    if day is not None:
        from kg.known import find_earlier

        build = find_earlier(found, build, day).build
    return Graph(build, EmbeddedStore.open(build.index), root=found.root)


def diff_builds(
    old: str, new: str, *, project: str | Path | None = None, cache: str | Path | None = None
) -> Difference:
    """Return what differs between two builds: each is `current`, `previous`, or the first digits of a hash.

    Raises NotFound with the nearest, or Ambiguous with the candidates, for a name that means no build or several.
    """
    from kg.publish.naming import name_to_build
    from kg.reports.builds_compared import compare_builds

    found = _find(project, cache)
    return compare_builds(name_to_build(found, old), name_to_build(found, new))


def _find(project: str | Path | None, cache: str | Path | None) -> Project:
    place = None if project is None else Path(project)
    return find_project(place, cache=None if cache is None else Path(cache), origin="kg.open(FOLDER)")


def _plain(value: Given | EntityView | None) -> Given | None:
    """Return a value for a parameter; an entity stands for its IRI."""
    from kg.reports import EntityView

    return value.iri if isinstance(value, EntityView) else value


class Graph:
    """A built graph, open for reading; `root` is the folder of the project, in which its files lie."""

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
        arguments = {key: [_plain(value) for value in v] for key, v in given.items()}
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
        from kg.exposure.report import expose

        day = parse_day(as_of)
        return expose(self.store, resolve(self.store, name), regime=regime, day=day, build=self.build.hash)

    def timeline(self, name: str) -> Timeline:
        """Return when an entity's ties happened, began, held and ended: `.to_polars()`, `.text()`, `.svg()` and more.

        Raises NotFound for an entity that is not there, or where the project lacks the stored query `timeline`.
        """
        from kg.ask.resolve import resolve
        from kg.namespaces import TG
        from kg.reports.timeline import QUESTION, timeline

        iri = resolve(self.store, name, class_=TG + "Agent", where="timeline")
        return timeline(self.store, iri, result=self.query(QUESTION, party=iri), build=self.build.hash)

    def diff(self, first: date | str, last: date | str, *, of: str | None = None) -> Difference:
        """Return what began, ended, or became possible or certain between two days, of an entity or of the whole graph.

        Raises BadParameter for a day that is none or the wrong order, NotFound for an entity that is not there.
        """
        from kg.ask.resolve import resolve
        from kg.namespaces import TG
        from kg.reports.days_compared import compare_days

        days = parse_day(first, where="from"), parse_day(last, where="to")
        party = "" if of is None else resolve(self.store, of, class_=TG + "Entity", where="diff")
        return compare_days(self.store, *days, party=party)

    def evidence(self, node: str | tuple[str, str, str]) -> Evidence:
        """Return the statements behind a node, or behind a flat edge given as subject, edge and object.

        A node is an IRI, a CURIE or a name. `.statements` are records with passages and sources; `.export("rdf12")` and
        `.export("nanopub")` are text. Raises NotFound for what is not there.
        """
        from kg.export.evidence import Evidence
        from kg.reports.edges import nodes_behind
        from kg.reports.evidence import evidence_of_all

        names = (node,) if isinstance(node, str) else node
        return Evidence(evidence_of_all(self.store, nodes_behind(self.store, *names)), self.build.graph_nq)

    def conflicts(self, name: str | None = None, *, policy: str | None = None) -> Conflicts:
        """Return the claims that cannot all hold: all, or what concerns one entity, tie, figure or claim.

        With a policy, such as `official-first`, each conflict says which claim it chooses, or that it cannot tell.
        Raises NotFound for a name or a policy that is not there.
        """
        from kg.ask.resolve import resolve
        from kg.conflicts import find_conflicts

        about = None if name is None else resolve(self.store, name)
        return find_conflicts(self.store, about=about, policy=policy)

    def exposures(self, *, regime: str, as_of: date | str, verdicts: Iterable[str] | None = None) -> Overview:
        """Return what a regime's rule makes of every party on a day: a row for each, or for those with some verdicts.

        Raises NotFound for a regime or a verdict that is not there, BadParameter for a day that is none.
        """
        from kg.exposure.overview import survey

        return survey(self.store, regime=regime, day=parse_day(as_of), build=self.build.hash, verdicts=verdicts)

    def paths(
        self,
        start: str | EntityView,
        end: str | EntityView,
        *,
        as_of: date | str | None = None,
        via: Iterable[str] = (),
        also: Iterable[str] = (),
        max_length: int = 4,
        best: int = 3,
    ) -> Paths:
        """Return the best paths of ties between two parties, short ones first, with words and sources.

        `via` names kinds of tie, `also` standings beyond asserted, attributed and announced, or `identity`. Raises
        NotFound or BadParameter for what is not there or makes no sense, LimitReached where too much lies in between.
        """
        from kg.ask.resolve import resolve
        from kg.network.paths import find_paths

        ends = [resolve(self.store, str(_plain(name))) for name in (start, end)]
        return find_paths(
            self.store, *ends, build=self.build.hash, as_of=as_of, via=via, also=also, max_length=max_length, best=best
        )

    def network(
        self,
        name: str | EntityView,
        *,
        depth: int = 1,
        as_of: date | str | None = None,
        via: Iterable[str] = (),
        also: Iterable[str] = (),
    ) -> Network:
        """Return the parties at most `depth` ties from one, and every tie among them; choose ties as `paths` does."""
        from kg.ask.resolve import resolve
        from kg.network.around import network_around

        centre = resolve(self.store, str(_plain(name)))
        return network_around(self.store, centre, build=self.build.hash, depth=depth, as_of=as_of, via=via, also=also)

    def why(self, subject: str | EntityView, predicate: str, object_: str | EntityView, /) -> Explanation:
        """Return why a triple holds: its shortest proof, down to file, line and passage; or what it misses.

        Terms are names, CURIEs or IRIs, `a`, literals as Turtle has them, or the plain text of one. Raises NotFound,
        Ambiguous or BadParameter for what is no term of the graph, NoProof where owlrl has closed it. The first answer
        closes the graph again, the next ones take milliseconds.
        """
        with interrupts_kept():
            from kg.reasons.explaining import explain_triple
            from kg.reasons.question import read_question

        ground, written = self._ground
        terms = (str(_plain(subject)), predicate, str(_plain(object_)))
        triple = read_question(self.store, ground, *terms)
        return explain_triple(self.store, ground, written, triple, build=self.build.hash)

    @cached_property
    def _ground(self) -> tuple[Ground, Written]:
        from kg.reasons.ground import Ground
        from kg.reasons.written import Written
        from kg.reports.homes import Homes

        return Ground.read(self.build.graph_nq), Written(Homes.read(self.build.manifest, root=self.root))

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
