"""Ctrl-C stays what it was: importing polars takes the signal and, where it ends the process, swallows it."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def interrupts_kept() -> Iterator[None]:
    """Give Ctrl-C back its default after what is imported in the block, where it had it before.

    Only the main thread may set signals, and only there does Python import on behalf of a command.
    """
    kept = signal.getsignal(signal.SIGINT) is signal.SIG_DFL
    try:
        yield
    finally:
        if kept and threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, signal.SIG_DFL)
