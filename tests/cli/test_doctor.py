"""`kg doctor`: everything that can be wrong is said with its remedy, and only that makes the exit code 1."""

import json
import re
import tomllib
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.build import build_graph
from kg.cli import main
from kg.doctor import PARTS
from kg.resources import Project

ROOT = Path(__file__).parents[2]


def doctor(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["doctor", *arguments])


def checks(project: Project, *arguments: str) -> dict[str, dict[str, str]]:
    result = doctor("-f", "json", "--project", str(project.root), *arguments)
    said = json.loads(result.stdout)
    wrong = any(check["verdict"] == "wrong" for check in said["checks"])
    assert (said["healthy"], result.exit_code) == (not wrong, int(wrong))
    return {check["name"]: check for check in said["checks"]}


def test_a_project_with_a_build_is_healthy(tiny: Project) -> None:
    name = build_graph(tiny).build.hash[:12]
    found = checks(tiny)
    assert {check["verdict"] for check in found.values()} == {"ok"}
    assert found["project"]["said"] == f"{tiny.root} (--project)"
    assert found["data"]["said"] == f"{tiny.data[0]}: 2 *.ttl files"
    assert found["folder"]["said"] == str(tiny.state)
    assert found["in use"]["said"] == f"{name}, of the files and the program as they are"


def test_without_a_build_the_remedy_is_to_build(tiny: Project) -> None:
    found = checks(tiny)["in use"]
    assert (found["verdict"], found["remedy"]) == ("wrong", "run `kg build`")


def test_a_build_older_than_its_files_is_wrong(tiny: Project) -> None:
    build_graph(tiny)
    path = tiny.data[0] / "acme" / "pact.ttl"
    path.write_text(path.read_text(encoding="utf-8") + "# a note\n", encoding="utf-8")
    found = checks(tiny)["in use"]
    assert found["said"].endswith("older than the files or the program")
    assert found["remedy"] == "run `kg build`"


def test_a_damaged_index_is_wrong(tiny: Project) -> None:
    build = build_graph(tiny).build
    for path in build.index.glob("*"):
        path.unlink()
    assert "kg build --force" in checks(tiny)["in use"]["remedy"]


def test_a_cache_that_cannot_be_written_is_wrong(tiny: Project) -> None:
    found = checks(tiny, "--cache", "/dev/null/x")
    assert found["folder"]["verdict"] == "wrong"
    assert "--cache DIR or KG_CACHE" in found["folder"]["remedy"]


def test_a_folder_without_files_is_wrong(tiny: Project) -> None:
    for path in tiny.queries.glob("*.rq"):
        path.unlink()
    assert checks(tiny)["queries"]["verdict"] == "wrong"


def test_where_no_project_is_the_rest_is_still_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = doctor()
    assert result.exit_code == 1
    assert re.search(r"wrong +project +.*no project here", result.stdout)
    assert "-> go to the project's folder or name it with --project" in result.stdout
    assert "optional parts" in result.stdout
    assert result.stdout.splitlines()[-1] == "1 thing to mend"


def test_an_optional_part_that_is_absent_is_not_wrong_but_a_needed_one_is(
    tiny: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_graph(tiny)
    lost = {"pandas"}

    def version(part: str) -> str:
        if part in lost:
            raise PackageNotFoundError(part)
        return "1.0"

    monkeypatch.setattr("kg.doctor.version", version)
    found = checks(tiny)
    assert (found["pandas"]["verdict"], found["pandas"]["remedy"]) == (
        "absent",
        "python -m pip install 'tiegraph[pandas]'",
    )
    lost.add("rich")
    assert checks(tiny)["rich"]["verdict"] == "wrong"


def test_every_part_that_we_need_is_looked_at() -> None:
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    assert {re.split("[<>=]", part)[0] for part in needed} == set(PARTS)
