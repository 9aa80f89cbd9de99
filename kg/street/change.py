"""Which authored rows went and which came, from one build to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kg.columns import Columns, take

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.read.stock import Stock
    from kg.relations import Codes
    from kg.street.base import Base

Entry = tuple[str, str]  # name and hash of a file


@dataclass(frozen=True, slots=True)
class Change:
    """Rows of files that have gone or were otherwise, and of files that are new or are otherwise now.

    With `everything`, the ontology is another one, so that nothing of what was worked out for the base may stand.
    """

    base: Base
    dropped: Columns
    fresh: Columns
    everything: bool

    @property
    def nodes(self) -> Codes:
        """The terms at both ends of all these rows."""
        ends = (self.dropped.subject, self.dropped.object, self.fresh.subject, self.fresh.object)
        return np.unique(np.concatenate(ends))


def find_change(base: Base | None, stock: Stock, entries: Sequence[Entry]) -> Change | None:
    """Compare the files of a base and of a stock, whose codes go on from those of the base; `entries` are the latter's."""
    if base is None:
        return None
    before = [(name, digest) for name, digest, _ in base.account["sheets"]]
    here, there = set(entries), set(before)
    count = len(stock.ontology)
    dropped = np.array([*(entry not in here for entry in before), False, False])
    fresh = np.array([entry not in there for entry in entries], dtype=bool)
    everything = before[: base.account["ontology"]] != list(entries[:count])
    table = base.kept.table
    fresh_rows = take(stock.columns, fresh[stock.columns.source])
    return Change(base, take(table, dropped[table.source]), fresh_rows, everything)
