"""A project is found by the option, the variable, the place where one stands; else it is said what was tried."""

from pathlib import Path

import pytest

from kg.errors import Unreadable
from kg.resources import VARIABLE, find_project


def project(folder: Path) -> Path:
    for name in ("ontology", "data"):
        (folder / name).mkdir(parents=True)
    return folder


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.chdir(tmp_path)


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
