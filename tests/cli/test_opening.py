"""What is said on a terminal of files that were saved since the build in use."""

import os
import sys
import time
from io import StringIO
from pathlib import Path

import pytest

from kg.build import build_graph
from kg.cli.opening import open_build
from kg.publish.newer import newer_file
from kg.resources import INSTALLED, Project
from tests.small import build_small


class Terminal(StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        """Say yes."""
        return True


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return build_small(tmp_path / "small")


def said(project: Project, stream: StringIO, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    open_build(project)
    return stream.getvalue()


def save(path: Path, *, seconds: int = 5) -> None:
    """Save a file some seconds from now."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    os.utime(path, (time.time() + seconds,) * 2)


@pytest.mark.parametrize("name", ["data/acme/pact.ttl", "ontology/acme.ttl", "queries/funding/rounds.rq"])
def test_a_file_that_is_newer_than_the_build_is_named(
    project: Project, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert said(project, Terminal(), monkeypatch) == ""
    save(project.root / name)
    assert said(project, Terminal(), monkeypatch) == f"{name} is newer than the build in use; run `kg build`\n"


def test_nothing_is_said_in_a_pipe_of_an_installed_graph_or_of_other_files(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(project.root / "data/acme/.hidden.ttl")
    save(project.root / "data/acme/notes.md")
    assert said(project, Terminal(), monkeypatch) == ""
    save(project.root / "data/acme/pact.ttl")
    assert said(project, StringIO(), monkeypatch) == ""
    installed = Project.at(project.root, origin=INSTALLED)
    assert said(installed, Terminal(), monkeypatch) == ""


@pytest.mark.slow
def test_a_build_that_finds_nothing_changed_takes_the_line_away(tiny: Project) -> None:
    build_graph(tiny)
    path = tiny.data[0] / "acme" / "pact.ttl"
    for seconds in (0, 60):  # just now; by a wrong clock, after now
        save(path, seconds=seconds)
        assert newer_file(tiny) == path
        assert not build_graph(tiny).fresh
        assert newer_file(tiny) is None
