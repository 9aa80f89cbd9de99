"""Which nodes must be validated again when triples have gone or come: those from which a shape can get there.

A shape gets from a focus node along its paths, those of the shapes that it refers to, and the few predicates that
constraints look at. If a result of a node is another one now, then a first changed triple lies on some walk from it;
the way to there has not changed, so it can be gone backwards in the data as they are. What a query looks at is known by
predicate only: if one of those has changed, all focus nodes of the shape count.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from kg.check.shacl.data import SUBCLASS, TYPE
from kg.check.shacl.model import shapes_within
from kg.check.shacl.other import Closed
from kg.check.shacl.pairs import Disjoint, Equals, LessThan, LessThanOrEquals
from kg.check.shacl.paths import Alternative, Inverse, Path, Predicate, Repeat, Sequence
from kg.check.shacl.shape_based import Property
from kg.check.shacl.sparql import Sparql
from kg.check.shacl.targets import focus_nodes
from kg.check.shacl.value_type import Class

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.check.shacl.data import Data
    from kg.check.shacl.model import Constraint, Shape, Shapes
    from kg.columns import Columns
    from kg.relations import Mask

Step = tuple[str, bool]  # a predicate, and whether it is walked backwards


@dataclass(slots=True)
class Reach:
    """What a shape looks at: steps from node to node, every triple of a node (`closed`), predicates of queries.

    `queries` is None where a query may look at anything.
    """

    steps: set[Step] = field(default_factory=set)
    closed: bool = False
    queries: set[str] | None = field(default_factory=set)


def nodes_to_look_at(data: Data, shapes: Shapes, touched: Columns) -> Mask | None:
    """Say of each term whether what shapes say of it can be another one, now that rows are gone or new; None: of all.

    `touched` are these rows, with the codes of the data.
    """
    changed = set(touched.spell(np.unique(touched.predicate)).to_list())
    if shapes.unknown or SUBCLASS in changed:
        return None
    found = np.zeros(len(data.terms), dtype=bool)
    for name in shapes.roots:
        reach = Reach()
        if not _read(shapes.by_name, name, reach, set()):
            return None
        if changed and (reach.queries is None or reach.queries & changed):
            found[focus_nodes(data, shapes.by_name[name].targets)] = True
        found |= _backwards(data, reach, touched)
    return found


def _read(shapes: Mapping[str, Shape], name: str, reach: Reach, done: set[str]) -> bool:
    """Add what a shape looks at; say no where its results may be about other nodes than its own."""
    if name in done:
        return True
    done.add(name)
    shape = shapes[name]
    if shape.path is not None:
        reach.steps |= set(_steps(shape.path, turned=False))
        if any(isinstance(constraint, Property) for constraint in shape.constraints):
            return False
    kinds = {"targetClass": (TYPE, False), "targetNode": None}
    for target in shape.targets:
        step = kinds.get(target.kind, (target.term, target.kind == "targetObjectsOf"))
        reach.steps |= {step} if step else set()
    for constraint in shape.constraints:
        _look(constraint, reach)
    inner = (other for constraint in shape.constraints for other in shapes_within(constraint))
    return all(_read(shapes, other, reach, done) for other in list(inner))


def _look(constraint: Constraint, reach: Reach) -> None:
    """Add what a constraint looks at besides values: most look at nothing else."""
    match constraint:
        case Class():
            reach.steps.add((TYPE, False))
        case Equals(predicate) | Disjoint(predicate) | LessThan(predicate) | LessThanOrEquals(predicate):
            reach.steps.add((predicate, False))
        case Closed():
            reach.closed = True
        case Sparql(_, question):
            asked = question.predicates
            reach.queries = None if asked is None or reach.queries is None else reach.queries | asked


def _steps(path: Path, *, turned: bool) -> Iterator[Step]:
    """Yield the steps of a path."""
    match path:
        case Predicate(iri):
            yield iri, turned
        case Inverse(inner):
            yield from _steps(inner, turned=not turned)
        case Sequence(paths) | Alternative(paths):
            for part in paths:
                yield from _steps(part, turned=turned)
        case Repeat(inner):
            yield from _steps(inner, turned=turned)


def _backwards(data: Data, reach: Reach, touched: Columns) -> Mask:
    """Mark the nodes from which steps lead to a changed triple, however many."""
    found = np.zeros(len(data.terms), dtype=bool)
    if reach.closed:
        found[touched.subject] = True
    for predicate, inverse in reach.steps:
        rows = touched.predicate == data.terms.code(predicate)
        found[(touched.object if inverse else touched.subject)[rows]] = True
    count = -1
    while count != (count := int(found.sum())):
        for predicate, inverse in reach.steps:
            relation = data.relation(predicate)
            before, after = (relation.second, relation.first) if inverse else (relation.first, relation.second)
            found[before[found[after]]] = True
    return found
