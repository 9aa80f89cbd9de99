"""sh:closed with sh:ignoredProperties, sh:hasValue and sh:in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from kg.check.shacl.hits import Hits
from kg.check.shacl.shapes_graph import ShapeError, sh, shown
from kg.relations import matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.check.shacl.model import Constraint
    from kg.check.shacl.scope import Scope
    from kg.check.shacl.shapes_graph import Described

PARAMETERS = ("closed", "ignoredProperties", "hasValue", "in")


@dataclass(frozen=True, slots=True)
class Closed:
    """No value is the subject of a predicate that is not listed."""

    predicates: frozenset[str]
    component: ClassVar[str] = "ClosedConstraintComponent"

    @property
    def says(self) -> str:
        """What is wrong."""
        return "a property that the shape does not name"

    def violations(self, scope: Scope) -> Hits:
        """Find triples of values with other predicates."""
        data = scope.run.data
        listed = data.mark(data.terms.encode(sorted(self.predicates)))
        table = data.columns
        rows = np.flatnonzero(data.mark(scope.value)[table.subject] & ~listed[table.predicate])
        rows = rows[np.lexsort((table.object[rows], table.predicate[rows], table.subject[rows]))]
        columns = np.stack([table.subject[rows], table.predicate[rows], table.object[rows]])
        fresh = np.ones(len(rows), dtype=bool)  # two inputs may state one triple
        fresh[1:] = (columns[:, 1:] != columns[:, :-1]).any(axis=0)
        subject, predicate, value = columns[:, fresh]
        pair, triple = matches(subject, scope.value)
        return Hits(scope.at[pair], value[triple], predicate[triple])


@dataclass(frozen=True, slots=True)
class HasValue:
    """One of the values is a given term."""

    term: str
    component: ClassVar[str] = "HasValueConstraintComponent"

    @property
    def says(self) -> str:
        """What is wrong."""
        return f"lacks the value {shown(self.term)}"

    def violations(self, scope: Scope) -> Hits:
        """Find focus nodes without it."""
        return scope.fail_nodes(scope.tally(scope.value == scope.run.data.terms.code(self.term)) == 0)


@dataclass(frozen=True, slots=True)
class In:
    """Each value is one of some terms."""

    terms: tuple[str, ...]
    component: ClassVar[str] = "InConstraintComponent"

    @property
    def says(self) -> str:
        """What is wrong."""
        return f"not one of {', '.join(shown(term) for term in self.terms)}"

    def violations(self, scope: Scope) -> Hits:
        """Find values that are not."""
        return scope.fail_pairs(~scope.run.data.mark(scope.run.data.terms.encode(self.terms))[scope.value])


def read(shape: Described) -> Iterator[Constraint]:
    """Read what a shape demands."""
    ignored = shape.lists("ignoredProperties") if shape.one("ignoredProperties") is not None else [[]]
    if shape.is_true("closed"):
        own = (path for nested in shape.all("property") for path in shape.graph.objects(nested, sh("path")))
        named = {str(path) for path in own if str(path).startswith("<")}
        listed = {str(member) for member in ignored[0]}
        if not all(member.startswith("<") for member in listed):
            raise ShapeError("a member of sh:ignoredProperties that is no IRI")
        yield Closed(frozenset(named | listed))
    for term in shape.all("hasValue"):
        yield HasValue(str(term))
    if shape.one("in") is not None:
        yield In(tuple(str(member) for member in shape.lists("in")[0]))
