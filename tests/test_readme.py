"""The README does what it says: every block that begins with a command is run, and prints what stands below it."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli.main import COMMANDS
from kg.resources import Project

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = [block for language, block in BLOCK.findall(README) if language == "console"]
PYTHON = [block for language, block in BLOCK.findall(README) if language == "python"]


def steps(block: str) -> list[tuple[str, str]]:
    """Split a block into commands (after `$ `) and what each prints; where that is nothing, it only has to succeed."""
    parts = re.split(r"^\$ (.*)\n", block, flags=re.M)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.splitlines()[0])
def test_command_prints_what_the_readme_shows(block: str, built: Project, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "KG_PROJECT": str(built.root),
        "PATH": str(Path(sys.executable).parent) + os.pathsep + os.environ["PATH"],
        "COLUMNS": "100",
    }
    for command, expected in steps(block):
        if command.split()[0] in ("make", "git"):
            continue  # what they do is what every other test rests on
        run = subprocess.run(
            ["bash", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        printed = run.stdout + run.stderr
        if expected:
            assert printed.splitlines() == [line.rstrip() for line in expected.splitlines()], f"$ {command}\n{printed}"
        else:
            assert run.returncode == 0, f"$ {command}\n{printed}"


@pytest.mark.parametrize("block", PYTHON, ids=lambda block: block.splitlines()[0])
def test_python_block_runs(block: str, built: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_PROJECT", str(built.root))
    exec(compile(block, "README.md", "exec"), {})


def test_readme_shows_a_command_and_its_output_within_25_lines() -> None:
    head = "\n".join(README.splitlines()[:25])
    assert re.search(r"^\$ .+\n(?!\$|```).+", head, flags=re.M)


def test_every_command_is_in_the_readme() -> None:
    used = {words[1] for block in BLOCKS for command, _ in steps(block) if (words := shlex.split(command))[0] == "kg"}
    assert set(COMMANDS) <= used
