"""GraphML as text: typed keys, nodes and edges with what is said of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.ask.typed import Value

    Facts = Iterable[tuple[str, Value]]

TYPES = {"integer": "long", "decimal": "double", "double": "double", "boolean": "boolean"}
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
    ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)


def graphml_lines(
    nodes: Iterable[tuple[str, Facts]],
    edges: Iterable[tuple[str, str, Facts]],
    *,
    of_nodes: Mapping[str, str],
    of_edges: Mapping[str, str],
) -> Iterator[str]:
    r"""Yield the lines of a directed graph; `of_nodes` and `of_edges` give the type of each key in GraphML's words.

    >>> nodes = [("id:a", [("label", "A & B")]), ("id:b", [])]
    >>> text = "".join(graphml_lines(nodes, [("id:a", "id:b", [])], of_nodes={"label": "string"}, of_edges={}))
    >>> print(*text.splitlines()[4:6], sep="\n")
        <node id="id:a"><data key="label">A &amp; B</data></node>
        <node id="id:b"></node>
    """
    yield _HEAD
    for owner, keys in (("node", of_nodes), ("edge", of_edges)):
        for name, kind in keys.items():
            yield f'  <key id="{_key(name, owner, of_nodes)}" for="{owner}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '  <graph edgedefault="directed">\n'
    for node, facts in nodes:
        yield f"    <node id={_quoted(node)}>{_data(facts, 'node', of_nodes)}</node>\n"
    for number, (source, target, facts) in enumerate(edges, start=1):
        ends = f"source={_quoted(source)} target={_quoted(target)}"
        yield f'    <edge id="e{number}" {ends}>{_data(facts, "edge", of_nodes)}</edge>\n'
    yield "  </graph>\n</graphml>\n"


def _key(name: str, owner: str, of_nodes: Mapping[str, str]) -> str:
    """Return the id of a key, which nodes and edges may not share."""
    return f"edge-{name}" if owner == "edge" and name in of_nodes else name


def _data(facts: Facts, owner: str, of_nodes: Mapping[str, str]) -> str:
    parts = ((_key(name, owner, of_nodes), _xml(_text(value))) for name, value in facts)
    return "".join(f'<data key="{key}">{text}</data>' for key, text in parts)


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _xml(text: str) -> str:
    return escape(clean(text))


def _quoted(value: object) -> str:
    return quoteattr(clean(str(value)))


def clean(text: str) -> str:
    """Put U+FFFD for what XML 1.0 cannot hold."""
    return "".join(c if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff") else "\ufffd" for c in text)
