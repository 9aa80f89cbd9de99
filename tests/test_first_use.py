"""What was installed is built on first use; a project of one's own is built by whoever it belongs to."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

import kg
from kg.errors import NoBuild
from kg.first_use import ready_build
from kg.publish import current_build
from kg.resources import INSTALLED, VARIABLE, Project


def test_the_first_use_builds_with_progress_and_the_next_does_not(tiny: Project) -> None:
    heard: list[str] = []

    @contextmanager
    def progress(project: Project) -> Iterator[Callable[[str], None]]:
        heard.append(str(project.state))
        yield heard.append
        heard.append("done")

    installed = replace(tiny, origin=INSTALLED)
    build = ready_build(installed, progress=progress)
    assert (
        heard == [str(tiny.state), "read", "derive", "check", "close", "index and publish", "done"]
        or heard[-1] == "done"
    )
    heard.clear()
    assert ready_build(installed, progress=progress) == build == current_build(tiny)
    assert heard == []


def test_a_project_of_ones_own_is_never_built_by_asking(tiny: Project) -> None:
    with pytest.raises(NoBuild, match="run `kg build`"):
        ready_build(tiny)
    assert not tiny.state.exists()


def test_python_builds_what_was_installed_and_asks_it(tiny: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr("kg.resources.SHARE", tiny.root)
    monkeypatch.chdir(tiny.root.parent)
    with kg.open(cache=tiny.root / "cache") as graph:
        assert graph.queries
    (state,) = (tiny.root / "cache").iterdir()
    assert state.name.startswith("unrecorded-")
