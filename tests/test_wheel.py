"""Who is handed the wheel alone can ask: it is built, installed into a fresh environment, and used elsewhere."""

import json
import os
import shlex
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
import yaml

from kg.resources import Project

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.slow
ASK = ("query", "run", "rounds-over-time", "-f", "csv")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel, built as a release is."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return path


class House:
    """A fresh environment with the wheel in it, a home, and an empty folder where somebody stands."""

    def __init__(self, folder: Path, wheel: Path) -> None:
        """Install the wheel; the parts that it needs are seen where this environment has them."""
        self.home, self.here, self.bin = folder / "home", folder / "here", folder / "env" / "bin"
        for path in (self.home, self.here):
            path.mkdir()
        venv.create(folder / "env", symlinks=True)
        (site,) = (folder / "env" / "lib").glob("python*/site-packages")
        (site / "parts.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
        pip = [sys.executable, "-m", "pip", "--python", str(self.bin / "python"), "install", "--quiet"]
        subprocess.run([*pip, "--no-deps", "--no-index", "--disable-pip-version-check", str(wheel)], check=True)

    def run(self, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a program of the environment in the empty folder."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("KG_", "PYTHON", "XDG_"))}
        environment = {**kept, "HOME": str(self.home), "COLUMNS": "100", **variables}
        return subprocess.run(
            [str(self.bin / command[0]), *command[1:]],
            cwd=self.here,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="module")
def house(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> House:
    return House(tmp_path_factory.mktemp("house"), wheel)


@pytest.fixture(scope="module")
def first(house: House) -> subprocess.CompletedProcess[str]:
    """Return what the very first question in the environment printed."""
    return house.run("kg", *ASK)


def test_the_wheel_brings_ontology_data_and_queries_and_no_test(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for part in ("ontology/tiegraph.ttl", "ontology/shapes/agents.ttl", "ontology/context.jsonld", "data/LICENSE.md"):
        assert f"kg/_share/{part}" in names
    for part in ("ontology", "data", "queries"):
        brought = {name.removeprefix("kg/_share/") for name in names if name.startswith(f"kg/_share/{part}/")}
        assert brought == {path.relative_to(ROOT).as_posix() for path in (ROOT / part).rglob("*") if path.is_file()}
    assert {name.split("/")[0].split("-")[0] for name in names} == {"kg", "tiegraph"}


def test_the_first_question_builds_says_so_and_gets_the_answer(
    house: House, first: subprocess.CompletedProcess[str], built: Project
) -> None:
    folder = next((house.home / ".cache" / "tiegraph").iterdir())
    assert first.stderr == f"first use: building the graph in {folder}\n"
    command = [sys.executable, "-m", "kg", *ASK, "--project", str(built.root)]
    ours = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert (first.returncode, first.stdout) == (0, ours.stdout)
    assert first.stdout.count("\n") > 4
    assert [*house.here.iterdir()] == []


@pytest.mark.usefixtures("first")
def test_the_next_question_does_not_build(house: House) -> None:
    again = house.run("kg", *ASK)
    assert (again.returncode, again.stderr) == (0, "")


@pytest.mark.usefixtures("first")
def test_python_opens_it_too(house: House) -> None:
    script = "import kg\nwith kg.open() as graph: print(len(graph.query('rounds-over-time')))"
    run = house.run("python", "-c", script)
    assert int(run.stdout) > 3, run.stderr


@pytest.mark.usefixtures("first")
def test_the_doctor_says_where_it_all_is(house: House) -> None:
    run = house.run("kg", "doctor", "-f", "json")
    found = {check["name"]: check for check in json.loads(run.stdout)["checks"]}
    assert run.returncode == 0
    assert found["project"]["said"].endswith("kg/_share (installed with kg)")
    assert found["folder"]["said"].startswith(str(house.home / ".cache" / "tiegraph"))
    assert found["in use"]["verdict"] == "ok"


@pytest.mark.usefixtures("first")
def test_a_home_that_cannot_be_written_says_where_it_would_have_built_and_takes_a_cache(house: House) -> None:
    refused = house.run("kg", *ASK, HOME="/dev/null")
    assert (refused.returncode, refused.stdout) == (2, "")
    error = refused.stderr.splitlines()[-1]
    assert error.startswith("error: /dev/null/.cache/tiegraph/")
    assert error.endswith("name another folder for builds with --cache DIR or KG_CACHE")
    cache = str(house.home / ".cache" / "tiegraph")  # of the first question, so that nothing is built again
    for given, variables in (((*ASK, "--cache", cache), {}), (ASK, {"KG_CACHE": cache})):
        answered = house.run("kg", *given, HOME="/dev/null", **variables)
        assert (answered.returncode, answered.stderr) == (0, "")


def test_the_hook_checks_a_file_against_what_was_installed(house: House) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (house.here / "data").mkdir()
    slip = house.here / "data" / "slip.ttl"
    slip.write_text("<https://w3id.org/tiegraph/id/org-a> a <https://w3id.org/tiegraph/ontology/Organsation> .\n")
    run = house.run(*shlex.split(hook["entry"]), "data/slip.ttl")
    assert run.returncode == 1
    assert run.stdout.startswith("data/slip.ttl:1: violation:")
    slip.unlink()
    slip.parent.rmdir()
