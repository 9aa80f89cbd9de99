"""Watching builds at every save, says what is wrong and goes on, and ends at once."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kg.publish import current_build
from kg.resources import Project
from kg.watch import changes

pytestmark = pytest.mark.slow

READY = "watching for changes; Ctrl-C ends\n"


@contextmanager
def watching(project: Project) -> Iterator[subprocess.Popen[str]]:
    """Run `kg build --watch` until the block ends."""
    command = [sys.executable, "-m", "kg", "build", "--watch", "--project", str(project.root)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def said(process: subprocess.Popen[str]) -> list[str]:
    """Return what is said until the next file can be saved."""
    assert process.stderr
    limit = threading.Timer(60, process.kill)
    limit.start()
    lines = []
    while (line := process.stderr.readline()) not in ("", READY):
        lines.append(line)
    limit.cancel()
    assert line == READY, lines
    return lines


def save(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_each_save_is_built_a_bad_one_is_told_and_the_last_good_build_stays(tiny: Project) -> None:
    pact = tiny.data[0] / "acme" / "pact.ttl"
    with watching(tiny) as process:
        assert [line.split()[0] for line in said(process)] == ["built"]
        first = current_build(tiny)

        save(pact, '"The pact', '"Our pact')
        assert [line.split()[0] for line in said(process)] == ["built"]
        second = current_build(tiny)
        assert second != first

        save(pact, "tg:start", "tg:stort")
        finding, stage, error = said(process)
        assert finding.startswith(f"{pact}:13: violation: id:agreement-pact: no property tg:stort; did you mean")
        assert stage.startswith("the build stopped at: check")
        assert error.startswith("error: 1 finding refuses the build")
        assert current_build(tiny) == second

        save(pact, "tg:stort", "tg:start")
        assert [line.split()[0] for line in said(process)] == ["unchanged:"]

        pact.rename(pact.with_suffix(".txt"))
        assert [line.split()[0] for line in said(process)] == ["built"]
        pact.with_suffix(".txt").rename(pact)
        assert [line.partition(":")[0] for line in said(process)] == ["in use again"]
        assert current_build(tiny) == second


def test_ctrl_c_ends_it_at_once(tiny: Project) -> None:
    with watching(tiny) as process:
        said(process)
        begun = time.monotonic()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=10) == -signal.SIGINT  # which a shell calls 130
        assert time.monotonic() - begun < 2


def test_a_change_counts_once_the_files_are_left_alone(tiny: Project) -> None:
    pact = tiny.data[0] / "acme" / "pact.ttl"
    heard = changes(tiny, pause=0.2)
    next(heard)

    def type_slowly() -> None:
        for number in range(5):
            save(pact, "# " if number else "@prefix id:", f"# {number} " if number else "# \n@prefix id:")
            time.sleep(0.05)

    typist = threading.Thread(target=type_slowly)
    typist.start()
    next(heard)
    assert not typist.is_alive()
    assert "# 4 3 2 1" in pact.read_text(encoding="utf-8")


def test_what_changes_during_a_build_counts_for_the_next_time(tiny: Project) -> None:
    heard = changes(tiny, pause=0.01)
    next(heard)
    for path, text in ((tiny.queries / "partners.rq", "# a\n"), (tiny.ontology / "shapes" / "tiny.ttl", "# b\n")):
        with path.open("a", encoding="utf-8") as file:
            file.write(text)
        next(heard)


def test_what_is_no_input_is_no_change(tiny: Project) -> None:
    from kg.watch import _look

    before = _look(tiny)
    for name in ("data/acme/notes.txt", "data/.hidden.ttl", "data/acme/.pact.ttl.swp"):
        (tiny.root / name).write_text("x")
    assert _look(tiny) == before
    (tiny.root / "data/acme/more.ttl").write_text("x")
    os.utime(tiny.data[0] / "acme" / "pact.ttl", ns=(1, 1))
    assert len(_look(tiny).items() ^ before.items()) == 3
