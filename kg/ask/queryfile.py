"""Read a stored query from its file: the YAML behind `#+`, every key known, every mistake with its line."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Protocol, cast

from kg.ask.header import KINDS, RESERVED, TYPES, Column, Parameter, Query
from kg.errors import QueryRefused, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


class Node(Protocol):
    """A node of YAML: `scalar`, `sequence` or `mapping`, its contents, and where it starts."""

    id: str
    value: Any
    start_mark: Any


MARK = "#+"


def read_query(path: Path, *, folder: Path) -> Query:
    """Read one `.rq` file; its path below the folder gives the topic, its stem the name."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable("not UTF-8", where=str(path), remedy="save it as UTF-8") from error
    except OSError as error:
        raise Unreadable(error.strerror or "cannot be read", where=str(path)) from error
    local = path.relative_to(folder)
    fields = _Reader(str(path)).header(text)
    return Query(name=path.stem, topic=local.parent.as_posix(), path=local.as_posix(), text=text, **fields)


class _Reader:
    """Turns YAML nodes into records, and knows for each where it stands."""

    def __init__(self, path: str) -> None:
        self.path = path

    def header(self, text: str) -> dict[str, Any]:
        rows = text.splitlines()
        end = next((n for n, row in enumerate(rows) if not row.startswith(MARK)), len(rows))
        if not end:
            raise self.refused(0, f"no header; start the file with {MARK} summary: ...")
        node = self.compose("\n".join(row.removeprefix(MARK) for row in rows[:end]))
        known: dict[str, Callable[[Node], Any]] = {
            "summary": self.text,
            "description": self.text,
            "tags": self.texts,
            "kind": lambda node: self.one_of(node, KINDS),
            "params": lambda node: tuple(self.parameter(*pair) for pair in self.pairs(node)),
            "columns": lambda node: tuple(self.column(*pair) for pair in self.pairs(node)),
            "key": self.texts,
            "source": self.text,
            "target": self.text,
        }
        fields = self.record(node, known)
        if not fields.get("summary"):
            raise self.refused(0, "no summary; say in one sentence what the query answers")
        return {"kind": "", **fields}

    def parameter(self, name: Node, node: Node) -> Parameter:
        known: dict[str, Callable[[Node], Any]] = {
            "type": lambda node: self.one_of(node, TYPES),
            "required": self.boolean,
            "many": self.boolean,
            "values": self.texts,
            **dict.fromkeys(("class", "default", "min", "max", "pattern", "doc"), self.text),
        }
        fields = self.typed(name, node, known)
        if name.value in RESERVED:
            raise self.refused(name, f"the parameter name {name.value!r} is reserved")
        if (fields["type"] == "enum") != ("values" in fields):
            raise self.refused(name, f"{name.value!r}: `values` and `type: enum` belong together")
        return Parameter(name=name.value, class_=fields.pop("class", ""), **fields)

    def column(self, name: Node, node: Node) -> Column:
        known = {"type": lambda node: self.one_of(node, TYPES), "doc": self.text}
        return Column(name=name.value, **self.typed(name, node, known))

    def typed(self, name: Node, node: Node, known: Mapping[str, Callable[[Node], Any]]) -> dict[str, Any]:
        fields = self.record(node, known)
        if "type" not in fields:
            raise self.refused(name, f"{name.value!r} has no type; it may be {', '.join(TYPES)}")
        return fields

    def record(self, node: Node, known: Mapping[str, Callable[[Node], Any]]) -> dict[str, Any]:
        """Read a mapping of which every key is known."""
        fields: dict[str, Any] = {}
        for key, value in self.pairs(node):
            if key.value not in known:
                near = get_close_matches(key.value, known, n=1)
                hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}"
                raise self.refused(key, f"unknown header key {key.value!r}; {hint}")
            fields[key.value] = known[key.value](value)
        return fields

    def pairs(self, node: Node) -> list[tuple[Node, Node]]:
        """Return the keys and values of a mapping, each key once."""
        if node.id != "mapping":
            raise self.refused(node, "a mapping is expected here, `key: value`")
        seen: set[str] = set()
        for key, _ in node.value:
            if key.id != "scalar" or key.value in seen:
                raise self.refused(key, f"{key.value!r} is given twice" if key.id == "scalar" else "this is no key")
            seen.add(key.value)
        return list(node.value)

    def text(self, node: Node) -> str:
        if node.id != "scalar" or not node.value:
            raise self.refused(node, "a text is expected here")
        return " ".join(node.value.split())

    def texts(self, node: Node) -> tuple[str, ...]:
        if node.id != "sequence":
            raise self.refused(node, "a list is expected here, `[one, two]`")
        return tuple(self.text(item) for item in node.value)

    def boolean(self, node: Node) -> bool:
        return self.one_of(node, ("true", "false")) == "true"

    def one_of(self, node: Node, allowed: tuple[str, ...]) -> str:
        value = self.text(node)
        if value not in allowed:
            raise self.refused(node, f"{value!r} is not one of {', '.join(allowed)}")
        return value

    def compose(self, text: str) -> Node:
        """Parse YAML into nodes; every scalar stays the text that it is (`no` is no boolean, a day no date)."""
        import yaml

        try:
            node = yaml.compose(text, Loader=yaml.BaseLoader)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line if error.problem_mark else 0
            raise self.refused(line, f"not valid YAML, {error.problem}") from error
        if node is None:
            raise self.refused(0, "the header is empty")
        return cast("Node", node)

    def refused(self, at: Node | int, what: str) -> QueryRefused:
        line = at if isinstance(at, int) else at.start_mark.line
        return QueryRefused(what, where=f"{self.path}:{line + 1}")
