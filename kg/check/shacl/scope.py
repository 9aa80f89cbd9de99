"""A shape applied to nodes: the pairs of focus node and value that its constraints look at."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from kg.check.shacl.hits import NONE, Hits
from kg.check.shacl.values import Values
from kg.check.shacl.walk import Nodes, walk

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.check.shacl.model import Shape
    from kg.check.shacl.run import Run
    from kg.relations import Codes, Mask


class Scope:
    """Focus nodes in order; and pairs (`at`, `value`), by focus node, of each of them with each of its values."""

    def __init__(self, run: Run, shape: Shape, nodes: Nodes) -> None:
        self.run, self.shape, self.nodes = run, shape, nodes
        self.focus: Codes = nodes.codes
        self.at, self.value = (self.focus, self.focus) if shape.path is None else walk(run.data, shape.path, nodes)

    @cached_property
    def counts(self) -> Codes:
        """How many values each focus node has."""
        return self.tally(np.ones(len(self.at), dtype=bool))

    @cached_property
    def distinct(self) -> Values:
        """The distinct values."""
        codes = np.flatnonzero(self.run.data.mark(self.value))
        return Values(codes, self.run.data.terms.spell(codes))

    def tally(self, keep: Mask) -> Codes:
        """Count the pairs to keep of each focus node."""
        found: Codes = np.bincount(self.at[keep], minlength=len(self.run.data.terms))[self.focus]
        return found

    def accepted(self, accepts: Callable[[Values], Mask]) -> Mask:
        """Say of each pair whether its value is accepted; each distinct value is looked at once."""
        if not len(self.value):
            return np.zeros(0, dtype=bool)
        return self.run.data.mark(self.distinct.codes[accepts(self.distinct)])[self.value]

    def fail_values(self, accepts: Callable[[Values], Mask]) -> Hits:
        """Report each pair whose value is not accepted."""
        return self.fail_pairs(~self.accepted(accepts))

    def fail_pairs(self, wrong: Mask) -> Hits:
        """Report pairs."""
        return Hits(self.at[wrong], self.value[wrong])

    def fail_nodes(self, wrong: Mask) -> Hits:
        """Report focus nodes, without a value."""
        focus = self.focus[wrong]
        return Hits(focus, np.full(len(focus), NONE))
