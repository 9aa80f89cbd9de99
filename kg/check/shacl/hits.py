"""Where constraints are not met: columns of codes, one row a result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kg.relations import EMPTY, matches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.relations import Codes

NONE = -1


@dataclass(frozen=True, slots=True)
class Hits:
    """What one constraint found: focus node, value, path and message of a result, `NONE` for what it has not.

    A path is the code of a predicate that takes the place of the shape's, a message a place in the run's messages.
    """

    focus: Codes
    value: Codes
    path: Codes | None = None
    message: Codes | None = None


NO_HITS = Hits(EMPTY, EMPTY)


@dataclass(frozen=True, slots=True)
class Found:
    """Results of a shape: `root` is the node that it was applied to, `check` tells which constraint of which shape."""

    root: Codes
    focus: Codes
    value: Codes
    path: Codes
    message: Codes
    check: Codes

    def __len__(self) -> int:
        """Return the number of results."""
        return len(self.focus)

    @classmethod
    def of(cls, hits: Hits, check: int) -> Found:
        """Make results of what a constraint found."""
        count = len(hits.focus)
        none = np.full(count, NONE)
        path = none if hits.path is None else hits.path
        message = none if hits.message is None else hits.message
        return cls(hits.focus, hits.focus, hits.value, path, message, np.full(count, check))

    def at(self, pairs_focus: Codes, pairs_value: Codes) -> Found:
        """Return the results of values as results of the nodes that have them, once for each node and value."""
        order = np.argsort(self.root, kind="stable")
        pair, place = matches(self.root[order], pairs_value)
        row = order[place]
        return Found(
            pairs_focus[pair], self.focus[row], self.value[row], self.path[row], self.message[row], self.check[row]
        )


NOTHING_FOUND = Found(EMPTY, EMPTY, EMPTY, EMPTY, EMPTY, EMPTY)


def together(parts: Sequence[Found]) -> Found:
    """Put results one after the other."""
    if len(parts) == 1:
        return parts[0]
    columns = ("root", "focus", "value", "path", "message", "check")
    return Found(*(np.concatenate([EMPTY, *(getattr(part, column) for part in parts)]) for column in columns))
