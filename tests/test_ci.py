"""The hook and the workflow that we offer others do what their page says."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.resources import Project

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/how-to/check-in-ci.md").read_text(encoding="utf-8")
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
CONFIG, WORKFLOW = re.findall(r"^```yaml\n(.*?)^```$", PAGE, flags=re.M | re.S)
PACT = Path("data/acme/pact.ttl")


def run(command: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command line as a shell does, with our `kg` first on the path."""
    path = str(Path(sys.executable).parent) + os.pathsep + os.environ["PATH"]
    command_line = ["bash", "-eo", "pipefail", "-c", command]
    environment = {**os.environ, "PATH": path, **variables}
    return subprocess.run(command_line, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def spoil(project: Project) -> None:
    path = project.root / PACT
    path.write_text(path.read_text(encoding="utf-8").replace("tg:start", "tg:stort"), encoding="utf-8")


def test_the_hook_has_what_pre_commit_asks_for_and_is_the_one_of_the_page() -> None:
    assert {"id", "name", "entry", "language", "files"} <= set(HOOK)
    assert [hook["id"] for hook in yaml.safe_load(CONFIG)["repos"][0]["hooks"]] == [HOOK["id"]]


@pytest.mark.parametrize(
    ("path", "matches"),
    [("data/acme/pact.ttl", True), ("ontology/shapes/tiny.ttl", True), ("data/notes.md", False), ("slip.ttl", False)],
)
def test_the_hook_looks_at_turtle_of_data_and_ontology(path: str, matches: bool) -> None:
    assert bool(re.search(HOOK["files"], path)) is matches


def test_the_entry_of_the_hook_passes_a_good_file_and_stops_a_bad_one(tiny: Project) -> None:
    command = shlex.join([*shlex.split(HOOK["entry"]), str(PACT)])
    assert run(command, tiny.root).returncode == 0
    spoil(tiny)
    stopped = run(command, tiny.root)
    assert stopped.returncode == 1
    assert stopped.stdout.startswith(f"{PACT}:13: violation: ")


def test_the_workflow_is_one_by_the_schema_of_github(tmp_path: Path) -> None:
    path = tmp_path / "check.yml"
    path.write_text(WORKFLOW, encoding="utf-8")
    assert conforms(path, "github-workflows")
    path.write_text(WORKFLOW.replace("runs-on:", "runs-at:"), encoding="utf-8")
    assert not conforms(path, "github-workflows")


def test_the_citation_file_is_one_by_its_schema(tmp_path: Path) -> None:
    assert conforms(ROOT / "CITATION.cff", "citation-file-format")
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert f'version = "{cited["version"]}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert all("name" in author for author in cited["authors"])  # the project, no persons


def conforms(path: Path, schema: str) -> bool:
    """Say whether a file conforms to a schema that check-jsonschema brings along; nothing is fetched."""
    command = ["-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(path)]
    return subprocess.run([sys.executable, *command], capture_output=True, check=False).returncode == 0


def checked_by_the_workflow(project: Project, change: Path) -> tuple[int, Any]:
    """Commit the project, then a change, and run the step; return its exit code and the SARIF that it wrote."""
    step = next(step for step in yaml.safe_load(WORKFLOW)["jobs"]["turtle"]["steps"] if "env" in step)
    commit = "git add . && git -c user.name=a -c user.email=a@example.org commit -qm x"
    assert run(f"git init -q && {commit}", project.root).returncode == 0
    base = run("git rev-parse HEAD", project.root).stdout.strip()
    if change.suffix == ".ttl":
        spoil(project)
    else:
        change.write_text("a note", encoding="utf-8")
    assert run(commit, project.root).returncode == 0
    done = run(step["run"], project.root, BASE=base)
    sarif = project.root / "kg.sarif"
    return done.returncode, json.loads(sarif.read_text(encoding="utf-8")) if sarif.exists() else None


def test_the_workflow_reports_what_a_change_breaks(tiny: Project) -> None:
    code, log = checked_by_the_workflow(tiny, tiny.root / PACT)
    assert code != 0
    (result,) = log["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == str(PACT)


def test_the_workflow_has_nothing_to_say_where_no_turtle_changes(tiny: Project) -> None:
    assert checked_by_the_workflow(tiny, tiny.root / "notes.md") == (0, None)
