"""What differs between two days or two builds, as records: a page, JSON or CSV writes them."""

from __future__ import annotations

import csv
import json
from dataclasses import asdict, dataclass
from io import StringIO
from typing import TYPE_CHECKING

from kg.ask.framed import Framed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

COLUMNS = ("group", "change", "iri", "label", "what", "before", "after")


@dataclass(frozen=True, slots=True)
class Edit:
    """What of a node differs: a property or an answer in words, and its values before and after; nothing is empty."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """A node that differs, in which group of nodes it is, and how: `began`, `ended`, `added`, `changed` and the like."""

    group: str
    change: str
    iri: str
    label: str
    edits: tuple[Edit, ...]
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference(Framed):
    """All that differs between two days or two builds, of one entity or of the whole graph; a frame of it has its edits."""

    of: str
    before: str
    after: str
    changes: tuple[Change, ...]

    def __iter__(self) -> Iterator[Change]:
        """Yield the changes, by group."""
        return iter(self.changes)

    def __len__(self) -> int:
        """Return how many nodes differ."""
        return len(self.changes)

    def text(self, *, width: int = 96) -> str:
        """Return a page."""
        from kg.reports.changes_text import lines

        return "\n".join(lines(self, width=width)) + "\n"

    def json(self) -> str:
        """Return everything as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"

    def csv(self) -> str:
        """Return a row for each edit as CSV."""
        made = StringIO()
        rows = csv.writer(made, lineterminator="\n")
        rows.writerow(COLUMNS)
        rows.writerows(self._rows())
        return made.getvalue()

    def _rows(self) -> Iterator[tuple[str, ...]]:
        for change in self.changes:
            for edit in change.edits:
                yield (change.group, change.change, change.iri, change.label, edit.what, edit.before, edit.after)

    def _table(self) -> tuple[Mapping[str, str], Iterable[Sequence[object]]]:
        return dict.fromkeys(COLUMNS, "string"), self._rows()
