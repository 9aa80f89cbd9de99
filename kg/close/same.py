"""Equal things: classes of terms with one representative each, found from rules of equality, expanded again on output."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kg.close.join import join
from kg.relations import EMPTY, NOTHING, Codes, Relation, distinct, matches, pack, unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.close.plan import Equality, Key


class Classes:
    """Classes of equal terms; the representative of each is its lowest code."""

    def __init__(self, size: int) -> None:
        self.representative: Codes = np.arange(size)

    @property
    def merged(self) -> bool:
        """Whether any two terms are equal."""
        return bool(len(self._shared()))

    def unite(self, pairs: Codes) -> bool:
        """Make the two of each packed pair one class; say whether anything changed.

        Labels sink to the lowest of each class: every round takes the lower label over each pair, then follows labels to their end,
        so long chains need few rounds.
        """
        label, (left, right) = self.representative, unpack(pairs)
        changed = False
        while len(left):
            low = np.minimum(label[left], label[right])
            moving = (label[left] != low) | (label[right] != low)
            if not moving.any():
                break
            changed = True
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
            return Relation(distinct(label[relation.rows]))
        return Relation(distinct(pack(label[relation.first], label[relation.second])))

    def expand(self, codes: Codes) -> tuple[Codes, Codes]:
        """Return the places of codes and, for each, every member of its class."""
        if not self.merged:
            return np.arange(len(codes)), codes
        order = np.argsort(self.representative, kind="stable")
        at, found = matches(self.representative[order], self.representative[codes])
        return at, order[found]

    def pairs(self) -> Codes:
        """Return every packed pair of two different equal terms."""
        members = np.flatnonzero(np.isin(self.representative, self._shared()))
        at, others = self.expand(members)
        differ = members[at] != others
        return distinct(pack(members[at][differ], others[differ]))

    def _shared(self) -> Codes:
        """Return the representatives of more than themselves."""
        return distinct(self.representative[self.representative != np.arange(len(self.representative))])


def equal_pairs(equalities: Iterable[Equality], state: Mapping[Key, Relation], same: int) -> Codes:
    """Return packed pairs of terms that the rules of equality, or `owl:sameAs` itself, make one."""
    found = [state.get((same, 2), NOTHING).rows]
    for rule in equalities:
        bindings = join(rule.body, [state.get(atom.key, NOTHING) for atom in rule.body])
        group = _number([bindings[name] for name in rule.group])
        rows = distinct(pack(group, bindings[rule.member]))
        key, member = unpack(rows)
        again = key[1:] == key[:-1]
        found.append(pack(member[:-1][again], member[1:][again]))
    return distinct(np.concatenate(found)) if found else EMPTY


def _number(columns: list[Codes]) -> Codes:
    """Return one number for each combination of values."""
    number = columns[0]
    for column in columns[1:]:
        number = np.unique(pack(number, column), return_inverse=True)[1]
    return number
