"""A finished build to go on from: what was kept of it, and which files are still as they were."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode

from kg.columns import take
from kg.namespaces import DERIVED_GRAPH, INFERRED_GRAPH, ONTOLOGY_GRAPH
from kg.read.taking import Known, KnownSheet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kg.columns import Columns
    from kg.publish import Build
    from kg.street.kept import Kept


@dataclass(frozen=True, slots=True)
class Base:
    """A build, and what was kept of it; `names` are those that files have in accounts."""

    build: Build
    kept: Kept
    names: Mapping[Path, str]

    @property
    def account(self) -> dict[str, Any]:
        """What was kept beside the rows."""
        return self.kept.account

    @property
    def sheets(self) -> int:
        """How many files of ontology and data there were."""
        return len(self.account["sheets"])

    def known(self) -> Known:
        """Return what is known of files, for those that still go by their names."""
        listed = {name: (place, entry) for place, (name, *entry) in enumerate(self.account["sheets"])}
        found = {path: listed[name] for path, name in self.names.items() if name in listed}
        sheets = {
            path: KnownSheet(entry[0], tuple(map(NamedNode, entry[1])), place) for path, (place, entry) in found.items()
        }
        return Known(take(self.kept.table, self.kept.table.source < self.sheets), sheets)

    def graphs(self) -> list[str]:
        """Return the graph of each source of the table."""
        count = self.account["ontology"]
        data = [graphs[0] for _, _, graphs in self.account["sheets"][count:]]
        return [*[ONTOLOGY_GRAPH] * count, *data, DERIVED_GRAPH, INFERRED_GRAPH]

    def derived(self) -> Columns:
        """Return the rows that were derived."""
        return take(self.kept.table, self.kept.table.source == self.sheets)
