"""What is kept is a cache: used where it is whole, worked out again where it is not, and never believed blindly."""

import json
import os
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from kg.build import Outcome, build_graph
from kg.publish import Build, current_build
from kg.read.sheets import Sheet, read_sheet
from kg.resources import Project
from kg.store import EmbeddedStore

from .play import STATEMENTS, Play
from .test_going_on import edit

QUESTION = "SELECT (COUNT(*) AS ?count) { ?s ?p ?o }"


@pytest.fixture
def play(tmp_path: Path) -> Play:
    """Return a project that is built."""
    play = Play(tmp_path / "play")
    assert isinstance(play.build("on"), Outcome)
    return play


def base(play: Play) -> Build:
    return current_build(Project.at(play.root, state=play.root / "on"))


def shared(build: Build) -> list[Path]:
    """Return the files of an index that another one has too."""
    return [path for path in build.index.glob("*.sst") if path.stat().st_nlink > 1]


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-9])


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def replace_by_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def of_other_code(path: Path) -> None:
    """Write another hash of the code into an account that is whole otherwise."""
    account = json.loads(path.read_text(encoding="utf-8").partition("\n")[2])
    text = json.dumps({**account, "code": "0" * 64})
    path.write_text(f"{sha256(text.encode()).hexdigest()}\n{text}", encoding="utf-8")


@pytest.mark.parametrize("spoil", [cut, flip, Path.unlink, replace_by_folder])
@pytest.mark.parametrize("name", ["kept/terms.arrow", "kept/rows.arrow", "kept/account.json"])
def test_what_is_kept_and_damaged_is_worked_out_again(play: Play, name: str, spoil: Callable[[Path], None]) -> None:
    spoil(base(play).path / name)
    edit(play, "statement", "a", STATEMENTS[0])
    assert isinstance(play.compare(), Outcome)
    assert not shared(base(play))
    edit(play, "statement", "a", STATEMENTS[1])
    assert isinstance(play.compare(), Outcome)
    assert shared(base(play))  # and kept again


def test_what_other_code_has_kept_is_not_used(play: Play) -> None:
    of_other_code(base(play).path / "kept" / "account.json")
    edit(play, "statement", "a", STATEMENTS[0])
    assert isinstance(play.compare(), Outcome)
    assert not shared(base(play))


@pytest.mark.parametrize("spoil", [cut, flip, Path.unlink])
def test_a_spoilt_graph_is_not_gone_on_from(play: Play, spoil: Callable[[Path], None]) -> None:
    spoil(base(play).graph_nq)
    edit(play, "statement", "a", STATEMENTS[0])
    assert isinstance(play.compare(), Outcome)


@pytest.mark.parametrize("pattern", ["CURRENT", "MANIFEST-*", "*.sst"])
def test_a_spoilt_index_is_not_gone_on_from(play: Play, pattern: str) -> None:
    for path in base(play).index.glob(pattern):
        path.write_bytes(b"")
    edit(play, "statement", "a", STATEMENTS[0])
    assert isinstance(play.compare(), Outcome)


def test_what_cannot_be_kept_is_no_error(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(build: Path, kept: object) -> None:
        (build / "kept").mkdir()
        raise OSError("No space left on device")

    monkeypatch.setattr("kg.street.keeping.write_kept", fail)
    edit(play, "statement", "a", STATEMENTS[0])
    assert isinstance(play.compare(), Outcome)
    assert not (base(play).path / "kept").exists()


def test_only_what_has_changed_is_read(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def note(path: Path, content: bytes) -> tuple[Sheet, object]:
        read.append(path.name)
        return read_sheet(path, content)

    monkeypatch.setattr("kg.read.taking.read_sheet", note)
    edit(play, "statement", "a", STATEMENTS[0])
    assert isinstance(play.build("on"), Outcome)
    assert read == ["part-a.ttl"]
    assert isinstance(play.build("on", force=True), Outcome)
    assert {"all.ttl", "part-a.ttl", "part-b.ttl", "play.ttl", "tiny.ttl"} == set(read)


def test_an_index_goes_on_when_the_one_that_it_came_from_is_gone(play: Play) -> None:
    first = base(play).path
    for number in range(4):
        edit(play, "statement", "a", STATEMENTS[number])
        assert isinstance(play.build("on"), Outcome)
    assert not first.exists()
    with EmbeddedStore.open(base(play).index) as store:
        assert int(next(iter(store.query(QUESTION)))["count"].value) > 100  # type: ignore[union-attr, arg-type]
    assert isinstance(play.compare(), Outcome)


def test_an_index_that_was_amended_often_is_written_whole(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    monkeypatch.setattr("kg.street.graphs.LARGEST", 0.05)
    for text in STATEMENTS[:8]:
        edit(play, "statement", "a", text)
        assert isinstance(play.compare(), Outcome)
        made.append(bool(shared(base(play))))
    assert made[0]
    assert not all(made)


def test_force_uses_nothing_that_was_kept(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError

    edit(play, "statement", "a", STATEMENTS[0])
    monkeypatch.setattr("kg.street.kept.read_kept", refuse)
    project = Project.at(play.root, state=play.root / "on")
    assert build_graph(project, force=True).fresh
    edit(play, "statement", "a", STATEMENTS[1])
    with pytest.raises(AssertionError):
        build_graph(project)


def test_a_project_may_move_and_go_on(play: Play) -> None:
    elsewhere = play.root.with_name("elsewhere")
    shutil.move(play.root, elsewhere)
    play.root = elsewhere
    edit(play, "statement", "a", STATEMENTS[0])
    assert isinstance(play.compare(), Outcome)
    assert shared(base(play))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_read_costs_time_only(play: Play) -> None:
    (base(play).path / "kept").chmod(0)
    edit(play, "statement", "a", STATEMENTS[0])
    assert isinstance(play.compare(), Outcome)
