"""The lock keeps two apart, and a process that is dead holds nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import BuildLocked, Unreadable
from kg.lock import hold_lock

HOLD = """
import sys, time
from pathlib import Path
from kg.lock import hold_lock
with hold_lock(Path(sys.argv[1]), patience=0, say=print):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_lock_is_held_by_one_and_free_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "state" / "lock"
    with hold_lock(path, patience=0, say=print):
        assert path.read_text() == f"{os.getpid()}\n"
        with pytest.raises(BuildLocked), hold_lock(path, patience=0, say=print):
            pass
    with hold_lock(path, patience=0, say=print):
        pass


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        with pytest.raises(BuildLocked, match=f"process {process.pid}"), hold_lock(path, patience=0, say=print):
            pass
        process.kill()
        process.wait(timeout=10)
    assert path.read_text() == f"{process.pid}\n"  # stale, and no hindrance
    with hold_lock(path, patience=0, say=print):
        assert path.read_text() == f"{os.getpid()}\n"


def test_a_failure_inside_frees_the_lock(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), hold_lock(tmp_path / "lock", patience=0, say=print):
        _ = 1 / 0
    with hold_lock(tmp_path / "lock", patience=0, say=print):
        pass


def test_a_lock_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "lock").mkdir()
    with pytest.raises(Unreadable, match="cannot be written"), hold_lock(tmp_path / "lock", patience=0, say=print):
        pass
