"""What the README must have; that it does what it says, tests/docs looks at."""

import re
import shlex
from pathlib import Path

from kg.cli.main import COMMANDS

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def test_readme_shows_a_command_and_its_output_within_25_lines() -> None:
    head = "\n".join(README.splitlines()[:25])
    assert re.search(r"^\$ .+\n(?!\$|```).+", head, flags=re.M)


def test_every_command_is_in_the_readme() -> None:
    commands = [shlex.split(line.removeprefix("$ ")) for line in README.splitlines() if line.startswith("$ ")]
    assert set(COMMANDS) <= {words[1] for words in commands if words[0] == "kg"}
