"""`kg paths` and `kg network`: what a person types, what stands on the page, which exit code."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import kg
from kg.cli import main
from kg.resources import Project


def run(project: Project, command: str, *args: str) -> Result:
    return CliRunner().invoke(main, [command, "--project", str(project.root), *args])


def test_two_parties_that_share_an_alliance_are_tied_with_day_and_source(built: Project) -> None:
    result = run(built, "paths", "Tang Xiao'ou", "Fudan University", "--best", "1")
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0] == "Tang Xiao'ou and Fudan University: 1 path, the shortest of 3 steps"
    assert any(line.strip().startswith("from 2018-09") for line in lines)
    assert any("id:founding-sensetime-2014-10" in line for line in lines)
    assert "  [1] SenseTime (encyclopedia), edition not stated" in result.output


def test_the_party_as_named_and_the_company_on_a_list_are_joined_by_claims_only(built: Project) -> None:
    result = run(built, "paths", "SenseTime", "Beijing SenseTime")
    assert result.exit_code == 1
    assert "no path, unless nodes are taken for one (--also identity)" in " ".join(result.output.split())
    assert run(built, "paths", "SenseTime", "Beijing SenseTime", "--also", "identity").exit_code == 0


def test_no_path_is_exit_code_1_in_every_form(built: Project) -> None:
    for form in ("text", "json", "csv", "mermaid", "svg"):
        result = run(built, "paths", "Honda", "SoftBank", "--via", "post", "-f", form)
        assert (result.exit_code, bool(result.stdout)) == (1, True)


def test_python_and_command_line_give_the_same(built: Project) -> None:
    with kg.open(built.root) as graph:
        answer = graph.paths("商汤", "Leon", via=["founding"], as_of="2018-01-01")
        network = graph.network(graph.entity("商汤"), depth=1)
    options = ("--via", "founding", "--as-of", "2018-01-01", "-f", "json")
    assert run(built, "paths", "商汤", "Leon", *options).output == answer.written("json")
    assert run(built, "network", "商汤", "-f", "graphml").output == network.written("graphml")


def test_a_network_goes_to_a_file(built: Project, tmp_path: Path) -> None:
    result = run(built, "network", "SenseTime", "-f", "cytoscape", "-o", str(tmp_path / "net.json"))
    assert (result.exit_code, result.output) == (0, "")
    elements = json.loads((tmp_path / "net.json").read_text(encoding="utf-8"))["elements"]
    assert {"SenseTime", "Honda"} <= {node["data"]["label"] for node in elements["nodes"]}


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("paths", "SenseTime", "Hondo"), 2, "did you mean 'Honda'"),
        (("paths", "SenseTime", "商汤"), 2, "both ends are id:org-sensetime"),
        (("paths", "SenseTime", "Singapore"), 2, "is neither a person nor an organisation nor a programme"),
        (("paths", "SenseTime", "Honda", "--via", "pots"), 2, "did you mean 'post'"),
        (("paths", "SenseTime", "Honda", "--as-of", "2018-13-01"), 2, "is no day"),
        (("paths", "SenseTime", "Honda", "--max-length", "0"), 2, "0 is below 1"),
        (("paths", "SenseTime", "Honda", "-k", "x"), 2, "'x' is not a valid integer"),
        (("paths", "SenseTime", "Honda", "-f", "jsn"), 2, "did you mean 'json'"),
        (("network", "SenseTme"), 2, "did you mean 'SenseTime'"),
        (("network", "SenseTime", "--depth", "-1"), 2, "-1 is below 1"),
        (("network", "SenseTime", "-f", "gefx"), 2, "did you mean 'gexf'"),
        (("network", "id:round-sensetime-series-b"), 2, "is neither a person nor an organisation"),
    ],
)
def test_a_wrong_question_is_refused(built: Project, args: tuple[str, ...], code: int, said: str) -> None:
    result = run(built, *args)
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in result.stderr
