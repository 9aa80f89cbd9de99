"""sh:node, sh:property and sh:qualifiedValueShape with its counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from kg.check.shacl.shapes_graph import ShapeError, sh, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.check.shacl.hits import Hits
    from kg.check.shacl.model import Constraint
    from kg.check.shacl.scope import Scope
    from kg.check.shacl.shapes_graph import Described, Term
    from kg.check.shacl.values import Values
    from kg.relations import Codes, Mask

PARAMETERS = (
    "node", "property",
    "qualifiedValueShape", "qualifiedValueShapesDisjoint", "qualifiedMinCount", "qualifiedMaxCount",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Node:
    """Each value conforms to a node shape."""

    refers: tuple[str]
    component: ClassVar[str] = "NodeConstraintComponent"

    @property
    def says(self) -> str:
        """What is wrong."""
        return f"does not conform to {shown(self.refers[0])}"

    def violations(self, scope: Scope) -> Hits:
        """Find values that do not."""
        return scope.fail_values(lambda values: scope.run.conforms(self.refers[0], values.codes))


@dataclass(frozen=True, slots=True)
class Property:
    """Each value conforms to a property shape, whose own results are reported in place of this one's."""

    refers: tuple[str]
    component: ClassVar[str] = "PropertyConstraintComponent"

    @property
    def says(self) -> str:
        """What is wrong."""
        return f"does not conform to {shown(self.refers[0])}"

    def violations(self, scope: Scope) -> Hits:
        """Find values that do not."""
        return scope.fail_values(lambda values: scope.run.conforms(self.refers[0], values.codes))


@dataclass(frozen=True, slots=True)
class _Qualified:
    """A count of the values that conform to a shape, the first of `refers`, and to none of its siblings, the others."""

    refers: tuple[str, ...]
    count: int

    def counted(self, scope: Scope) -> Codes:
        """Count such values of each focus node."""

        def accepts(values: Values) -> Mask:
            fits = scope.run.conforms(self.refers[0], values.codes)
            for sibling in self.refers[1:]:
                fits = fits & ~scope.run.conforms(sibling, values.codes)
            return fits

        return scope.tally(scope.accepted(accepts))


@dataclass(frozen=True, slots=True)
class QualifiedMin(_Qualified):
    """At least so many values conform to a shape."""

    component: ClassVar[str] = "QualifiedMinCountConstraintComponent"

    @property
    def says(self) -> str:
        """What is wrong."""
        return f"fewer than {self.count} values of the kind that is asked for"

    def violations(self, scope: Scope) -> Hits:
        """Find focus nodes with fewer."""
        return scope.fail_nodes(self.counted(scope) < self.count)


@dataclass(frozen=True, slots=True)
class QualifiedMax(_Qualified):
    """At most so many values conform to a shape."""

    component: ClassVar[str] = "QualifiedMaxCountConstraintComponent"

    @property
    def says(self) -> str:
        """What is wrong."""
        return f"more than {self.count} values of the kind that is limited"

    def violations(self, scope: Scope) -> Hits:
        """Find focus nodes with more."""
        return scope.fail_nodes(self.counted(scope) > self.count)


def read(shape: Described) -> Iterator[Constraint]:
    """Read what a shape demands."""
    for node in shape.all("node"):
        if shape.graph.objects(node, sh("path")):
            raise ShapeError("a value of sh:node that is no node shape")
        yield Node((shape.refer(node),))
    for nested in shape.all("property"):
        if not shape.graph.objects(nested, sh("path")):
            raise ShapeError("a value of sh:property without sh:path")
        yield Property((shape.refer(nested),))
    yield from _read_qualified(shape)


def _read_qualified(shape: Described) -> Iterator[Constraint]:
    """Read what a shape demands of some of its values."""
    shape.need_path("qualifiedValueShape")
    wanted = shape.one("qualifiedValueShape")
    least, most = shape.integer("qualifiedMinCount"), shape.integer("qualifiedMaxCount")
    apart = shape.is_true("qualifiedValueShapesDisjoint")
    if wanted is None:
        return
    siblings = _siblings(shape) if apart else {}
    refers = (shape.refer(wanted), *(shape.refer(sibling) for sibling in siblings if sibling != wanted))
    if least is not None:
        yield QualifiedMin(refers, least)
    if most is not None:
        yield QualifiedMax(refers, most)


def _siblings(shape: Described) -> dict[Term, None]:
    """Return the values of sh:qualifiedValueShape of all property shapes that a parent of this one has."""
    graph, nested = shape.graph, sh("property")
    parents = (subject for subject in graph.subjects if shape.node in graph.objects(subject, nested))
    others = (other for parent in parents for other in graph.objects(parent, nested))
    return {wanted: None for other in others for wanted in graph.objects(other, sh("qualifiedValueShape"))}
