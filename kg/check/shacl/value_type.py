"""sh:class, sh:datatype and sh:nodeKind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from kg.check.shacl.lexical import well_typed
from kg.check.shacl.shapes_graph import ShapeError, sh, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.check.shacl.hits import Hits
    from kg.check.shacl.model import Constraint
    from kg.check.shacl.scope import Scope
    from kg.check.shacl.shapes_graph import Described

PARAMETERS = ("class", "datatype", "nodeKind")
_KINDS = {
    "BlankNode": ("is_blank",),
    "IRI": ("is_iri",),
    "Literal": ("is_literal",),
    "BlankNodeOrIRI": ("is_blank", "is_iri"),
    "BlankNodeOrLiteral": ("is_blank", "is_literal"),
    "IRIOrLiteral": ("is_iri", "is_literal"),
}
_KIND_OF = {sh(name): name for name in _KINDS}


@dataclass(frozen=True, slots=True)
class Class:
    """Each value is a SHACL instance of a class."""

    kind: str
    component: ClassVar[str] = "ClassConstraintComponent"

    @property
    def says(self) -> str:
        """What is wrong."""
        return f"not a {shown(self.kind)}"

    def violations(self, scope: Scope) -> Hits:
        """Find values that are not."""
        data = scope.run.data
        return scope.fail_pairs(~data.mark(data.instances(self.kind))[scope.value])


@dataclass(frozen=True, slots=True)
class Datatype:
    """Each value is a literal of a datatype, and not ill-typed."""

    datatype: str
    component: ClassVar[str] = "DatatypeConstraintComponent"

    @property
    def says(self) -> str:
        """What is wrong."""
        return f"not a valid {shown(self.datatype)}"

    def violations(self, scope: Scope) -> Hits:
        """Find values that are not."""
        return scope.fail_values(lambda values: well_typed(values, self.datatype[1:-1]))


@dataclass(frozen=True, slots=True)
class NodeKind:
    """Each value is an IRI, a blank node or a literal, or one of two of these."""

    kind: str
    component: ClassVar[str] = "NodeKindConstraintComponent"

    @property
    def says(self) -> str:
        """What is wrong."""
        return f"not of kind {shown(self.kind)}"

    def violations(self, scope: Scope) -> Hits:
        """Find values that are not."""
        first, *others = _KINDS[_KIND_OF[self.kind]]
        return scope.fail_values(
            lambda values: getattr(values, first) | getattr(values, others[0]) if others else getattr(values, first)
        )


def read(shape: Described) -> Iterator[Constraint]:
    """Read what a shape demands."""
    for kind in shape.iris("class"):
        yield Class(kind)
    if shape.one("datatype") is not None:
        yield from (Datatype(datatype) for datatype in shape.iris("datatype"))
    if (node_kind := shape.one("nodeKind")) is not None:
        if str(node_kind) not in _KIND_OF:
            raise ShapeError("a value of sh:nodeKind that is no node kind")
        yield NodeKind(str(node_kind))
