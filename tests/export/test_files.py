"""A file is written whole or not at all."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import Unreadable
from kg.export import save


def failing() -> Iterator[str]:
    yield "half"
    raise KeyError("stop")


def test_text_lands_in_the_file_and_nothing_else_stays(tmp_path: Path) -> None:
    save(tmp_path / "out.ttl", ["é\n", "商\n"])
    assert (tmp_path / "out.ttl").read_bytes() == "é\n商\n".encode()
    assert [p.name for p in tmp_path.iterdir()] == ["out.ttl"]


def test_a_failure_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "out.ttl"
    target.write_text("old")
    with pytest.raises(KeyError):
        save(target, failing())
    assert target.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["out.ttl"]


def test_the_old_files_rights_are_kept(tmp_path: Path) -> None:
    target = tmp_path / "out.ttl"
    target.write_text("old")
    target.chmod(0o640)
    save(target, ["new"])
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("real")
    save(tmp_path / "link", ["new"])
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_a_device_is_written_to_and_not_replaced() -> None:
    save(Path(os.devnull), ["gone"])
    assert Path(os.devnull).is_char_device()


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="is a folder; name a file in it"):
        save(tmp_path, ["x"])


@pytest.mark.parametrize("path", ["missing/out.ttl", "file/out.ttl"])
def test_a_place_that_cannot_be_written_is_refused_by_name(tmp_path: Path, path: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Unreadable, match="cannot be written") as refusal:
        save(tmp_path / path, ["x"])
    assert str(tmp_path / path) in str(refusal.value)
