"""Edges in words: a tie as `kg show` has it, its parties by name, and the sources behind both."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from kg.network.days import ALWAYS, in_words, shared, together
from kg.network.kinds import CLAIM
from kg.network.records import STANDINGS, Party
from kg.network.told import Link, Path, Step
from kg.reports.nodes import Nodes
from kg.reports.surroundings import Surroundings
from kg.reports.ties import tie as tie_view
from kg.reports.views import Detail, TieView
from kg.reports.views import Party as InRole
from kg.spans import Certainty

if TYPE_CHECKING:
    from kg.network.choice import Choice
    from kg.network.days import Days
    from kg.network.records import Edge
    from kg.network.search import Joined, Route
    from kg.reports.statements import SourceView
    from kg.reports.vocabulary import Vocabulary
    from kg.store import Store

_WORDS = {Certainty.CERTAINLY: "certainly", Certainty.POSSIBLY: "possibly", Certainty.NO: "no"}


class Telling:
    """Tells edges in words, each tie read once; remembers the sources of what it told."""

    def __init__(self, store: Store, vocabulary: Vocabulary, choice: Choice) -> None:
        self._store, self._vocabulary, self._choice = store, vocabulary, choice
        self._nodes = Nodes(store)
        self._views: dict[str, TieView] = {}
        self._sources: dict[str, SourceView] = {}

    def party(self, iri: str) -> Party:
        """Return a party by its label and the label of its class."""
        types = self._nodes.get(iri).types
        return Party(iri, self._nodes.label(iri), ", ".join(self._vocabulary.label(kind) for kind in types))

    def sources(self) -> tuple[SourceView, ...]:
        """Return the sources of what was told, in the order of their IRIs."""
        return tuple(source for _, source in sorted(self._sources.items()))

    def path(self, route: Route, joined: Joined) -> Path:
        """Tell a route step by step."""
        steps = tuple(self._step(first, second, joined) for first, second in pairwise(route.parties))
        return Path(
            parties=tuple(self.party(iri) for iri in route.parties),
            steps=steps,
            at_once=route.at_once,
            standing=STANDINGS[route.rank],
            why="" if route.at_once else _why(steps),
        )

    def _step(self, first: str, second: str, joined: Joined) -> Step:
        ties = tuple(self._link(edge) for edge in joined.between(first, second))
        return Step(self.party(first), self.party(second), ties)

    def _link(self, edge: Edge) -> Link:
        day = self._choice.day
        certainty = "" if day is None else _WORDS[edge.tie.on(day)]
        return Link(edge, self.view(edge), certainty)

    def view(self, edge: Edge) -> TieView:
        """Return the tie of an edge in words."""
        iri = edge.tie.iri
        if iri not in self._views:
            around = Surroundings.explore(self._store, iri)
            told = _claim(edge, around) if edge.tie.kind == CLAIM else tie_view(around.centre, around)
            self._views[iri] = told
            cited = {reference.source for reference in told.said}
            self._sources |= {source.iri: source for source in around.sources() if source.iri in cited}
        return self._views[iri]


def _claim(edge: Edge, around: Surroundings) -> TieView:
    """Say a claim of identity as if it were a tie between its two sides."""
    node, label = around.centre, around.nodes.label
    sides = tuple(InRole(side, side, iri, label(iri)) for side in ("left", "right") for iri in node.all(side))
    sure = node.one("confidence")
    return TieView(
        iri=node.iri,
        type=CLAIM,
        kind=", ".join(around.kinds(node)) or "identity claim",
        sentence=f"{sides[0].label} {edge.relation} {sides[1].label}",
        verb=edge.relation,
        source_role="left",
        target_role="right",
        date="claimed",
        earliest="",
        standing=label(node.one("standing")) if node.one("standing") else "",
        parties=sides,
        details=(Detail("confidence", (label(sure),), plain=False),) if sure else (),
        description=" ".join(node.all("basis")),
        observations=(),
        open=(),
        said=around.said(node.iri),
    )


def _why(steps: tuple[Step, ...]) -> str:
    """Say which steps exclude each other in time."""
    days = [together(link.edge.tie.possible for link in step.ties) for step in steps]
    for (number, first), (other, second) in combinations(enumerate(days, start=1), 2):
        if not shared(first, second):
            return f"step {number} {_held(first)}, step {other} {_held(second)}"
    each = (f"step {number} {_held(some)}" for number, some in enumerate(days, start=1) if some != ALWAYS)
    return f"no day is common to {', '.join(each)}"


def _held(days: Days) -> str:
    return f"can have held {in_words(days)}"
