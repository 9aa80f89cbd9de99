"""Whatever standard streams and names a command is given, it ends with a line for people and never with a traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

from kg.resources import Project

pytestmark = pytest.mark.slow

KG = Path(sys.executable).with_name("kg")
NAME = "$'\\xff'"


def run(line: str, project: Project) -> subprocess.CompletedProcess[bytes]:
    """Run a line of bash in which `kg` is the command."""
    script = f'set -o pipefail; export KG_PROJECT="$1"; kg() {{ "{KG}" "$@"; }}; {line}'
    return subprocess.run(
        ["bash", "-c", script, "bash", str(project.root)], capture_output=True, check=False, stdin=subprocess.DEVNULL
    )


@pytest.mark.parametrize("command", ["show", "evidence", "find", "query run", "query run valuations --company"])
def test_name_that_is_not_utf_8_is_refused(command: str, built: Project) -> None:
    done = run(f"kg {command} {NAME}", built)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].endswith(b"'\\udcff' is not UTF-8")


def test_name_is_found_in_a_locale_without_utf_8(built: Project) -> None:
    done = run("LC_ALL=POSIX PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 kg find 商汤", built)
    assert "商汤 (zh-Hans)" in done.stdout.decode()


PRINTING = ["--help", "show Leon", "export", "check data", "query list"]


@pytest.mark.parametrize("command", PRINTING)
@pytest.mark.parametrize(
    ("stream", "reason"), [("/dev/full", b"No space left on device"), ("&-", b"Bad file descriptor")]
)
def test_output_that_cannot_be_written_is_said(command: str, stream: str, reason: bytes, built: Project) -> None:
    done = run(f"cd {built.root} && kg {command} >{stream}", built)
    assert (done.returncode, done.stderr) == (2, b"error: standard output: cannot be written (" + reason + b")\n")


@pytest.mark.parametrize("command", PRINTING)
def test_reader_who_has_seen_enough_is_no_error(command: str, built: Project) -> None:
    done = run(f"cd {built.root} && kg {command} | true", built)
    assert (done.returncode, done.stderr) == (0, b"")


def test_closed_standard_input_is_said(built: Project) -> None:
    done = run("kg sparql - <&-", built)
    assert (done.returncode, done.stderr.partition(b";")[0]) == (2, b"error: stdin: Bad file descriptor")
