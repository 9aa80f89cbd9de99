"""Who is around a party: everybody at most so many ties away, and every tie among them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.errors import BadParameter, LimitReached
from kg.network import queries
from kg.network.choice import read_choice
from kg.network.kinds import CLAIM, drawn_kinds
from kg.network.paths import MOST_TIES, demand_party
from kg.network.reading import Reader
from kg.network.records import Edge, Network, Party
from kg.reports.asking import rows
from kg.reports.nodes import Nodes
from kg.reports.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kg.store import Store

DEPTH = 1


def network_around(
    store: Store,
    centre: str,
    *,
    build: str,
    depth: int = DEPTH,
    as_of: date | str | None = None,
    via: Iterable[str] = (),
    also: Iterable[str] = (),
) -> Network:
    """Return the parties at most `depth` ties away from one, given by its IRI, and the chosen ties among them.

    Raises BadParameter for what is no party or a depth below 1, LimitReached where too many ties lie around it.
    """
    if depth < 1:
        raise BadParameter(f"{depth} is below 1", where="depth", remedy="give 1 or more")
    vocabulary = Vocabulary.read(store)
    choice = read_choice(vocabulary, as_of=as_of, via=via, also=also)
    reader = Reader(store, vocabulary, choice, [centre])
    demand_party(reader, centre, where="network")
    far, edges = _reached(reader, centre, depth)
    kept = sorted(edges, key=lambda edge: (edge.tie.iri, edge.source, edge.target, edge.relation))
    return Network(
        centre=centre,
        depth=depth,
        day=choice.day,
        parties=_parties(store, vocabulary, far),
        edges=tuple(kept),
        passages=_passages(store, {edge.tie.iri for edge in kept}),
        kinds={kind: vocabulary.label(kind) for kind in sorted({edge.tie.kind for edge in kept})},
        build=build,
        every_kind=tuple(sorted({vocabulary.label(kind) for kind in (*drawn_kinds(vocabulary), CLAIM)})),
    )


def _reached(reader: Reader, centre: str, depth: int) -> tuple[dict[str, int], list[Edge]]:
    """Return the parties with their distances, and the edges that have both ends among them."""
    far, rim, edges = {centre: 0}, {centre}, list[Edge]()
    for distance in range(1, depth + 2):  # the last round is for the ties between the outermost
        edges += reader.edges(rim)
        if reader.ties > MOST_TIES:
            remedy = "take a smaller --depth, or narrow it with --via or --as-of"
            raise LimitReached(f"more than {MOST_TIES:,} ties", where="network", remedy=remedy)
        ends = {end for edge in edges if rim & {edge.source, edge.target} for end in (edge.source, edge.target)}
        rim = ends - far.keys() if distance <= depth else set()
        far |= dict.fromkeys(rim, distance)
        if not rim and distance <= depth:
            break
    return far, [edge for edge in edges if edge.source in far and edge.target in far]


def _parties(store: Store, vocabulary: Vocabulary, far: dict[str, int]) -> tuple[Party, ...]:
    nodes = Nodes(store)
    nodes.fetch(far)
    order = sorted(far, key=lambda iri: (far[iri], nodes.label(iri).casefold(), iri))
    kinds = {iri: ", ".join(vocabulary.label(kind) for kind in nodes.get(iri).types) for iri in order}
    return tuple(Party(iri, nodes.label(iri), kinds[iri], far[iri]) for iri in order)


def _passages(store: Store, ties: set[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows(store, queries.PASSAGES, iris=sorted(ties)):
        found[row["tie"].value].add(row["passage"].value)
    return {tie: tuple(sorted(found[tie])) for tie in sorted(found)}
