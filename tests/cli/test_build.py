"""`kg build` is silent in a pipe but for one line, and says what went wrong, where, and at which stage."""

import os
import pty
import subprocess
import sys

import pytest

from kg.resources import Project

pytestmark = pytest.mark.slow

BUILD = [sys.executable, "-m", "kg", "build"]


def build(project: Project, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [*BUILD, "--project", str(project.root), *arguments]
    return subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False)


def test_a_pipe_hears_one_line_when_all_is_done(tiny: Project) -> None:
    first, second, forced = build(tiny), build(tiny), build(tiny, "--force")
    assert [run.stdout for run in (first, second, forced)] == ["", "", ""]
    name = (tiny.state / "current").read_text()[:12]
    assert [run.stderr for run in (first, second, forced)] == [
        f"built {name}\n",
        f"unchanged: {name} is in use\n",
        f"built {name}\n",
    ]


def test_findings_come_with_line_before_the_stage_and_the_error(tiny: Project) -> None:
    path = tiny.data[0] / "acme" / "pact.ttl"
    path.write_text(path.read_text(encoding="utf-8").replace("tg:start", "tg:stort"), encoding="utf-8")
    run = build(tiny)
    assert run.returncode == 1
    assert run.stderr.splitlines() == [
        "data/acme/pact.ttl:13: violation: id:agreement-pact: no property tg:stort; did you mean tg:start?",
        "the build stopped at: check; the last good build, if any, stays in use",
        "error: 1 finding refuses the build; mend the lines above and build again",
    ]


def test_warnings_are_counted(tiny: Project) -> None:
    path = tiny.data[0] / "acme" / "pact.ttl"
    text = path.read_text(encoding="utf-8").replace('Blanc"@en', 'Blanc"@en , "Pact"@en')
    path.write_text(text, encoding="utf-8")
    assert "1 warning (`kg check` shows it)" in build(tiny).stderr


def test_a_folder_that_is_missing_is_wrong_use(tiny: Project) -> None:
    run = build(tiny, "--data", "nowhere")
    assert run.returncode == 2
    assert run.stderr == f"error: {tiny.root}/nowhere: no such folder; let --data name a folder of .ttl files\n"


def test_a_terminal_sees_the_stages(tiny: Project) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
    command = [*BUILD, "--project", str(tiny.root)]
    with subprocess.Popen(command, stderr=theirs, stdout=theirs, env=environment) as process:
        os.close(theirs)
        seen = b""
        while chunk := _read(ours):
            seen += chunk
    assert process.returncode == 0
    assert b"check" in seen
    assert b"built " in seen


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 1024)
    except OSError:  # the other end has closed
        return b""


def test_going_back_to_earlier_data_is_said(tiny: Project) -> None:
    build(tiny)
    name = (tiny.state / "current").read_text(encoding="utf-8")[:12]
    path = tiny.data[0] / "acme" / "pact.ttl"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("The pact of", "A pact of"), encoding="utf-8")
    build(tiny)
    path.write_text(before, encoding="utf-8")
    assert build(tiny).stderr == f"in use again: {name}\n"
    assert build(tiny).stderr == f"unchanged: {name} is in use\n"
