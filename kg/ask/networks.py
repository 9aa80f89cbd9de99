"""Answers as networks: an edge for each row, from the declared source to the declared target."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

    from kg.ask.result import Result
    from kg.ask.rows import Row
    from kg.ask.typed import Value

_TYPES = {"integer": "long", "decimal": "double", "double": "double", "boolean": "boolean"}
_LABEL = "_label"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
    ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)


def network(result: Result) -> nx.MultiDiGraph:
    """Return the rows as the edges of a network of networkx; a node has the `label` of `<column>_label`."""
    _demand_ends(result)
    try:
        import networkx as nx
    except ImportError as error:
        raise KgError("a network needs networkx", remedy="pip install 'tiegraph[graph]'") from error
    made = nx.MultiDiGraph(query=result.provenance.query)
    for node, label in _nodes(result).items():
        made.add_node(node, **({"label": label} if label else {}))
    for row in _ties(result):
        made.add_edge(row[result.source], row[result.target], **dict(_facts(result, row)))
    return made


def graphml(result: Result) -> str:
    """Return the network as GraphML; the same rows give the same text, and no rows the same keys."""
    _demand_ends(result)
    keys = [name for name in result.columns if name not in _of_ends(result)]
    lines = [_HEAD, '  <key id="label" for="node" attr.name="label" attr.type="string"/>\n']
    for name in keys:
        kind = _TYPES.get(result.types[name], "string")
        lines.append(f'  <key id="{name}" for="edge" attr.name="{name}" attr.type="{kind}"/>\n')
    lines.append('  <graph edgedefault="directed">\n')
    for node, label in _nodes(result).items():
        inside = f'<data key="label">{_xml(label)}</data>' if label else ""
        lines.append(f"    <node id={_quoted(node)}>{inside}</node>\n")
    for number, row in enumerate(_ties(result), start=1):
        ends = f"source={_quoted(row[result.source])} target={_quoted(row[result.target])}"
        inside = "".join(f'<data key="{name}">{_xml(_text(value))}</data>' for name, value in _facts(result, row))
        lines.append(f'    <edge id="e{number}" {ends}>{inside}</edge>\n')
    return "".join([*lines, "  </graph>\n</graphml>\n"])


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


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _xml(text: str) -> str:
    return escape(_clean(text))


def _quoted(value: object) -> str:
    return quoteattr(_clean(str(value)))


def _clean(text: str) -> str:
    """Put U+FFFD for what XML 1.0 cannot hold."""
    return "".join(c if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff") else "\ufffd" for c in text)
