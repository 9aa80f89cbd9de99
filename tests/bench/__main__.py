"""Print what the shipped graph costs: importing, a cold question, an unchanged build, a full build; then exposure.

Each figure is user and system time of a whole process, the median of runs made in turn; `over bare` takes off what
Python itself needs to start. On a shared machine only figures of one sitting compare.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from rich.console import Console
from rich.progress import track
from rich.table import Table

from . import exposure

ROOT = Path(__file__).parents[2]
RUNS = 7
KG = [sys.executable, "-m", "kg"]
COLD = {
    "bare Python": [sys.executable, "-c", "pass"],
    "import kg": [sys.executable, "-c", "import kg"],
    "cold question": [*KG, "query", "run", "rounds-over-time", "-f", "csv"],
    "exposure of a party": [*KG, "exposure", "Beijing SenseTime", "--regime", "ofac-50", "--as-of", "2023-01-01"],
    "why of an edge": [*KG, "why", "SenseTime", "partnerOf", "Qualcomm"],
    "unchanged build": [*KG, "build"],
}
GOALS = {"import kg": "0.06 over bare", "cold question": "0.15 over bare", "unchanged build": "0.3", "full build": "2"}


def cpu_seconds(command: list[str], project: Path) -> float:
    """Run a command to its end and return the CPU seconds of it and its children."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, env={**environment, "KG_PROJECT": str(project)})
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(project: Path) -> dict[str, float]:
    """Return the median CPU seconds of each row; the full build runs once, the rest in turn."""
    full = cpu_seconds([*KG, "build"], project)
    rows: dict[str, list[float]] = {name: [] for name in COLD}
    for _ in track(range(RUNS), description="measuring", transient=True):
        for name, command in COLD.items():
            rows[name].append(cpu_seconds(command, project))
    return {name: statistics.median(values) for name, values in rows.items()} | {"full build": full}


def main() -> None:
    """Copy the project without its builds, measure, print."""
    with tempfile.TemporaryDirectory() as folder:
        for part in ("ontology", "data", "queries"):
            shutil.copytree(ROOT / part, Path(folder, part))
        figures = measure(Path(folder))
    bare = figures["bare Python"]
    table = Table("what", "CPU s", "over bare", "goal")
    for column in table.columns[1:3]:
        column.justify = "right"
    for name, seconds in figures.items():
        table.add_row(name, f"{seconds:.3f}", f"{seconds - bare:.3f}", GOALS.get(name, ""))
    Console().print(table)
    table = Table("exposure", "parties and stakes", "CPU s", "goal")
    for row in track(exposure.rows(), total=None, description="measuring", transient=True):
        table.add_row(*row)
    Console().print(table)


if __name__ == "__main__":
    main()
