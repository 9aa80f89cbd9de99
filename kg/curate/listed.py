"""The rows of the Consolidated Screening List: whom each names, by which names and numbers, on which list."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.reports.copies import Copy

_COLUMNS = ("_id", "source", "type", "name", "addresses", "start_date", "alt_names", "ids")
_REMEDY = "give a Consolidated Screening List as CSV, with its header"
_AND = re.compile(r",?\s+and\s+")
_ACRONYM = re.compile(r"\s*\([^()]*\)")
_BRACKETS = re.compile(r"\(([^()]+)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A row: `number` counts records from 1, the header included, as row=N does (RFC 7111).

    `headings` has the name as it stands first, then its parts where brackets set a short name apart; `aliases` has the
    parts of the cell of other names. `kind` is individual, entity, vessel, aircraft or nothing, in small letters.
    """

    number: int
    key: str
    list: str
    kind: str
    headings: tuple[str, ...]
    aliases: tuple[str, ...]
    identifiers: tuple[str, ...]
    addresses: str
    since: str

    @property
    def heading(self) -> str:
        """The name as it stands in the row."""
        return self.headings[0]


def read_listed(copy: Copy) -> tuple[Listed, ...]:
    """Read the rows of a copy; raise Unreadable, with the row, where they are not those of such a list."""
    try:
        rows = csv.DictReader(io.StringIO(copy.content.decode("utf-8-sig"), newline=""), strict=True)
        if missing := [name for name in _COLUMNS if name not in (rows.fieldnames or ())]:
            raise Unreadable(f"has no column {missing[0]!r}", where=f"{copy.path}: row 1", remedy=_REMEDY)
        return tuple(_listed(number, row, str(copy.path)) for number, row in enumerate(rows, start=2))
    except UnicodeDecodeError as error:
        raise Unreadable(f"not UTF-8 (byte {error.start})", where=str(copy.path), remedy=_REMEDY) from error
    except csv.Error as error:
        raise Unreadable(f"no CSV ({error})", where=str(copy.path), remedy=_REMEDY) from error


def _listed(number: int, row: dict[str, str], path: str) -> Listed:
    if None in row or None in row.values():
        raise Unreadable("has not as many cells as the header", where=f"{path}: row {number}", remedy=_REMEDY)
    if not row["name"].strip():
        raise Unreadable("names nobody", where=f"{path}: row {number}", remedy=_REMEDY)
    return Listed(
        number=number,
        key=row["_id"],
        list=_ACRONYM.sub("", row["source"].partition(" - ")[0]),
        kind=row["type"].lower(),
        headings=tuple(dict.fromkeys(_bracketed(row["name"]))),
        aliases=tuple(dict.fromkeys(split_aliases(row["alt_names"]))),
        identifiers=tuple(part.strip() for one in row["ids"].split("; ") for part in one.split(",") if part.strip()),
        addresses=row["addresses"],
        since=row["start_date"],
    )


def split_aliases(cell: str) -> Iterator[str]:
    """Yield the names in a cell of other names; where "and" may join two names or be part of one, both readings.

    >>> list(split_aliases("Beijing Shangtang Technology Development Co., Ltd., and Sense Time"))[1:]
    ['Beijing Shangtang Technology Development Co., Ltd.', 'Sense Time']
    >>> list(split_aliases("Shandong Computing Center; and NSCC-JN"))
    ['Shandong Computing Center', 'NSCC-JN']
    """
    for part in cell.split("; "):
        whole = re.sub(r"^and\s+", "", part.strip())
        yield from _bracketed(whole)
        pieces = _AND.split(whole)
        yield from (piece.strip() for piece in pieces if len(pieces) > 1 and piece.strip())


def _bracketed(name: str) -> Iterator[str]:
    """Yield a name, and where it has brackets, what stands before and in them."""
    if not name.strip():
        return
    yield name.strip()
    if inner := _BRACKETS.findall(name):
        yield name.partition("(")[0].strip() or name.strip()
        yield from (one.strip() for one in inner)
