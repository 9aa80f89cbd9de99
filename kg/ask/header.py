"""What the header of a stored query says, as records; `catalogue.json` holds them as plain objects."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

TYPES = (
    *("iri", "string", "lang", "integer", "decimal", "double", "boolean"),
    *("date", "partial-date", "dateTime", "enum"),
)
KINDS = ("select", "construct", "ask", "check")
RESERVED = ("format", "help", "limit", "offset", "output", "project", "timeout")


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
    """A column of the answer and the type of everything in it."""

    name: str
    type: str
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
    fields = {key: value for key, value in asdict(query).items() if value}
    for part in ("params", "columns"):
        if part in fields:
            fields[part] = [{key: value for key, value in record.items() if value} for record in fields[part]]
    return fields


def from_json(fields: Mapping[str, Any]) -> Query:
    """Read a query from its JSON object.

    >>> query = Query(name="a", topic="t", path="t/a.rq", kind="ask", summary="?", text="ASK {}", tags=("x",))
    >>> from_json(to_json(query)) == query
    True
    """
    lists = {key: tuple(value) for key, value in fields.items() if isinstance(value, list)}
    params = tuple(Parameter(**{**p, "values": tuple(p.get("values", ()))}) for p in fields.get("params", ()))
    columns = tuple(Column(**column) for column in fields.get("columns", ()))
    return Query(**{**fields, **lists, "params": params, "columns": columns})
