"""Where the nodes of a build were written: the file of each named graph, and the line in it on which a node begins."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import Unreadable
from kg.namespaces import ONTOLOGY_GRAPH, shorten

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Homes:
    """The files of the named graphs and of the ontology, from the folder of the project, and their hashes at the build.

    A file is read once, and only for its lines.
    """

    root: Path
    files: Mapping[str, str]
    ontology: tuple[str, ...] = ()
    hashes: Mapping[str, str] = field(default_factory=dict)
    _texts: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, manifest: Path, *, root: Path) -> Homes:
        """Read the files of the graphs from the manifest of a build."""
        try:
            graphs = json.loads(manifest.read_text(encoding="utf-8")).get("graphs", {})
        except (OSError, ValueError) as error:
            raise Unreadable(
                f"cannot be read ({error})", where=str(manifest), remedy="run `kg build --force`"
            ) from error
        files = {graph: about["path"] for graph, about in graphs.items() if "path" in about}
        modules = graphs.get(ONTOLOGY_GRAPH, {}).get("files", {})
        hashes = {about["path"]: about.get("sha256", "") for about in graphs.values() if "path" in about}
        return cls(root, files, tuple(modules), {**modules, **hashes})

    def line(self, file: str, iri: str) -> int | None:
        """Return the line of a file on which a node is described now; None where the file is gone or has it no more."""
        if file not in self._texts:
            path = self.root / file
            self._texts[file] = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        text = self._texts[file]
        begins = re.search(rf"^(?:{re.escape(shorten(iri))}|<{re.escape(iri)}>)\s", text, flags=re.MULTILINE)
        return text.count("\n", 0, begins.start()) + 1 if begins else None
