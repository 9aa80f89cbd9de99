"""A project is found by the option, the variable, the place where one stands; else it is said what was tried."""

from pathlib import Path

import pytest

from kg.errors import Unreadable
from kg.resources import CACHE_VARIABLE, INSTALLED, VARIABLE, find_project


def project(folder: Path) -> Path:
    for name in ("ontology", "data"):
        (folder / name).mkdir(parents=True)
    return folder


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in (VARIABLE, CACHE_VARIABLE, "XDG_CACHE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the copy that a wheel would have brought, with the record of what came with it."""
    share = project(tmp_path / "site-packages" / "kg" / "_share")
    record(share, "kg/build.py,sha256=a,1\nkg/_share/data/a.ttl,sha256=b,2\n")
    monkeypatch.setattr("kg.resources.SHARE", share)
    return share


def record(share: Path, text: str, version: str = "0.1.0") -> None:
    path = share.parents[1] / f"tiegraph-{version}.dist-info" / "RECORD"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)


def test_the_option_comes_before_the_variable_and_the_variable_before_the_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named, by_variable, here = (project(tmp_path / name) for name in ("named", "variable", "here"))
    (here / "data" / "deep").mkdir()
    monkeypatch.chdir(here / "data" / "deep")
    assert find_project().root == here
    monkeypatch.setenv(VARIABLE, str(by_variable))
    assert find_project().root == by_variable
    assert find_project(named).root == named


def test_where_no_project_is_it_is_said_what_was_tried(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"--project is not given, KG_PROJECT is not set, .* has ontology/ and data/"):
        find_project()


def test_a_named_folder_that_is_no_project_is_not_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project(tmp_path / "here"))
    (tmp_path / "half" / "ontology").mkdir(parents=True)
    with pytest.raises(Unreadable, match="no project: it has no data/; let --project name"):
        find_project(tmp_path / "half")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "missing"))
    with pytest.raises(Unreadable, match="no project: it has no ontology/ and data/; let KG_PROJECT name"):
        find_project()


def test_data_replaces_the_projects_own_which_need_not_be_there(tmp_path: Path) -> None:
    (tmp_path / "ontology").mkdir()
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    found = find_project(data=[Path("one"), Path("two")])
    assert (found.root, found.data) == (tmp_path, (tmp_path / "one", tmp_path / "two"))
    with pytest.raises(Unreadable, match="three: no such folder"):
        find_project(data=[Path("three")])


def test_what_was_installed_comes_last(tmp_path: Path, installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = find_project()
    assert (found.root, found.origin) == (installed, INSTALLED)
    here = project(tmp_path / "here")
    monkeypatch.chdir(here)
    assert find_project().root == here
    monkeypatch.chdir(tmp_path)
    assert find_project(here).origin == "--project"
    monkeypatch.setenv(VARIABLE, str(here))
    assert (find_project().root, find_project().origin) == (here, VARIABLE)


def test_builds_of_what_was_installed_go_to_the_users_cache(
    tmp_path: Path, installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr("sys.platform", "linux")
    assert find_project().state.parent == tmp_path / "home" / ".cache" / "tiegraph"
    monkeypatch.setattr("sys.platform", "darwin")
    assert find_project().state.parent == tmp_path / "home" / "Library" / "Caches" / "tiegraph"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative/is/ignored")
    assert find_project().state.is_relative_to(tmp_path / "home")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert find_project().state.parent == tmp_path / "xdg" / "tiegraph"
    assert find_project().state.name.startswith("0.1.0-")


def test_a_cache_takes_the_builds_of_any_project_each_in_a_folder_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = project(tmp_path / "one" / "ties"), project(tmp_path / "other" / "ties")
    assert find_project(one).state == one / ".kg"
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "variable"))
    states = {find_project(one).state, find_project(other).state}
    assert {state.parent for state in states} == {tmp_path / "variable"}
    assert len(states) == 2
    assert find_project(one, cache=Path("option")).state.parent == tmp_path / "option"


def test_another_wheel_does_not_take_the_builds_of_the_last_one_for_its_own(tmp_path: Path, installed: Path) -> None:
    first = find_project(cache=tmp_path).state
    compiled = (
        "kg/build.py,sha256=a,1\nkg/_share/data/a.ttl,sha256=b,2\nkg/__pycache__/build.cpython-311.pyc,,\n../x,,\n"
    )
    record(installed, compiled)
    assert find_project(cache=tmp_path).state == first
    record(installed, compiled.replace("sha256=b", "sha256=c"))
    assert find_project(cache=tmp_path).state != first


def test_somebody_without_a_home_is_told_of_the_option(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr("kg.resources.Path.home", nobody)
    with pytest.raises(Unreadable, match=r"no home folder .* --cache DIR or KG_CACHE"):
        find_project()
