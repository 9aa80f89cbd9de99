"""What is said of a party and of an edge outside: names and values as the formats of graphs can hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.network.kinds import CLAIM
from kg.spans import Certainty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.network.records import Edge, Network, Party

OF_PARTIES = {"label": "string", "kind": "string", "distance": "long"}
OF_EDGES = dict.fromkeys(
    (
        "label",
        "kind",
        "sort",
        "certainty",
        "standing",
        "start_earliest",
        "start_latest",
        "end_earliest",
        "end_latest",
        "confirmed",
        "tie",
        "passages",
    ),
    "string",
)
_CERTAINTY = {Certainty.CERTAINLY: "certainly", Certainty.POSSIBLY: "possibly"}


def of_party(party: Party) -> dict[str, str | int]:
    """Return what is said of a party."""
    return {"label": party.label, "kind": party.kind, "distance": party.distance}


def of_edge(edge: Edge, network: Network) -> dict[str, str]:
    """Return what is said of an edge; of an event, the start is the day on which it happened."""
    return {name: text for name, text in _of_edge(edge, network) if text}


def _of_edge(edge: Edge, network: Network) -> Iterator[tuple[str, str]]:
    tie = edge.tie
    yield "label", edge.relation
    yield "kind", network.kinds[tie.kind]
    yield "sort", "claim" if tie.kind == CLAIM else "event" if tie.event else "state"
    yield "certainty", _CERTAINTY[tie.on(network.day)] if network.day else ""
    yield "standing", tie.standing
    for name in ("start_earliest", "start_latest", "end_earliest", "end_latest", "confirmed"):
        day = getattr(tie.span, name)
        yield name, day.isoformat() if day else ""
    yield "tie", tie.iri
    yield "passages", " ".join(network.passages.get(tie.iri, ()))
