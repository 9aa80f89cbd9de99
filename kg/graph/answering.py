"""The Python face: everything that an open graph answers, one method for each command that asks."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kg.graph.asking import Asking, plain_name, several
from kg.interrupts import interrupts_kept

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kg.conflicts import Conflicts
    from kg.export.evidence import Evidence
    from kg.exposure.overview import Overview
    from kg.exposure.report import Exposure
    from kg.network.records import Network
    from kg.network.told import Paths
    from kg.reasons import Explanation
    from kg.reasons.ground import Ground
    from kg.reasons.written import Written
    from kg.reports.changes import Difference
    from kg.reports.timeline import Timeline
    from kg.reports.views import EntityView


class Graph(Asking):
    """A built graph, open for reading; `root` is the folder of the project, in which its files lie."""

    def entity(self, name: str | EntityView) -> EntityView:
        """Return all that is known of one entity, found by IRI, CURIE, name in any language, or identifier."""
        from kg.ask.resolve import resolve
        from kg.reports.show import entity

        return entity(self.store, resolve(self.store, plain_name(name, where="entity")))

    def exposure(self, name: str | EntityView, *, regime: str, as_of: date | str) -> Exposure:
        """Return what a regime's rule on ownership makes of a party on a day, with the proof.

        Raises NotFound for a regime or a party that is not there, BadParameter for a day that is none.
        """
        from kg.ask.resolve import resolve
        from kg.dates import parse_day
        from kg.exposure.report import expose

        party = resolve(self.store, plain_name(name, where="exposure"))
        return expose(self.store, party, regime=regime, day=parse_day(as_of), build=self.build.hash)

    def timeline(self, name: str | EntityView) -> Timeline:
        """Return when an entity's ties happened, began, held and ended: `.to_polars()`, `.text()`, `.svg()` and more.

        Raises NotFound for an entity that is not there, or where the project lacks the stored query `timeline`.
        """
        from kg.ask.resolve import resolve
        from kg.namespaces import TG
        from kg.reports.timeline import QUESTION, timeline

        iri = resolve(self.store, plain_name(name, where="timeline"), class_=TG + "Agent", where="timeline")
        return timeline(self.store, iri, result=self.query(QUESTION, party=iri), build=self.build.hash)

    def diff(self, first: date | str, last: date | str, *, of: str | EntityView | None = None) -> Difference:
        """Return what began, ended, or became possible or certain between two days, of an entity or of the whole graph.

        Raises BadParameter for a day that is none or the wrong order, NotFound for an entity that is not there.
        """
        from kg.ask.resolve import resolve
        from kg.dates import parse_day
        from kg.namespaces import TG
        from kg.reports.days_compared import compare_days

        days = parse_day(first, where="from"), parse_day(last, where="to")
        name = None if of is None else plain_name(of, where="diff")
        party = "" if name is None else resolve(self.store, name, class_=TG + "Entity", where="diff")
        return compare_days(self.store, *days, party=party)

    def evidence(self, node: str | EntityView | tuple[str | EntityView, str, str | EntityView]) -> Evidence:
        """Return the statements behind a node, or behind a flat edge given as subject, edge and object.

        A node is an IRI, a CURIE or a name. `.statements` are records with passages and sources; `.export("rdf12")` and
        `.export("nanopub")` are text. Raises NotFound for what is not there.
        """
        from kg.export.evidence import Evidence
        from kg.reports.edges import nodes_behind
        from kg.reports.evidence import evidence_of_all

        parts = node if isinstance(node, tuple | list) and len(node) == 3 else (node,)
        names = [plain_name(part, where="evidence") for part in parts]
        return Evidence(evidence_of_all(self.store, nodes_behind(self.store, *names)), self.build.graph_nq)

    def conflicts(self, name: str | EntityView | None = None, *, policy: str | None = None) -> Conflicts:
        """Return the claims that cannot all hold: all, or what concerns one entity, tie, figure or claim.

        With a policy, such as `official-first`, each conflict says which claim it chooses, or that it cannot tell.
        Raises NotFound for a name or a policy that is not there.
        """
        from kg.ask.resolve import resolve
        from kg.conflicts import find_conflicts

        about = None if name is None else resolve(self.store, plain_name(name, where="conflicts"))
        return find_conflicts(self.store, about=about, policy=policy)

    def exposures(self, *, regime: str, as_of: date | str, verdicts: str | Iterable[str] | None = None) -> Overview:
        """Return what a regime's rule makes of every party on a day: a row for each, or for those with some verdicts.

        `.text()`, `.csv()` and `.json()` are what the command prints, `.to_polars()` and `.to_pandas()` frames.
        Raises NotFound for a regime or a verdict that is not there, BadParameter for a day that is none.
        """
        from kg.dates import parse_day
        from kg.exposure.overview import survey

        some = None if verdicts is None else several(verdicts)
        return survey(self.store, regime=regime, day=parse_day(as_of), build=self.build.hash, verdicts=some)

    def paths(
        self,
        start: str | EntityView,
        end: str | EntityView,
        *,
        as_of: date | str | None = None,
        via: str | Iterable[str] = (),
        also: str | Iterable[str] = (),
        max_length: int = 4,
        best: int = 3,
    ) -> Paths:
        """Return the best paths of ties between two parties, short ones first, with words and sources.

        `via` names kinds of tie, `also` standings beyond asserted, attributed and announced, or `identity`. Raises
        NotFound or BadParameter for what is not there or makes no sense, LimitReached where too much lies in between.
        """
        from kg.ask.resolve import resolve
        from kg.network.paths import find_paths

        names = plain_name(start, where="from"), plain_name(end, where="to")
        return find_paths(
            self.store,
            *(resolve(self.store, name) for name in names),
            build=self.build.hash,
            as_of=as_of,
            via=several(via),
            also=several(also),
            max_length=max_length,
            best=best,
        )

    def network(
        self,
        name: str | EntityView,
        *,
        depth: int = 1,
        as_of: date | str | None = None,
        via: str | Iterable[str] = (),
        also: str | Iterable[str] = (),
    ) -> Network:
        """Return the parties at most `depth` ties from one, and every tie among them; choose ties as `paths` does."""
        from kg.ask.resolve import resolve
        from kg.network.around import network_around

        centre = resolve(self.store, plain_name(name, where="network"))
        return network_around(
            self.store,
            centre,
            build=self.build.hash,
            depth=depth,
            as_of=as_of,
            via=several(via),
            also=several(also),
        )

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
        terms = [plain_name(term, where="why") for term in (subject, predicate, object_)]
        triple = read_question(self.store, ground, *terms)
        return explain_triple(self.store, ground, written, triple, build=self.build.hash)

    @cached_property
    def _ground(self) -> tuple[Ground, Written]:
        from kg.reasons.ground import Ground
        from kg.reasons.written import Written
        from kg.reports.homes import Homes

        return Ground.read(self.build.graph_nq), Written(Homes.read(self.build.manifest, root=self.root))
