"""sh:not, sh:and, sh:or and sh:xone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from kg.check.shacl.hits import Hits
    from kg.check.shacl.model import Constraint
    from kg.check.shacl.scope import Scope
    from kg.check.shacl.shapes_graph import Described
    from kg.check.shacl.values import Values

PARAMETERS = ("not", "and", "or", "xone")


@dataclass(frozen=True, slots=True)
class Not:
    """No value conforms to a shape."""

    refers: tuple[str]
    component: ClassVar[str] = "NotConstraintComponent"

    @property
    def says(self) -> str:
        """What is wrong."""
        return "conforms to a shape that it must not conform to"

    def violations(self, scope: Scope) -> Hits:
        """Find values that do."""
        return scope.fail_values(lambda values: ~scope.run.conforms(self.refers[0], values.codes))


@dataclass(frozen=True, slots=True)
class And:
    """Each value conforms to all of some shapes."""

    refers: tuple[str, ...]
    component: ClassVar[str] = "AndConstraintComponent"

    @property
    def says(self) -> str:
        """What is wrong."""
        return "does not conform to each of several shapes"

    def violations(self, scope: Scope) -> Hits:
        """Find values that do not."""
        return scope.fail_values(lambda values: _fits(scope, self.refers, values) == len(self.refers))


@dataclass(frozen=True, slots=True)
class Or:
    """Each value conforms to at least one of some shapes."""

    refers: tuple[str, ...]
    component: ClassVar[str] = "OrConstraintComponent"

    @property
    def says(self) -> str:
        """What is wrong."""
        return "conforms to none of several shapes"

    def violations(self, scope: Scope) -> Hits:
        """Find values that do not."""
        return scope.fail_values(lambda values: _fits(scope, self.refers, values) > 0)


@dataclass(frozen=True, slots=True)
class Xone:
    """Each value conforms to one of some shapes and to no other; a shape that is listed twice counts twice."""

    refers: tuple[str, ...]
    component: ClassVar[str] = "XoneConstraintComponent"

    @property
    def says(self) -> str:
        """What is wrong."""
        return "does not conform to exactly one of several shapes"

    def violations(self, scope: Scope) -> Hits:
        """Find values that do not."""
        return scope.fail_values(lambda values: _fits(scope, self.refers, values) == 1)


def _fits(scope: Scope, names: tuple[str, ...], values: Values) -> npt.NDArray[np.int64]:
    """Count the shapes to which each value conforms."""
    count = np.zeros(len(values), dtype=np.int64)
    for name in names:
        count += scope.run.conforms(name, values.codes)
    return count


def read(shape: Described) -> Iterator[Constraint]:
    """Read what a shape demands."""
    for refused in shape.all("not"):
        yield Not((shape.refer(refused),))
    for name, kind in (("and", And), ("or", Or), ("xone", Xone)):
        for members in shape.lists(name):
            yield kind(tuple(shape.refer(member) for member in members))
