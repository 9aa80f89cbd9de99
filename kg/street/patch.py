"""The graphs of a build as those of another one and what differs: lines merged, an index taken over and amended."""

from __future__ import annotations

import mmap
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

import polars as pl

from kg.columns import spell_rows, take
from kg.publish.contents import Written
from kg.store import amend_index
from kg.street.difference import pairs_within, without

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kg.columns import Columns
    from kg.street.quads import Quads


@dataclass(frozen=True, slots=True)
class Patch:
    """What has gone from the quads of a finished build and what has come; `source` is the number of a graph.

    `before` and `after` have all rows of both builds. Where the build is not what it was, `otherwise` is written.
    """

    path: Path
    sha256: str
    removed: Columns
    added: Columns
    before: Columns
    after: Columns
    graphs: Sequence[str]
    quads: int
    drift: int
    otherwise: Callable[[], Quads]

    def write(self, folder: Path) -> Written:
        """Write `graph.nq` and the index."""
        gone, come = ([f"{line}\n".encode() for line in self._lines(rows)] for rows in (self.removed, self.added))
        digest = merge_lines(self.path / "graph.nq", folder / "graph.nq", gone, come, expected=self.sha256)
        if digest is None or not self._amend(folder / "index"):
            return self.otherwise().write(folder)
        return Written(self.quads, digest, self.drift)

    def _amend(self, path: Path) -> bool:
        """Take over the index with what differs; say whether it could be read."""
        gone = without(self.removed, self.after, sources=False)
        come = without(self.added, self.before, sources=False)
        # An index holds numbers and dates by their value: what is spelt otherwise and stays must be there again.
        typed = take(self.removed, self.removed.terms.str.starts_with('"').to_numpy()[self.removed.object])
        stay = pairs_within(self.after, typed)
        vanished = set(self.removed.source.tolist()) - set(self.after.source.tolist())
        return amend_index(
            self.path / "index",
            path,
            removed="\n".join([*self._lines(self.removed), *spell_rows(gone)]),
            added="\n".join([*self._lines(self.added), *spell_rows(come), *self._lines(stay), *spell_rows(stay)]),
            vanished=[self.graphs[number] for number in sorted(vanished)],
        )

    def _lines(self, rows: Columns) -> pl.Series:
        """Return rows as lines of N-Quads."""
        names = pl.Series([f" <{graph}> ." for graph in self.graphs], dtype=pl.String)
        return spell_rows(rows).str.strip_suffix(" .") + names.gather(rows.source)


def merge_lines(old: Path, new: Path, removed: Sequence[bytes], added: Sequence[bytes], *, expected: str) -> str | None:
    """Write a file of sorted lines without some of its lines and with others; return its hash.

    None where the old file is missing, or its hash is not the one that is expected.
    """
    try:
        with old.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as lines:
            if sha256(lines).hexdigest() != expected:
                return None
            return _merge(lines, new, removed, added)
    except (OSError, ValueError):  # gone, or empty
        return None


def _merge(lines: mmap.mmap, new: Path, removed: Sequence[bytes], added: Sequence[bytes]) -> str:
    """Copy what lies between the places where something is cut out or put in."""
    digest, done = sha256(), 0
    with new.open("wb") as target, memoryview(lines) as view:

        def put(piece: memoryview | bytes) -> None:
            target.write(piece)
            digest.update(piece)

        for line, comes in sorted([*((line, False) for line in removed), *((line, True) for line in added)]):
            at = _find(lines, line, done)
            with view[done:at] as between:
                put(between)
            done = at if comes else at + len(line)
            if comes:
                put(line)
        with view[done:] as rest:
            put(rest)
    return digest.hexdigest()


def _find(lines: mmap.mmap, line: bytes, low: int) -> int:
    """Return the place of the first line, from one on, that is not less than another."""
    high = len(lines)
    while low < high:
        middle = (low + high) // 2
        start = max(lines.rfind(b"\n", low, middle) + 1, low)
        end = lines.find(b"\n", middle) + 1
        if lines[start:end] < line:
            low = end
        else:
            high = start
    return low
