"""One build at a time: a lock that the system takes back from a process that has ended, however it ended."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.errors import BuildLocked
from kg.publish.staging import writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_PAUSE = 0.1  # seconds between two attempts


@contextmanager
def hold_lock(path: Path, *, patience: float, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of a file while the block runs; wait so many seconds for whoever holds it, then give up.

    The file stays: removing it would let two processes lock two files of one name. Its text names the holder.
    """
    with writing(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a+", encoding="utf-8")
    with file:
        _acquire(path, file.fileno(), patience=patience, say=say)
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield


def _acquire(path: Path, descriptor: int, *, patience: float, say: Callable[[str], None]) -> None:
    """Take the lock, or raise BuildLocked when patience ends."""
    deadline = time.monotonic() + patience
    while True:
        try:
            return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = path.read_text(encoding="utf-8").strip() or "unknown"
            if time.monotonic() >= deadline:
                what = f"another build is running (process {holder})"
                raise BuildLocked(what, where=str(path), remedy="wait until it has ended") from None
            say(f"waiting for process {holder}")
            time.sleep(_PAUSE)
