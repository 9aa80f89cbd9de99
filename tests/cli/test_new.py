"""`kg new`: files, what comes next, and refusals."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.resources import Project


def new(project: Project, *args: str) -> Result:
    return CliRunner().invoke(main, ["new", "--project", str(project.root), *args])


def test_the_files_are_printed_and_what_comes_next(tiny: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tiny.root)
    result = new(tiny, "acorn-works", "--name", "Acorn Works", "--source", "website")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "data/acorn-works/README.md",
        "data/acorn-works/website/source.ttl",
        "data/acorn-works/website/company.ttl",
    ]
    assert result.stderr == "next: fill in each FILL-IN, then `kg check data/acorn-works`\n"
    assert all(Path(line).is_file() for line in result.stdout.splitlines())


@pytest.mark.parametrize("case", ["acme", "Acme Works"])
def test_a_folder_that_exists_and_a_bad_name_are_refused(tiny: Project, case: str) -> None:
    before = sorted(tiny.data[0].rglob("*"))
    result = new(tiny, case)
    assert result.exit_code == 2
    assert result.stderr.startswith("error: ")
    assert sorted(tiny.data[0].rglob("*")) == before


def test_a_folder_that_exists_is_refused_with_what_to_do(tiny: Project) -> None:
    assert "is there already; fill it in, or remove the folder" in new(tiny, "acme").stderr


@pytest.mark.parametrize("name", ["", "  "])
def test_an_empty_name_is_refused(tiny: Project, name: str) -> None:
    result = new(tiny, "ok", "--name", name)
    assert (result.exit_code, "--name is empty" in result.stderr) == (2, True)
    assert not (tiny.data[0] / "ok").exists()


def test_a_party_that_is_described_already_is_pointed_to_the_how_to(tiny: Project) -> None:
    text = (tiny.data[0] / "acme" / "parties.ttl").read_text(encoding="utf-8")
    assert "id:org-blanc " in text
    result = new(tiny, "blanc", "--source", "register")
    assert "id:org-blanc is described already, so this party is id:org-blanc-register" in result.stderr
    how_to = Path(__file__).parents[2] / result.stderr.partition("(")[2].partition(")")[0]
    assert how_to.is_file()
