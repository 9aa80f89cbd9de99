"""sh:equals, sh:disjoint, sh:lessThan and sh:lessThanOrEquals: the values of a shape beside those of a property."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from kg.check.shacl.hits import Hits
from kg.check.shacl.order import compare
from kg.check.shacl.paths import Predicate
from kg.check.shacl.shapes_graph import shown
from kg.check.shacl.values import Values
from kg.check.shacl.walk import walk
from kg.relations import contains, matches, pack, unpack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.check.shacl.model import Constraint
    from kg.check.shacl.scope import Scope
    from kg.check.shacl.shapes_graph import Described
    from kg.relations import Codes

PARAMETERS = ("equals", "disjoint", "lessThan", "lessThanOrEquals")


@dataclass(frozen=True, slots=True)
class Equals:
    """The values are those of a property."""

    predicate: str
    component: ClassVar[str] = "EqualsConstraintComponent"

    @property
    def says(self) -> str:
        """What is wrong."""
        return f"not the same values as {shown(self.predicate)}"

    def violations(self, scope: Scope) -> Hits:
        """Find values that only one of the two has."""
        own, other = pack(scope.at, scope.value), _beside(scope, self.predicate)
        return Hits(*unpack(np.concatenate([own[~contains(other, own)], other[~contains(own, other)]])))


@dataclass(frozen=True, slots=True)
class Disjoint:
    """No value is one of a property."""

    predicate: str
    component: ClassVar[str] = "DisjointConstraintComponent"

    @property
    def says(self) -> str:
        """What is wrong."""
        return f"also a value of {shown(self.predicate)}"

    def violations(self, scope: Scope) -> Hits:
        """Find values that both have."""
        return scope.fail_pairs(contains(_beside(scope, self.predicate), pack(scope.at, scope.value)))


@dataclass(frozen=True, slots=True)
class LessThan:
    """Each value is less than each value of a property; what cannot be compared is not."""

    predicate: str
    component: ClassVar[str] = "LessThanConstraintComponent"

    @property
    def says(self) -> str:
        """What is wrong."""
        return f"not less than {shown(self.predicate)}"

    def violations(self, scope: Scope) -> Hits:
        """Find values that are not, once for each value of the property."""
        return _unless(scope, self.predicate, or_equal=False)


@dataclass(frozen=True, slots=True)
class LessThanOrEquals:
    """Each value is less than or equal to each value of a property; what cannot be compared is not."""

    predicate: str
    component: ClassVar[str] = "LessThanOrEqualsConstraintComponent"

    @property
    def says(self) -> str:
        """What is wrong."""
        return f"not less than or equal to {shown(self.predicate)}"

    def violations(self, scope: Scope) -> Hits:
        """Find values that are not, once for each value of the property."""
        return _unless(scope, self.predicate, or_equal=True)


def _beside(scope: Scope, predicate: str) -> Codes:
    """Return the packed pairs of focus nodes and their values of a property, sorted."""
    return pack(*walk(scope.run.data, Predicate(predicate), scope.nodes))


def _unless(scope: Scope, predicate: str, *, or_equal: bool) -> Hits:
    """Report each pair of a value and a value of the property that is not in order."""
    focus, other = unpack(_beside(scope, predicate))
    own_at, other_at = matches(focus, scope.at)
    left, right = scope.value[own_at], other[other_at]
    codes, places = np.unique(np.concatenate([left, right]), return_inverse=True)
    values = Values(codes, scope.run.data.terms.spell(codes))
    order = compare(values, places[: len(left)], values, places[len(left) :])
    wrong = own_at[~(order.less | order.equal if or_equal else order.less)]
    return Hits(scope.at[wrong], scope.value[wrong])


def read(shape: Described) -> Iterator[Constraint]:
    """Read what a shape demands."""
    shape.need_path("lessThan")
    shape.need_path("lessThanOrEquals")
    yield from map(Equals, shape.iris("equals"))
    yield from map(Disjoint, shape.iris("disjoint"))
    yield from map(LessThan, shape.iris("lessThan"))
    yield from map(LessThanOrEquals, shape.iris("lessThanOrEquals"))
