"""sh:minCount and sh:maxCount."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.check.shacl.hits import Hits
    from kg.check.shacl.model import Constraint
    from kg.check.shacl.scope import Scope
    from kg.check.shacl.shapes_graph import Described

PARAMETERS = ("minCount", "maxCount")


@dataclass(frozen=True, slots=True)
class MinCount:
    """At least so many values."""

    count: int
    component: ClassVar[str] = "MinCountConstraintComponent"

    @property
    def says(self) -> str:
        """What is wrong."""
        return f"fewer than {self.count} value{'s' * (self.count != 1)}"

    def violations(self, scope: Scope) -> Hits:
        """Find focus nodes with fewer."""
        return scope.fail_nodes(scope.counts < self.count)


@dataclass(frozen=True, slots=True)
class MaxCount:
    """At most so many values."""

    count: int
    component: ClassVar[str] = "MaxCountConstraintComponent"

    @property
    def says(self) -> str:
        """What is wrong."""
        return f"more than {self.count} value{'s' * (self.count != 1)}"

    def violations(self, scope: Scope) -> Hits:
        """Find focus nodes with more."""
        return scope.fail_nodes(scope.counts > self.count)


def read(shape: Described) -> Iterator[Constraint]:
    """Read what a shape demands."""
    shape.need_path("minCount")
    shape.need_path("maxCount")
    if (least := shape.integer("minCount")) is not None:
        yield MinCount(least)
    if (most := shape.integer("maxCount")) is not None:
        yield MaxCount(most)
