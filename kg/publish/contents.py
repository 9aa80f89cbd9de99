"""What a build holds: named graphs, stored queries and an account of both, as files with the same bytes every time."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from kg.store import write_index

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from pyoxigraph import Triple


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that a build's folder is written from."""

    graphs: Mapping[str, Collection[Triple]]
    catalogue: Mapping[str, Any]
    manifest: Mapping[str, Any]

    def write(self, folder: Path) -> None:
        """Write all parts into a folder that exists."""
        lines = self._lines()
        (folder / "graph.nq").write_bytes(b"".join(lines))
        write_index(folder / "index", self._quads())
        _write_json(folder / "catalogue.json", self.catalogue)
        _write_json(folder / "manifest.json", {**self.manifest, "graph.nq": _account(lines)})

    def _lines(self) -> list[bytes]:
        """Return the named graphs as canonical N-Quads, each once, sorted by their bytes."""
        quads = (quad for quad in self._quads() if isinstance(quad.graph_name, NamedNode))
        text = serialize(quads, format=RdfFormat.N_QUADS) or b""
        return sorted(set(text.splitlines(keepends=True)))

    def _quads(self) -> Iterator[Quad]:
        """Return each triple once without a graph, so that sums are right, and again in each of its graphs."""
        for triple in {triple for triples in self.graphs.values() for triple in triples}:
            yield Quad(triple.subject, triple.predicate, triple.object)
        for graph, triples in self.graphs.items():
            for triple in triples:
                yield Quad(triple.subject, triple.predicate, triple.object, NamedNode(graph))


def _account(lines: list[bytes]) -> dict[str, Any]:
    """Return how many quads there are, and their hash."""
    return {"quads": len(lines), "sha256": sha256(b"".join(lines)).hexdigest()}


def _write_json(path: Path, value: Mapping[str, Any]) -> None:
    """Write JSON that people can read too."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
