"""A reader's own copy of a source: a passage is shown from it once its hash agrees, and never otherwise."""

from __future__ import annotations

import gzip
import sys
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import Unreadable
from kg.reports.selectors import places, selected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.reports.statements import PassageView, SourceView

SAME_EDITION = "the copy is the edition that was retrieved"
SAME_PASSAGE = "the copy is another edition, but this passage is the same"
DIFFERS = "the copy differs here"
ELSEWHERE = "in another source than the copy"
DAMAGED = "the copy is the edition that was retrieved, but the passage's hash does not agree: tell the curators"
STDIN = Path("-")
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Copy:
    """The bytes of a reader's file, unpacked if it was gzip, and the hashes by which it may be known."""

    path: Path
    content: bytes
    hashes: frozenset[str]

    @classmethod
    def read(cls, path: Path) -> Copy:
        """Read a file; - is standard input."""
        try:
            raw = sys.stdin.buffer.read() if path == STDIN else path.read_bytes()
            content = gzip.decompress(raw) if raw.startswith(_GZIP) else raw
        except (OSError, EOFError, zlib.error) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise Unreadable(
                f"cannot be read ({reason})", where=str(path), remedy="name the file that is your copy of the source"
            ) from error
        return cls(path, content, frozenset(sha256(data).hexdigest() for data in (raw, content)))

    def is_of(self, source: SourceView) -> bool:
        """Say whether this is the edition that was retrieved, byte for byte."""
        return source.sha256 in self.hashes

    def shown(self, passage: PassageView) -> PassageView:
        """Return a passage with its text where its own hash agrees, and with what comparing gave."""
        same = self.is_of(passage.source)
        for content in (self.content, *self._respelt(same=same)):
            found = self.selected(content, passage.selector)
            if found is not None and sha256(found).hexdigest() == passage.sha256:
                text = found.decode("utf-8", errors="replace")
                return replace(passage, text=text, outcome=SAME_EDITION if same else SAME_PASSAGE)
        return replace(passage, outcome=DAMAGED if same else DIFFERS)

    def _respelt(self, *, same: bool) -> tuple[bytes, ...]:
        """Return the content as it would be without a byte order mark and with the line ends of Unix."""
        return () if same else (self.content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n"),)

    def selected(self, content: bytes, selector: str) -> bytes | None:
        """Return what a selector means in some content of this copy; None where nothing is there."""
        with self._as_text():
            return selected(content, selector)

    def places(self, text: str, kind: str) -> Iterator[tuple[str, bytes]]:
        """Yield the selectors of a kind under which a text stands in this copy, each with what it selects."""
        with self._as_text():
            yield from places(self.content, text, kind)

    @contextmanager
    def _as_text(self) -> Iterator[None]:
        """Say in words that characters cannot be counted in what is not UTF-8."""
        try:
            yield
        except UnicodeDecodeError as error:
            raise Unreadable(
                f"not UTF-8 (byte {error.start})", where=str(self.path), remedy="save the copy as UTF-8 and try again"
            ) from error
