"""`kg check` says what is wrong in three layouts, and by its exit code whether it may stay so."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.resources import Project

pytestmark = pytest.mark.slow

PACT = "data/acme/pact.ttl"


def check(project: Project, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", "check", *arguments]
    return subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False)


def edit(project: Project, old: str, new: str) -> None:
    path = project.root / PACT
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_a_clean_project_exits_0_and_builds_nothing(tiny: Project) -> None:
    run = check(tiny)
    assert (run.returncode, run.stdout, run.stderr) == (0, "conforms: no findings in 4 files\n", "")
    assert not tiny.state.exists()


def test_of_a_folder_around_the_project_it_is_said_what_was_looked_at(tiny: Project) -> None:
    (tiny.root.parent / "bad.ttl").write_text("no Turtle", encoding="utf-8")
    run = check(tiny, "..")
    said = f"..: only the project in {tiny.root} was checked; name other files or folders to check them too\n"
    assert (run.returncode, run.stderr) == (0, said)
    assert check(tiny, ".").stderr == ""


def test_warnings_alone_exit_0(tiny: Project) -> None:
    edit(tiny, 'Blanc"@en', 'Blanc"@en , "Pact"@en')
    run = check(tiny)
    assert run.returncode == 0
    assert run.stdout.splitlines() == [
        f"{PACT}:11: warning: id:agreement-pact: One label is enough: delete the others.",
        "conforms: 1 warning in 4 files",
    ]


@pytest.mark.parametrize("arguments", [(), (PACT,), ("data",), ("data/acme", PACT)])
def test_a_syntax_error_is_a_finding_and_exits_1(tiny: Project, arguments: tuple[str, ...]) -> None:
    edit(tiny, "tg:start", "tg:start tg:start")
    run = check(tiny, *arguments)
    assert run.returncode == 1
    place, rest = run.stdout.splitlines()[0].split(": violation: ")
    assert place == f"{PACT}:13"
    assert rest.startswith("-: not valid Turtle, expected")


def test_json_and_github_say_the_same(tiny: Project) -> None:
    edit(tiny, "tg:start", "tg:stort")
    (finding,) = json.loads(check(tiny, "--format", "json").stdout)["findings"]
    assert (finding["path"], finding["line"], finding["node"]) == (PACT, 13, "id:agreement-pact")
    github = check(tiny, "--format", "github").stdout.splitlines()[0]
    assert github == f"::error file={PACT},line=13::id:agreement-pact: {finding['message']}"


@pytest.mark.parametrize("make", ["missing.ttl", "empty-folder"])
def test_what_is_not_there_or_holds_nothing_exits_2(tiny: Project, make: str) -> None:
    (tiny.root / "empty-folder").mkdir()
    run = check(tiny, make)
    assert run.returncode == 2
    assert run.stderr.startswith(f"error: {make}: no ")


def test_the_shipped_project_conforms(built: Project) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "kg", "check", "--project", str(Path(__file__).parents[2])],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout


def test_empty_path_is_wrong_use(tiny: Project) -> None:
    result = CliRunner().invoke(main, ["check", "--project", str(tiny.root), ""])
    assert (result.exit_code, "a PATH is empty" in result.output) == (2, True)
