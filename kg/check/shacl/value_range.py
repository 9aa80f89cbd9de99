"""sh:minExclusive, sh:minInclusive, sh:maxExclusive and sh:maxInclusive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kg.check.shacl.order import compare
from kg.check.shacl.values import one_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.check.shacl.hits import Hits
    from kg.check.shacl.model import Constraint
    from kg.check.shacl.scope import Scope
    from kg.check.shacl.shapes_graph import Described
    from kg.check.shacl.values import Values
    from kg.relations import Mask

PARAMETERS = ("minExclusive", "minInclusive", "maxExclusive", "maxInclusive")
_SIGNS = dict(zip(PARAMETERS, (">", ">=", "<", "<="), strict=True))


@dataclass(frozen=True, slots=True)
class Range:
    """Each value lies on one side of a literal; what cannot be compared with it does not."""

    parameter: str
    limit: str

    @property
    def component(self) -> str:
        """The component that a result names."""
        return f"{self.parameter[0].upper()}{self.parameter[1:]}ConstraintComponent"

    @property
    def says(self) -> str:
        """What is wrong."""
        return f"not {_SIGNS[self.parameter]} {self.limit}"

    def violations(self, scope: Scope) -> Hits:
        """Find values that do not."""
        return scope.fail_values(self._accepts)

    def _accepts(self, values: Values) -> Mask:
        places = np.arange(len(values)), np.zeros(len(values), dtype=np.int64)
        sides = (values, places[0]), (one_value(self.limit), places[1])
        (left, left_at), (right, right_at) = sides if self.parameter.startswith("max") else reversed(sides)
        order = compare(left, left_at, right, right_at)
        return order.less | order.equal if self.parameter.endswith("Inclusive") else order.less


def read(shape: Described) -> Iterator[Constraint]:
    """Read what a shape demands."""
    for name in PARAMETERS:
        limit = shape.literal(name)
        if limit is not None:
            yield Range(name, limit)
