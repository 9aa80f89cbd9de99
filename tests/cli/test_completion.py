"""The shell completes names of queries, their parameters and their values; linting names file and line."""

from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner

from kg.cli import main
from kg.resources import Project
from tests.small import ROUNDS


@pytest.mark.parametrize(
    ("words", "incomplete", "wanted"),
    [
        (["query", "run"], "rou", {"rounds", "round-graph"}),
        (["query", "show"], "rounds", {"rounds"}),
        (["query", "run", "rounds"], "--s", {"--since"}),
        (["query", "run", "rounds"], "--", {"--company", "--since", "--note", "--limit", "--offset", "--format"}),
        (["query", "run", "rounds"], "", {"--company", "--since", "--note"}),
    ],
)
def test_names_and_parameters_are_completed(
    small: Project, monkeypatch: pytest.MonkeyPatch, words: list[str], incomplete: str, wanted: set[str]
) -> None:
    monkeypatch.setenv("KG_PROJECT", str(small.root))
    found = {item.value for item in ShellComplete(main, {}, "kg", "_KG_COMPLETE").get_completions(words, incomplete)}
    assert wanted <= found


def test_nothing_is_said_where_there_is_no_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_PROJECT", str(tmp_path))
    assert ShellComplete(main, {}, "kg", "_KG_COMPLETE").get_completions(["query", "run"], "r") == []


def test_too_many_rows_exit_with_3(small: Project) -> None:
    words = ["query", "run", "rounds", "--max-rows", "1", "--project", str(small.root)]
    result = CliRunner().invoke(main, words)
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith("error: query rounds: more than 1 row; allow more with --max-rows")


def test_lint_names_file_line_query_and_remedy(tiny: Project) -> None:
    path = tiny.queries / "funding" / "rounds.rq"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(ROUNDS.replace("#+ key: [round]\n", ""), encoding="utf-8")
    result = CliRunner().invoke(main, ["query", "lint", str(path), "--project", str(tiny.root)])
    assert result.exit_code == 1
    assert "rounds.rq:1: violation: rounds: no key; name in the header" in result.output
