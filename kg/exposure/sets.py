"""Sets of whole numbers as sorted columns: by sorting, which is steady where hashing packed pairs is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from kg.exposure.ledger import Flags, Numbers


def distinct(values: Numbers) -> Numbers:
    """Sort and drop repeats.

    >>> distinct(np.array([3, 1, 3])).tolist()
    [1, 3]
    """
    ordered = np.sort(values)
    keep = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=keep[1:])
    return ordered[keep]


def contains(known: Numbers, values: Numbers) -> Flags:
    """Say of each value whether a sorted set holds it.

    >>> contains(np.array([1, 3]), np.array([3, 2])).tolist()
    [True, False]
    """
    if not len(known):
        return np.zeros(len(values), dtype=bool)
    place = np.searchsorted(known, values)
    place[place == len(known)] = 0
    found: Flags = known[place] == values
    return found


def without(values: Numbers, known: Numbers) -> Numbers:
    """Return the values, sorted and each once, that a sorted set does not hold.

    >>> without(np.array([5, 3, 5]), np.array([1, 3])).tolist()
    [5]
    """
    fresh = distinct(values)
    return fresh[~contains(known, fresh)]


def united(known: Numbers, fresh: Numbers) -> Numbers:
    """Unite two sorted sets that have nothing in common."""
    return np.sort(np.concatenate([known, fresh]), kind="stable")
