"""What is kept beside a build, so that the next one need not work it out again.

It is a cache: whatever is missing, damaged, of other code or cannot be written costs the next build time and nothing
else. It lies in the folder of its build, comes into being with it and goes with it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from kg.columns import Columns

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "kept"
_TERMS, _ROWS, _ACCOUNT = "terms.arrow", "rows.arrow", "account.json"
_COLUMNS = ("subject", "predicate", "object", "source")


@dataclass(frozen=True, slots=True)
class Kept:
    """Rows of ontology, data, what derives and what is inferred, in the order of `source`; and an account in JSON."""

    table: Columns
    account: dict[str, Any]


def write_kept(build: Path, kept: Kept) -> None:
    """Write what is kept into the folder of a build; each file is told by its hash in the account, and that by its own."""
    folder = build / FOLDER
    folder.mkdir()
    pl.DataFrame({"term": kept.table.terms}).write_ipc(folder / _TERMS)
    rows = {name: getattr(kept.table, name).astype(np.uint32) for name in _COLUMNS}
    pl.DataFrame(rows).write_ipc(folder / _ROWS)
    hashes = {name: _hash((folder / name).read_bytes()) for name in (_TERMS, _ROWS)}
    text = json.dumps({**kept.account, "files": hashes}, ensure_ascii=False)
    (folder / _ACCOUNT).write_text(f"{_hash(text.encode())}\n{text}", encoding="utf-8")


def read_kept(build: Path, *, code: str) -> Kept | None:
    """Return what is kept beside a build; None where that is not whole, or was written by other code."""
    folder = build / FOLDER
    try:
        mark, _, text = (folder / _ACCOUNT).read_text(encoding="utf-8").partition("\n")
        account: dict[str, Any] = json.loads(text) if mark == _hash(text.encode()) else {}
        if account.get("code") != code:
            return None
        contents = {name: (folder / name).read_bytes() for name in (_TERMS, _ROWS)}
    except (OSError, ValueError):
        return None
    if any(_hash(content) != account["files"][name] for name, content in contents.items()):
        return None
    terms, rows = (pl.read_ipc(BytesIO(contents[name])) for name in (_TERMS, _ROWS))
    return Kept(Columns(terms["term"], *(rows[name].to_numpy().astype(np.int64) for name in _COLUMNS)), account)


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()
