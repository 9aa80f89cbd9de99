"""The build in use is always a whole one, or it is said that there is none."""

from pathlib import Path

import pytest

from kg.build import build_graph
from kg.errors import NoBuild, Unreadable
from kg.publish import Build, current_build
from kg.publish.fingerprint import fingerprint
from kg.publish.staging import use_build
from kg.resources import Project, find_project


def test_nothing_built_is_said_with_the_remedy(tiny: Project) -> None:
    with pytest.raises(NoBuild, match="nothing has been built yet; run `kg build`"):
        current_build(tiny)


def test_nothing_built_in_a_cache_is_said_of_the_cache(tiny: Project, tmp_path: Path) -> None:
    project = find_project(tiny.root, cache=tmp_path / "my cache")
    with pytest.raises(NoBuild) as raised:
        current_build(project)
    cache = tmp_path / "my cache"
    expected = f"{cache}: nothing has been built yet for {tiny.root}; run `kg build --cache '{cache}'`"
    assert str(raised.value) == expected


@pytest.mark.parametrize("text", ["", "../../elsewhere", "0" * 64, "not a hash\n"])
def test_a_current_that_names_no_whole_build_is_no_build(tiny: Project, text: str) -> None:
    tiny.state.mkdir()
    (tiny.state / "current").write_text(text)
    with pytest.raises(NoBuild, match="not complete"):
        current_build(tiny)


def test_a_current_that_is_no_text_is_told(tiny: Project) -> None:
    tiny.state.mkdir()
    (tiny.state / "current").write_bytes(b"\xff\xfe")
    with pytest.raises(Unreadable, match="cannot be read"):
        current_build(tiny)


def test_a_build_is_put_in_use_whole(tiny: Project) -> None:
    build = build_graph(tiny).build
    (tiny.state / "current").unlink()
    use_build(tiny, build)
    assert current_build(tiny) == build
    assert sorted(path.name for path in tiny.state.iterdir()) == ["builds", "current", "lock"]


def test_the_parts_of_a_build_lie_where_everybody_looks_for_them(tiny: Project) -> None:
    build = Build(tiny.state / "builds" / ("0" * 64))
    assert not build.finished
    names = [build.index.name, build.graph_nq.name, build.catalogue.name, build.manifest.name]
    assert names == ["index", "graph.nq", "catalogue.json", "manifest.json"]


def test_a_version_or_a_line_of_our_own_code_changes_the_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint({})
    monkeypatch.setattr("kg.publish.fingerprint.versions", lambda: {"pyoxigraph": "9.9"})
    other = fingerprint({})
    monkeypatch.setattr("kg.publish.fingerprint._code", lambda: {"kg/build.py": b""})
    assert len({before, other, fingerprint({})}) == 3


def test_what_only_shows_a_build_is_no_part_of_its_hash() -> None:
    from kg.publish.fingerprint import _code

    names = set(_code())
    assert {"kg/build.py", "kg/close/noise.py", "kg/ask/catalogue.py"} < names
    assert not {name for name in names if name.startswith(("kg/cli/", "kg/reports/", "kg/export/", "kg/graph.py"))}
