"""One validation: shapes applied to sets of nodes, conformance remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kg.check.shacl.hits import NOTHING_FOUND, Found, together
from kg.check.shacl.query_store import QueryStore
from kg.check.shacl.scope import Scope
from kg.check.shacl.shape_based import Property
from kg.check.shacl.walk import Nodes
from kg.relations import EMPTY, contains, distinct, merge

if TYPE_CHECKING:
    from kg.check.shacl.data import Data
    from kg.check.shacl.model import Constraint, Shape, Shapes
    from kg.relations import Codes, Mask


class Run:
    """Shapes over data: the checks made, in order, and the messages that queries wrote."""

    def __init__(self, data: Data, shapes: Shapes) -> None:
        self.data, self.shapes = data, shapes
        self.checks: list[tuple[Shape, Constraint]] = []
        self.messages: list[tuple[str, ...]] = []
        self.store = QueryStore(data)
        self._places: dict[tuple[str, int], int] = {}
        self._seen: dict[str, tuple[Codes, Codes]] = {}

    def results(self, name: str, nodes: Nodes) -> Found:
        """Validate nodes against a shape."""
        shape = self.shapes.by_name[name]
        if shape.deactivated or not len(nodes):
            return NOTHING_FOUND
        scope = Scope(self, shape, nodes)
        return together([self._found(scope, number, each) for number, each in enumerate(shape.constraints)])

    def conforms(self, name: str, codes: Codes) -> Mask:
        """Say of each of some distinct nodes in order whether it conforms to a shape."""
        checked, failed = self._seen.get(name, (EMPTY, EMPTY))
        fresh = codes[~contains(checked, codes)]
        if len(fresh):
            checked = merge(checked, fresh)
            failed = merge(failed, self._failing(self.shapes.by_name[name], Nodes(self.data, fresh)))
            self._seen[name] = checked, failed
        return ~contains(failed, codes)

    def _failing(self, shape: Shape, nodes: Nodes) -> Codes:
        """Return the nodes that do not conform to a shape."""
        if shape.deactivated:
            return EMPTY
        scope = Scope(self, shape, nodes)
        return distinct(np.concatenate([EMPTY, *(each.violations(scope).focus for each in shape.constraints)]))

    def _found(self, scope: Scope, number: int, constraint: Constraint) -> Found:
        """Return the results of one constraint; those of a nested property shape are its own."""
        if not isinstance(constraint, Property):
            return Found.of(constraint.violations(scope), self._check(scope.shape, number))
        if scope.shape.path is None:
            return self.results(constraint.refers[0], scope.nodes)
        found = self.results(constraint.refers[0], Nodes(self.data, scope.distinct.codes))
        return found.at(scope.at, scope.value) if len(found) else found

    def _check(self, shape: Shape, number: int) -> int:
        """Number the checks in the order in which they are first made."""
        place = self._places.setdefault((shape.name, number), len(self.checks))
        if place == len(self.checks):
            self.checks.append((shape, shape.constraints[number]))
        return place
