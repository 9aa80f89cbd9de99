"""Equal things: classes of terms with one representative each, found by rules of equality, expanded again on output."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kg.close.join import join
from kg.relations import EMPTY, NOTHING, Codes, Relation, distinct, pack, unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.close.plan import Equality, Key


class Classes:
    """Classes of equal terms; the representative of each is its lowest code."""

    __slots__ = ("_members", "representative")

    def __init__(self, size: int) -> None:
        self.representative: Codes = np.arange(size)
        self._members: tuple[Codes, Codes] | None = None

    @property
    def merged(self) -> bool:
        """Whether any two terms are equal."""
        return bool(len(self._sorted()[0]))

    def unite(self, pairs: Codes) -> bool:
        """Make the two of each packed pair one class; say whether anything changed.

        Labels sink to the lowest of each class: every round takes the lower label over each pair, then follows labels
        to their end, so long chains need few rounds.
        """
        label, (left, right) = self.representative, unpack(pairs)
        changed = False
        while len(left):
            low = np.minimum(label[left], label[right])
            if (label[left] == low).all() and (label[right] == low).all():
                break
            changed, self._members = True, None
            ends = np.concatenate([label[left], label[right]])
            np.minimum.at(label, ends, np.concatenate([low, low]))
            while (label[label] != label).any():
                label = label[label]
        self.representative = label
        return changed

    def rewrite(self, key: Key, relation: Relation) -> Relation:
        """Return a relation over representatives."""
        label = self.representative
        if key[1] == 1:
            rows = label[relation.rows]
            return relation if np.array_equal(rows, relation.rows) else Relation(distinct(rows))
        first, second = label[relation.first], label[relation.second]
        if np.array_equal(first, relation.first) and np.array_equal(second, relation.second):
            return relation
        return Relation(distinct(pack(first, second)))

    def expand(self, codes: Codes) -> tuple[Codes, Codes]:
        """Return the places of codes and, for each, every member of its class."""
        labels, members = self._sorted()
        low = np.searchsorted(labels, self.representative[codes], side="left")
        counts = np.searchsorted(labels, self.representative[codes], side="right") - low
        alone = counts == 0
        if alone.all():
            return np.arange(len(codes)), codes
        counts[alone] = 1
        at = np.repeat(np.arange(len(codes)), counts)
        ends = np.cumsum(counts)
        place = np.repeat(low, counts) + np.arange(len(at)) - np.repeat(ends - counts, counts)
        place[place >= len(members)] = 0
        return at, np.where(alone[at], codes[at], members[place])

    def equals(self, code: int) -> list[int]:
        """Return the other members of a term's class."""
        return [int(other) for other in self.expand(np.array([code]))[1] if other != code]

    def shared(self) -> Codes:
        """Return the terms that are equal to another."""
        return np.sort(self._sorted()[1])

    def pairs(self) -> Codes:
        """Return every packed pair of two different equal terms."""
        members = self.shared()
        at, others = self.expand(members)
        differ = members[at] != others
        return distinct(pack(members[at][differ], others[differ]))

    def _sorted(self) -> tuple[Codes, Codes]:
        """Return the members of classes of more than one term, by representative, and these."""
        if self._members is None:
            moved = np.flatnonzero(self.representative != np.arange(len(self.representative)))
            heads = distinct(self.representative[moved])
            members = np.concatenate([heads, moved])
            order = np.argsort(self.representative[members], kind="stable")
            self._members = self.representative[members][order], members[order]
        return self._members


def equal_pairs(equalities: Iterable[Equality], state: Mapping[Key, Relation], same: int) -> Codes:
    """Return packed pairs of terms that the rules of equality, or `owl:sameAs` itself, make one."""
    found = [state.get((same, 2), NOTHING).rows]
    for rule in equalities:
        sources = [state.get(atom.key, NOTHING) for atom in rule.body]
        if min(map(len, sources)) == 0:
            continue
        bindings = join(rule.body, sources)
        group = _number([bindings[name] for name in rule.group])
        key, member = unpack(distinct(pack(group, bindings[rule.member])))
        again = key[1:] == key[:-1]
        found.append(pack(member[:-1][again], member[1:][again]))
    return distinct(np.concatenate([EMPTY, *found]))


def _number(columns: list[Codes]) -> Codes:
    """Return one number for each combination of values."""
    number = columns[0]
    for column in columns[1:]:
        number = np.unique(pack(number, column), return_inverse=True)[1]
    return number
