"""Write a file whole or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kg.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def save(path: Path, text: Iterable[str]) -> None:
    """Write text to a file: first beside it, then in its place, so that nobody ever sees half of it.

    A device or a pipe is written to as it is; a link keeps pointing where it points.
    """
    try:
        target = path.resolve()
        if target.is_dir():
            raise Unreadable("is a folder", where=str(path), remedy="name a file in it")
        if target.exists() and not target.is_file():
            _write(target, text)
        else:
            _replace(target, text)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Unreadable(f"cannot be written ({reason})", where=str(path), remedy="choose another file") from error


def _replace(target: Path, text: Iterable[str]) -> None:
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        _write(beside, text)
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o777)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _write(target: Path, text: Iterable[str]) -> None:
    with target.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(text)
