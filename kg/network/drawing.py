"""Networks and paths to look at: as a chart in Mermaid, and as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import LimitReached
from kg.network.kinds import CLAIM
from kg.reports.mermaid import safe
from kg.spans import Certainty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.network.records import Edge, Network

MOST_DRAWN = 200
NOTICE = "A tie is what sources say of it, at some time unless a day is named."


def demand_readable(network: Network) -> None:
    """Raise LimitReached where a picture would have more edges than anybody can read."""
    if len(network.edges) > MOST_DRAWN:
        remedy = "narrow it with --depth, --via or --as-of, or take -f graphml or gexf into a tool for large graphs"
        what = f"{len(network.edges):,} edges are too many for a picture of at most {MOST_DRAWN}"
        raise LimitReached(what, where="network", remedy=remedy)


def as_mermaid(network: Network) -> str:
    """Write a chart; what is only possible on the day, planned, contested or claimed is dashed."""
    demand_readable(network)
    return "\n".join(_lines(network)) + "\n"


def as_svg(network: Network) -> str:
    """Draw a picture."""
    demand_readable(network)
    from kg.pictures.network import Line, draw_network
    from kg.pictures.radial import Dot

    dots = [Dot(party.iri, party.label, party.distance) for party in network.parties]
    lines = [
        Line(edge.source, edge.target, network.kinds[edge.tie.kind], edge.mutual, dashed=not firm(edge, network))
        for edge in network.edges
    ]
    day = f", on {network.day}" if network.day else ""
    many = f"{_count(len(dots), 'party', 'parties')}, {_count(len(lines), 'tie', 'ties')} between them"
    title = f"{network.parties[0].label}: who is at most {_count(network.depth, 'tie', 'ties')} away{day}"
    note = f"{many}. {NOTICE} Build {network.build[:12]}."
    return draw_network(dots, lines, title=title, note=note, kinds=network.every_kind)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _lines(network: Network) -> Iterator[str]:
    number = {party.iri: place for place, party in enumerate(network.parties)}
    yield "flowchart LR"
    yield f"  %% build {network.build}"
    for party in network.parties:
        shape = ("[", "]") if party.iri != network.centre else ("[[", "]]")
        yield f'  p{number[party.iri]}{shape[0]}"{safe(party.label)}"{shape[1]}'
    for edge in network.edges:
        text = f'"{safe(edge.relation)}"'
        head = "-" if edge.mutual else ">"
        line = f"-- {text} --{head}" if firm(edge, network) else f"-. {text} .-{'' if edge.mutual else '>'}"
        yield f"  p{number[edge.source]} {line} p{number[edge.target]}"


def firm(edge: Edge, network: Network) -> bool:
    """Say whether an edge is drawn in full: firmly stated, and certain on the day where one is given."""
    if edge.tie.kind == CLAIM:
        return edge.tie.sure is Certainty.CERTAINLY
    stated = edge.tie.standing in ("asserted", "attributed", "announced")
    return stated and (network.day is None or edge.tie.on(network.day) is Certainty.CERTAINLY)
