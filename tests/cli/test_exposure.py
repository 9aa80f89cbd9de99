"""`kg exposure`: one question, one answer with its proof, in four forms; a wrong question is refused in one line."""

import json

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.resources import Project

QUESTION = ("Beijing SenseTime", "--regime", "ofac-50", "--as-of", "2023-01-01")


def exposure(project: Project, *args: str) -> Result:
    return CliRunner().invoke(main, ["exposure", "--project", str(project.root), *args])


def test_the_question_of_the_house_is_answered(built: Project) -> None:
    result = exposure(built, *QUESTION)
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0] == "Beijing Sensetime Technology Development Co., Ltd.: not shown"
    assert "Lists that name it, whatever the rule" in lines
    assert any(line.startswith("  Entity List: Beijing Sensetime") for line in lines)
    assert "Not legal advice." in result.output


@pytest.mark.parametrize(
    ("form", "start"), [("json", "{"), ("turtle", "@prefix"), ("mermaid", "---\ntitle:"), ("svg", "<?xml")]
)
def test_other_forms(built: Project, form: str, start: str) -> None:
    result = exposure(built, *QUESTION, "-f", form)
    assert result.exit_code == 0
    assert result.output.startswith(start)


def test_json_is_for_programs(built: Project) -> None:
    found = json.loads(exposure(built, *QUESTION, "-f", "json").output)
    assert (found["verdict"], found["version"]["citations"][0]) == ("not shown", "79 FR 47726")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (
            ("Beijing SenseTime", "--regime", "ofac", "--as-of", "2023-01-01"),
            "no regime 'ofac'; did you mean 'ofac-50'?",
        ),
        (("Beijing SenseTime", "--regime", "ofac-50", "--as-of", "2023-02-30"), "'2023-02-30' is no day"),
        (("Beijing SenseTme", "--regime", "ofac-50", "--as-of", "2023-01-01"), "did you mean 'Beijing SenseTime'"),
        (("Singapore", "--regime", "ofac-50", "--as-of", "2023-01-01"), "is neither a person nor an organisation"),
        (("id:round-sensetime-series-b", "--regime", "ofac-50", "--as-of", "2023-01-01"), "is neither a person nor"),
    ],
)
def test_a_wrong_question_is_refused_in_one_line(built: Project, args: tuple[str, ...], said: str) -> None:
    result = exposure(built, *args)
    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert result.stdout == ""


@pytest.mark.parametrize("missing", ["--regime", "--as-of"])
def test_regime_and_day_are_never_guessed(built: Project, missing: str) -> None:
    args = list(QUESTION)
    del args[args.index(missing) : args.index(missing) + 2]
    result = exposure(built, *args)
    assert result.exit_code == 2
    assert f"Missing option '{missing}'" in result.stderr
