"""What a build holds: named graphs, stored queries and an account of both, as files with the same bytes every time."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Written:
    """How many quads `graph.nq` has, and its hash; `drift` counts what was changed in the index since it was made."""

    quads: int
    sha256: str
    drift: int = 0


class Graphs(Protocol):
    """The named graphs of a build, however they come to be."""

    def write(self, folder: Path) -> Written:
        """Write `graph.nq` and `index/` into a folder."""
        ...


def _keep_nothing(folder: Path, written: Written) -> None:
    """Keep nothing."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that a build's folder is written from."""

    graphs: Graphs
    catalogue: Mapping[str, Any]
    manifest: Mapping[str, Any]
    keep: Callable[[Path, Written], None] = _keep_nothing

    def write(self, folder: Path) -> None:
        """Write all parts into a folder that exists, and what is to be kept for the next build."""
        written = self.graphs.write(folder)
        account = {"quads": written.quads, "sha256": written.sha256}
        _write_json(folder / "catalogue.json", self.catalogue)
        _write_json(folder / "manifest.json", {**self.manifest, "graph.nq": account})
        self.keep(folder, written)


def _write_json(path: Path, value: Mapping[str, Any]) -> None:
    """Write JSON that people can read too."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
