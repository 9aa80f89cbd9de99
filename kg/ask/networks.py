"""Answers as networks: an edge for each row, from the declared source to the declared target."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.ask.graphml import TYPES, graphml_lines
from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

    from kg.ask.result import Result
    from kg.ask.rows import Row
    from kg.ask.typed import Value

_LABEL = "_label"


def network(result: Result) -> nx.MultiDiGraph:
    """Return the rows as the edges of a network of networkx; a node has the `label` of `<column>_label`."""
    _demand_ends(result)
    nx = networkx_module()
    made = nx.MultiDiGraph(query=result.provenance.query)
    for node, label in _nodes(result).items():
        made.add_node(node, **({"label": label} if label else {}))
    for row in _ties(result):
        made.add_edge(row[result.source], row[result.target], **dict(_facts(result, row)))
    return made


def networkx_module() -> Any:
    """Return networkx, which is an extra; raise KgError where it is not installed."""
    try:
        import networkx as nx
    except ImportError as error:
        raise KgError("a network needs networkx", remedy="pip install 'tiegraph[graph]'") from error
    return nx


def graphml(result: Result) -> str:
    """Return the network as GraphML; the same rows give the same text, and no rows the same keys."""
    _demand_ends(result)
    names = [name for name in result.columns if name not in _of_ends(result)]
    nodes = ((node, [("label", label)] if label else []) for node, label in _nodes(result).items())
    edges = ((str(row[result.source]), str(row[result.target]), _facts(result, row)) for row in _ties(result))
    of_edges = {name: TYPES.get(result.types[name], "string") for name in names}
    return "".join(graphml_lines(nodes, edges, of_nodes={"label": "string"}, of_edges=of_edges))


def _demand_ends(result: Result) -> None:
    if not (result.source and result.target):
        what = "no source and target are declared, so there is no network"
        remedy = "ask a stored query whose header names the columns: `source: ...`, `target: ...`"
        raise KgError(what, where=result.where, remedy=remedy)


def _of_ends(result: Result) -> set[str]:
    """Return the columns that say which nodes there are."""
    ends = (result.source, result.target)
    return {*ends, *(end + _LABEL for end in ends)}


def _ties(result: Result) -> Iterator[Row]:
    """Yield the rows that have both ends."""
    return (row for row in result if row[result.source] is not None and row[result.target] is not None)


def _nodes(result: Result) -> dict[str, str]:
    """Return the ends of all ties with their labels, in the order of the rows."""
    nodes: dict[str, str] = {}
    for row in _ties(result):
        for end in (result.source, result.target):
            label = row[end + _LABEL] if end + _LABEL in row.columns else None
            node = str(row[end])
            nodes[node] = nodes.get(node) or label or ""
    return nodes


def _facts(result: Result, row: Row) -> Iterator[tuple[str, Value]]:
    """Yield what a row says beside its ends; what is unbound is left out."""
    ends = _of_ends(result)
    return ((name, row[name]) for name in result.columns if name not in ends and row[name] is not None)
