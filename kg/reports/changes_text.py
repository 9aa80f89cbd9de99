"""Differences as a page: what changed how, by group."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from kg.namespaces import shorten
from kg.reports.layout import beside, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.reports.changes import Change, Difference

MARGIN = 20
INDENT = "  "
ANSWERS = ("in force", "has come", "in use")  # what the word for the change says already


def lines(difference: Difference, *, width: int = 96) -> Iterator[str]:
    """Yield the lines of a page; headings start at the margin, all else is indented."""
    inner = width - len(INDENT)
    yield f"{difference.of}: {difference.before} -> {difference.after}"
    if not difference.changes:
        yield INDENT + "nothing differs"
    for group, changes in groupby(difference.changes, key=lambda change: change.group):
        yield from ("", group.capitalize())
        for change in changes:
            yield from (INDENT + line for line in _row(change, inner))


def _row(change: Change, width: int) -> Iterator[str]:
    text = wrapped(change.label, width - MARGIN)
    if change.change not in ("added", "removed"):
        for edit in change.edits:
            if edit.what not in ANSWERS:
                text += wrapped(f"{edit.what}: {_said(edit.before)} -> {_said(edit.after)}", width - MARGIN)
    text += wrapped(" · ".join(filter(None, (change.when, shorten(change.iri)))), width - MARGIN)
    yield from beside(change.change, text, margin=MARGIN)


def _said(value: str) -> str:
    return value or "(nothing)"
