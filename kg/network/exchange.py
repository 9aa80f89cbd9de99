"""Networks for other programs: GraphML, GEXF, Cytoscape's JSON, networkx, rows, JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

from kg.ask.graphml import clean, graphml_lines
from kg.ask.networks import networkx_module
from kg.network.facts import OF_EDGES, OF_PARTIES, of_edge, of_party

if TYPE_CHECKING:
    import networkx as nx

    from kg.network.records import Network

_CLOCK = re.compile(r' lastmodifieddate="[^"]*"')


def as_networkx(network: Network) -> nx.MultiDiGraph:
    """Return a network of networkx, whose nodes are IRIs; an edge is keyed by its place, the first is 0."""
    made = networkx_module().MultiDiGraph(centre=network.centre, build=network.build)
    for party in network.parties:
        made.add_node(party.iri, **of_party(party))
    for number, edge in enumerate(network.edges):
        made.add_edge(edge.source, edge.target, key=number, **of_edge(edge, network))
    return made


def as_graphml(network: Network) -> str:
    """Write GraphML."""
    nodes = ((party.iri, of_party(party).items()) for party in network.parties)
    edges = ((edge.source, edge.target, of_edge(edge, network).items()) for edge in network.edges)
    return "".join(graphml_lines(nodes, edges, of_nodes=OF_PARTIES, of_edges=OF_EDGES))


def as_gexf(network: Network) -> str:
    """Write GEXF 1.2 by networkx, without the day on which it is written."""
    plain = networkx_module().MultiDiGraph()
    for party in network.parties:
        plain.add_node(clean(party.iri), **_cleaned(of_party(party)))
    for number, edge in enumerate(network.edges):
        plain.add_edge(clean(edge.source), clean(edge.target), key=number, **_cleaned(of_edge(edge, network)))
    lines = networkx_module().generate_gexf(plain)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + _CLOCK.sub("", "\n".join(lines), count=1) + "\n"


def _cleaned(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: clean(value) if isinstance(value, str) else value for name, value in facts.items()}


def as_cytoscape(network: Network) -> str:
    """Write the JSON that Cytoscape and Cytoscape.js read: elements, nodes and edges apart.

    Cytoscape shows `name`; networkx reads `value` and `key`.
    """
    nodes = [
        {"data": {"id": party.iri, "name": party.label, "value": party.iri, **of_party(party)}}
        for party in network.parties
    ]
    edges = [
        {"data": {"id": f"e{key}", "key": key, "source": edge.source, "target": edge.target, **of_edge(edge, network)}}
        for key, edge in enumerate(network.edges)
    ]
    whole = {"data": _about(network), "directed": True, "multigraph": True}
    return _json({**whole, "elements": {"nodes": nodes, "edges": edges}})


def as_json(network: Network) -> str:
    """Write parties and ties as JSON; passages are a list."""
    parties = [{"iri": party.iri, **of_party(party)} for party in network.parties]
    ties = [
        {
            "source": edge.source,
            "target": edge.target,
            **of_edge(edge, network),
            "passages": list(network.passages.get(edge.tie.iri, ())),
        }
        for edge in network.edges
    ]
    return _json({**_about(network), "parties": parties, "ties": ties})


def as_csv(network: Network) -> str:
    """Write a row for each edge."""
    labels = {party.iri: party.label for party in network.parties}
    out = io.StringIO()
    rows = csv.DictWriter(out, ["source", "source_label", "target", "target_label", *OF_EDGES], lineterminator="\n")
    rows.writeheader()
    for edge in network.edges:
        ends = {"source": edge.source, "source_label": labels[edge.source]}
        ends |= {"target": edge.target, "target_label": labels[edge.target]}
        rows.writerow(ends | of_edge(edge, network))
    return out.getvalue()


def _about(network: Network) -> dict[str, Any]:
    day = network.day.isoformat() if network.day else None
    return {"centre": network.centre, "depth": network.depth, "as_of": day, "build": network.build}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
