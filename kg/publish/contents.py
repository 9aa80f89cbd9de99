"""What a build holds: named graphs, stored queries and an account of both, as files with the same bytes every time."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Graphs(Protocol):
    """The named graphs of a build, however they come to be."""

    def write(self, folder: Path) -> dict[str, Any]:
        """Write `graph.nq` and `index/` into a folder; return how many quads there are, and the hash of the first."""
        ...


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that a build's folder is written from."""

    graphs: Graphs
    catalogue: Mapping[str, Any]
    manifest: Mapping[str, Any]

    def write(self, folder: Path) -> None:
        """Write all parts into a folder that exists."""
        account = self.graphs.write(folder)
        _write_json(folder / "catalogue.json", self.catalogue)
        _write_json(folder / "manifest.json", {**self.manifest, "graph.nq": account})


def _write_json(path: Path, value: Mapping[str, Any]) -> None:
    """Write JSON that people can read too."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
