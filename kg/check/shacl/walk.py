"""Walk property paths from many nodes at once."""

from __future__ import annotations

from functools import cached_property, reduce
from typing import TYPE_CHECKING

import numpy as np

from kg.check.shacl.paths import Alternative, Inverse, Path, Predicate, Repeat, Sequence
from kg.relations import EMPTY, NOTHING, Relation, contains, distinct, matches, merge, pack, unpack

if TYPE_CHECKING:
    from kg.check.shacl.data import Data
    from kg.relations import Codes, Mask

_FEW = 32  # a relation that is so many times larger than the nodes is searched, not read through


class Nodes:
    """Distinct nodes in order, and a table of them that is made once."""

    def __init__(self, data: Data, codes: Codes) -> None:
        self._data, self.codes = data, codes

    def __len__(self) -> int:
        """Return the number of nodes."""
        return len(self.codes)

    @cached_property
    def marks(self) -> Mask:
        """Which codes are among the nodes."""
        return self._data.mark(self.codes)


def walk(data: Data, path: Path, nodes: Nodes) -> tuple[Codes, Codes]:
    """Return the distinct pairs (node, value) that a path leads to, in order."""
    return unpack(_walk(data, _turned_inward(path), nodes))


def _turned_inward(path: Path, *, turned: bool = False) -> Path:
    """Return an equal path in which only predicates are inverse."""
    match path:
        case Predicate():
            return Inverse(path) if turned else path
        case Inverse(inner):
            return _turned_inward(inner, turned=not turned)
        case Sequence(paths):
            return Sequence(tuple(_turned_inward(p, turned=turned) for p in (reversed(paths) if turned else paths)))
        case Alternative(paths):
            return Alternative(tuple(_turned_inward(p, turned=turned) for p in paths))
        case Repeat(inner, least, endless):
            return Repeat(_turned_inward(inner, turned=turned), least, endless)


def _walk(data: Data, path: Path, nodes: Nodes) -> Codes:
    """Return packed pairs, sorted."""
    match path:
        case Predicate(iri):
            return _step(data.relation(iri), nodes)
        case Inverse(Predicate(iri)):
            return _step(data.relation(iri).flipped(), nodes)
        case Sequence((first, *others)):
            return reduce(lambda pairs, part: _onward(data, pairs, part), others, _walk(data, first, nodes))
        case Alternative(paths):
            return distinct(np.concatenate([_walk(data, part, nodes) for part in paths]))
        case Repeat(inner, least, endless):
            return _repeat(data, inner, nodes, least=least, endless=endless)
    raise TypeError(f"not turned inward: {path}")


def _step(relation: Relation, nodes: Nodes) -> Codes:
    """Return the pairs of a relation whose first is among some nodes."""
    if len(nodes) * _FEW < len(relation):
        return relation.rows[matches(relation.first, nodes.codes)[1]]
    return relation.rows[nodes.marks[relation.first]]


def _onward(data: Data, pairs: Codes, path: Path) -> Codes:
    """Walk a path from the second of each pair, keeping the first."""
    if not len(pairs):
        return EMPTY
    first, second = unpack(pairs)
    further = Relation(_walk(data, path, Nodes(data, distinct(second))))
    if not len(further):
        return EMPTY
    at, found = matches(further.first, second)
    return distinct(pack(first[at], further.second[found]))


def _repeat(data: Data, path: Path, nodes: Nodes, *, least: int, endless: bool) -> Codes:
    """Walk a path again and again, only from pairs not met before."""
    known = NOTHING.rows
    fresh = pack(nodes.codes, nodes.codes) if least == 0 else _walk(data, path, nodes)
    while len(fresh):
        known = merge(known, fresh)
        found = _onward(data, fresh, path)
        fresh = found[~contains(known, found)]
        if not endless:
            return merge(known, fresh)
    return known
