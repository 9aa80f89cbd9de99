"""What the header of a stored query says, as records; `catalogue.json` holds them as plain objects."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

TYPES = (
    *("iri", "string", "lang", "integer", "decimal", "double", "boolean"),
    *("date", "partial-date", "dateTime", "enum"),
)
EXACT = 18  # digits after the point, as many as Oxigraph computes with
KINDS = ("select", "construct", "ask", "check")
RESERVED = ("format", "help", "limit", "max_rows", "name", "offset", "output", "project", "timeout")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter: the contents of its VALUES blocks, with the example that stands in the file."""

    name: str
    type: str
    class_: str = ""
    required: bool = False
    many: bool = False
    default: str = ""
    min: str = ""
    max: str = ""
    pattern: str = ""
    values: tuple[str, ...] = ()
    doc: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of the answer and the type of everything in it; decimals have `scale` digits after the point."""

    name: str
    type: str
    scale: int = EXACT
    doc: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A stored query: its header and its text, which is valid SPARQL as it stands."""

    name: str
    topic: str
    path: str
    kind: str
    summary: str
    text: str
    description: str = ""
    tags: tuple[str, ...] = ()
    params: tuple[Parameter, ...] = ()
    columns: tuple[Column, ...] = ()
    key: tuple[str, ...] = ()
    source: str = ""
    target: str = ""

    def parameter(self, name: str) -> Parameter | None:
        """Return the parameter of that name, if the query has one."""
        return next((p for p in self.params if p.name == name), None)


def to_json(query: Query) -> dict[str, Any]:
    """Write a query as a JSON object, without what is empty."""
    return _told(query)


def _told(record: Query | Parameter | Column) -> dict[str, Any]:
    """Return the fields of a record that say something."""
    told: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if value != field.default and value != ():
            told[field.name] = (
                [_told(v) if isinstance(v, Parameter | Column) else v for v in value]
                if isinstance(value, tuple)
                else value
            )
    return told


def from_json(told: Mapping[str, Any]) -> Query:
    """Read a query from its JSON object.

    >>> query = Query(name="a", topic="t", path="t/a.rq", kind="ask", summary="?", text="ASK {}", tags=("x",))
    >>> from_json(to_json(query)) == query
    True
    """
    lists = {key: tuple(value) for key, value in told.items() if isinstance(value, list)}
    params = tuple(Parameter(**{**p, "values": tuple(p.get("values", ()))}) for p in told.get("params", ()))
    columns = tuple(Column(**column) for column in told.get("columns", ()))
    return Query(**{**told, **lists, "params": params, "columns": columns})
