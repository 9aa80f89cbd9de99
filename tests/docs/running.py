"""Run a page of the documentation as its reader would: in a copy of the project, block after block.

A `console` block is run line by line after `$ `, and prints what stands below; nothing below means that it must
succeed. Any other block that follows "as `FILE`:" is saved, after "to the end of `FILE`:" it is added to that file, and
a `python` block that is not saved is run. What a reader does once and for all (git, make, cd, export) is left out.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.resources import Project

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    [
        *(ROOT / "docs" / "tutorials").glob("*.md"),
        *(ROOT / "docs" / "how-to").glob("*.md"),
        *(ROOT / "docs" / "explanation").glob("*.md"),
        ROOT / "data" / "README.md",
        ROOT / "migration" / "README.md",
        ROOT / "README.md",
    ]
)
LEFT_OUT = ("git", "make", "cd", "export")
_BLOCK = re.compile(r"(?P<before>[^\n]*)\n\n```(?P<language>\w+)\n(?P<text>.*?)^```$", re.M | re.S)
_SAVED = re.compile(r"(?P<how>as|to the end of) `(?P<path>[^`]+)`:$")


@dataclass(frozen=True, slots=True)
class Step:
    """A command of a page, what the page says that it prints, what it printed, and its exit code."""

    command: str
    expected: str
    printed: str
    code: int

    @property
    def problem(self) -> str:
        """What is not as the page says."""
        if self.expected and lines(self.printed) != lines(self.expected):
            return f"$ {self.command}\nprinted:\n{self.printed}"
        if not self.expected and self.code:
            return f"$ {self.command}\nexited with {self.code}:\n{self.printed}"
        return ""


def lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.rstrip().splitlines()]


def copy_project(built: Project, folder: Path) -> None:
    """Copy the shipped project, built, so that a page may change it."""
    for part in ("ontology", "data", "queries", "docs/generate"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(built.state, folder / ".kg", ignore=shutil.ignore_patterns("lock"))


def run_page(page: str, folder: Path) -> Iterator[Step]:
    """Run the blocks of a page in a folder."""
    for block in _BLOCK.finditer(page):
        saved = _SAVED.search(block["before"])
        if saved:
            path = folder / saved["path"]
            path.parent.mkdir(parents=True, exist_ok=True)
            there = path.read_text(encoding="utf-8") if saved["how"] != "as" else ""
            path.write_text(there + block["text"], encoding="utf-8")
        elif block["language"] == "console":
            yield from run_console(block["text"], folder)
        elif block["language"] == "python":
            yield run(f"{sys.executable} -c {block['text']!r}", [sys.executable, "-c", block["text"]], "", folder)


def run_console(block: str, folder: Path) -> Iterator[Step]:
    """Run the commands of a block."""
    parts = re.split(r"^\$ (.*)\n", block, flags=re.M)[1:]
    for command, expected in zip(parts[::2], parts[1::2], strict=True):
        if command.split()[0] not in LEFT_OUT:
            yield run(command, ["bash", "-c", command], expected, folder)


def run(command: str, words: list[str], expected: str, folder: Path) -> Step:
    """Run one command in a folder, without the settings of whoever runs the tests."""
    environment = {name: value for name, value in os.environ.items() if name != "KG_PROJECT"}
    search = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment |= {"PATH": search, "PYTHONPATH": str(ROOT), "COLUMNS": "100"}
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return Step(command, expected, done.stdout + done.stderr, done.returncode)
