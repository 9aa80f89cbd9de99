"""What the rules say of the few literals that tests draw (table 8), worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kg.close.vocabulary import SAME, SUBCLASS, TYPE
from kg.namespaces import RDFS, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.close.columns.rules import Graph, Triple

Value = tuple[str, object]
SUPERTYPES = {"byte": ("integer", "decimal"), "integer": ("decimal",)}


def value_of(literal: str) -> Value:
    """Return the space and the value of a literal."""
    lexical, _, datatype = literal.rpartition("^^<")
    name = datatype.removesuffix(">").removeprefix(XSD)
    if not lexical:
        return ("string" if literal.endswith('"') else "tagged"), literal
    return ("boolean", lexical) if name == "boolean" else ("real", Decimal(lexical.strip('"')))


def holds(datatype: str, literal: str) -> bool:
    """Say whether a datatype has the value of a literal."""
    name = datatype[1:-1].removeprefix(XSD)
    space, value = value_of(literal)
    if space != "real" or not isinstance(value, Decimal):
        return datatype == f"<{RDFS}Literal>" or name == space
    integer = value == value.to_integral_value()
    return {"byte": integer and -129 < value < 128, "integer": integer, "decimal": True}.get(
        name, datatype == f"<{RDFS}Literal>"
    )


def drawn_datatypes() -> list[str]:
    """Return the datatypes that tests draw."""
    return [f"<{XSD}{name}>" for name in ("integer", "byte", "decimal", "string", "boolean")] + [f"<{RDFS}Literal>"]


def value_facts(triples: Iterable[Triple]) -> Iterator[Triple]:
    """Return what rules dt-eq and dt-type2 say of the literals in triples, and which datatypes hold which."""
    literals = sorted({o for _, _, o in triples if o.startswith('"')})
    for literal in literals:
        for datatype in drawn_datatypes():
            if holds(datatype, literal):
                yield literal, f"<{TYPE}>", datatype
        for other in literals:
            if other != literal and value_of(other) == value_of(literal):
                yield literal, f"<{SAME}>", other
    for name, wider in SUPERTYPES.items():
        yield from ((f"<{XSD}{name}>", f"<{SUBCLASS}>", f"<{XSD}{other}>") for other in wider)


def bad_values(closed: Graph) -> set[str]:
    """Return the rules of table 8 that are broken in a closed graph."""
    spaces = {"integer": "real", "byte": "real", "decimal": "real", "string": "string", "boolean": "boolean"}
    broken = set()
    types: dict[str, set[str]] = {}
    for s, p, o in closed.why:
        if p == f"<{TYPE}>" and o in drawn_datatypes():
            if s.startswith('"'):
                broken |= set() if holds(o, s) else {"dt-not-type"}
            else:
                types.setdefault(s, set()).add(spaces.get(o[1:-1].removeprefix(XSD), ""))
        if p == f"<{SAME}>" and s.startswith('"') and o.startswith('"') and value_of(s) != value_of(o):
            broken.add("dt-diff")
    return broken | {"cax-dw" for found in types.values() if len(found - {""}) > 1}


def by_value(triple: Triple) -> tuple[str, str, str | Value]:
    """Return a triple in which the spelling of a value makes no difference."""
    s, p, o = triple
    return s, p, value_of(o) if o.startswith('"') else o
