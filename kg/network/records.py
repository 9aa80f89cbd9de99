"""Parties, the ties that join them, and the edges that a tie makes between each two of its parties."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.network.days import ALWAYS, Days, certain_days, possible_days
from kg.network.kinds import CLAIM
from kg.spans import Certainty, Span

if TYPE_CHECKING:
    from datetime import date

    import networkx as nx

STANDINGS = ("asserted", "attributed", "announced", "contested", "alleged", "planned", "hoped")
DRAWN = STANDINGS[:3]


@dataclass(frozen=True, slots=True)
class Party:
    """A person, an organisation, or a programme in which some take part; `distance` is from the middle of a network."""

    iri: str
    label: str
    kind: str
    distance: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A tie by its class: a state between days, an event that once happened, or a claim that two nodes are one.

    `sure` is less than certain only for a claim, which has no days.
    """

    iri: str
    kind: str
    standing: str = "asserted"
    span: Span = field(default_factory=Span)
    event: bool = False
    sure: Certainty = Certainty.CERTAINLY

    @property
    def possible(self) -> Days:
        """The days on which it can have been in force, or by which it can have happened."""
        return ALWAYS if self.kind == CLAIM else possible_days(self.span, event=self.event)

    @property
    def certain(self) -> Days:
        """The days on which it certainly was in force, or by which it had certainly happened."""
        if self.kind == CLAIM:
            return ALWAYS if self.sure is Certainty.CERTAINLY else ()
        return certain_days(self.span, event=self.event)

    def on(self, day: date) -> Certainty:
        """Say whether a state was in force on a day, or an event had happened by it.

        >>> from datetime import date
        >>> sale = Tie(iri="id:x", kind="tg:StakeSale", span=Span(date(2019, 4, 1), date(2019, 4, 30)), event=True)
        >>> [sale.on(date(year, 4, 15)).name for year in (2018, 2019, 2020)]
        ['NO', 'POSSIBLY', 'CERTAINLY']
        """
        number = day.toordinal()
        if any(low <= number <= high for low, high in self.certain):
            return Certainty.CERTAINLY
        return Certainty.POSSIBLY if any(low <= number <= high for low, high in self.possible) else Certainty.NO

    @property
    def rank(self) -> int:
        """The place of its standing among all, the firmest first."""
        return STANDINGS.index(self.standing)


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie between two of its parties; the relation leads from the source to the target, if it is not `mutual`."""

    tie: Tie
    source: str
    target: str
    relation: str
    mutual: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Parties around one in the middle and the edges between them, each with the passages in which it is stated.

    `kinds` are the labels of the kinds of tie in it, `every_kind` those of all in the ontology, for stable colours.
    """

    centre: str
    depth: int
    day: date | None
    parties: tuple[Party, ...]
    edges: tuple[Edge, ...]
    passages: dict[str, tuple[str, ...]]
    kinds: dict[str, str]
    build: str
    every_kind: tuple[str, ...] = ()

    def to_networkx(self) -> nx.MultiDiGraph:
        """Return a network of networkx; raise KgError where it is not installed. Nodes are IRIs."""
        from kg.network.exchange import as_networkx

        return as_networkx(self)

    def written(self, form: str) -> str:
        """Write it as graphml, gexf, cytoscape, mermaid, svg, json or csv; the same network gives the same text.

        Raises NotFound for another form, LimitReached where a picture would be too large to read.
        """
        from kg.network.forms import write

        return write(self, form)
