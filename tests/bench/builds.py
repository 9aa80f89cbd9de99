"""Print what building costs at several sizes: all from nothing, and again after one statement in one file was edited.

    python -m tests.bench.builds [10k 100k 1M]

Each figure is user and system time, and the peak of memory, of a process of its own; an edit is the median of three,
each of another value. Only figures of one sitting compare.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from .project import TIERS, edit_one, make_project

EDITS = 3
GOAL = 0.2


def measure(project: Path) -> tuple[float, float]:
    """Build a project; return CPU seconds and MiB."""
    command = [sys.executable, "-m", "kg", "build", "--project", str(project)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        said = process.stderr.read() if process.stderr else ""
        _, process.returncode, used = os.wait4(process.pid, 0)
    if process.returncode:
        raise SystemExit(said)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def rows(tier: str) -> tuple[str, ...]:
    """Make a project, build it, edit it and build it again."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make_project(root, tier)
        full, most = measure(root)
        edits = []
        for turn in range(EDITS):
            edit_one(root, turn=turn)
            edits.append(measure(root))
    again, memory = (statistics.median(column) for column in zip(*edits, strict=True))
    return tier, f"{full:.2f}", f"{most:.0f}", f"{again:.2f}", f"{memory:.0f}", f"{again / full:.2f}"


def main() -> None:
    """Measure and print a table."""
    table = Table("triples", "full build, CPU s", "MiB", "one-file edit, CPU s", "MiB", f"ratio (goal at 1M: {GOAL})")
    for tier in sys.argv[1:] or ["10k", "100k"]:
        if tier not in TIERS:
            raise SystemExit(f"no size {tier!r}; there are {', '.join(TIERS)}")
        table.add_row(*rows(tier))
    Console().print(table)


if __name__ == "__main__":
    main()
