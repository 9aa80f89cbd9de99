"""`kg exposure`: one question, one answer with its proof, in four forms; a wrong question is refused in one line."""

import csv
import io
import json
from pathlib import Path

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


REPORT = ("--all", "--regime", "bis-affiliates", "--as-of", "2020-07-01")


def test_a_report_has_every_party_the_rule_the_build_and_the_warning(built: Project) -> None:
    result = exposure(built, *REPORT)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    known = int(lines[0].split()[-2])
    assert lines[0] == f"BIS affiliates rule on 2020-07-01: {known} of {known} parties"
    assert sum(line.startswith("id:") for line in lines) == known
    assert any(line.startswith("id:org-beijing-sensetime") and " listed " in line for line in lines)
    assert lines[-1].startswith("Build ")
    assert "Not legal advice." in lines[-1]


def test_a_report_of_some_verdicts_in_other_forms(built: Project) -> None:
    some = (*REPORT, "--verdict", "listed", "-f")
    rows = list(csv.DictReader(io.StringIO(exposure(built, *some, "csv").stdout)))
    assert {row["verdict"] for row in rows} == {"listed"}
    said = json.loads(exposure(built, *some, "json").stdout)
    assert [row["party"] for row in said["verdicts"]] == [row["party"] for row in rows]
    assert exposure(built, *some, "turtle").stdout.count("a tg:ExposureVerdict") == len(rows)


def test_a_stored_report_is_found_anew_and_a_change_exits_1(built: Project, tmp_path: Path) -> None:
    path = tmp_path / "stored.ttl"
    path.write_text(exposure(built, *REPORT, "--verdict", "listed", "-f", "turtle").stdout, encoding="utf-8")
    again = exposure(built, "--again", str(path))
    assert (again.exit_code, again.stderr) == (0, "4 stored verdicts, 0 changed\n")
    path.write_text(
        path.read_text(encoding="utf-8").replace("-verdict-listed", "-verdict-covered", 1), encoding="utf-8"
    )
    again = exposure(built, "--again", str(path))
    assert again.exit_code == 1
    assert again.stdout.count("  changed") == 1


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "give one of ENTITY, --all and --again FILE"),
        (("SenseTime", *REPORT), "give one of ENTITY, --all and --again FILE"),
        ((*REPORT, "-f", "mermaid"), "-f mermaid is for one party"),
        ((*REPORT, "-f", "svg"), "-f svg is for one party"),
        ((*REPORT, "--verdict", "covred"), "no verdict 'covred'; did you mean 'covered'?"),
        ((*QUESTION, "-f", "csv"), "-f csv is for --all"),
        (("--again", "x.ttl", "--regime", "ofac-50"), "--regime is not for --again"),
        (("--again", "x.ttl", "--as-of", "2023-01-01"), "--as-of is not for --again"),
        (("--again", "x.ttl", "--verdict", "listed"), "--verdict is not for --again"),
        (("--again", "x.ttl", "-f", "json"), "-f json is not for --again"),
        ((*QUESTION, "--verdict", "listed"), "--verdict is for --all"),
        (("--again", "no-such.ttl"), "no-such.ttl: cannot be read"),
    ],
)
def test_a_report_that_is_asked_for_wrongly_is_refused(built: Project, args: tuple[str, ...], said: str) -> None:
    result = exposure(built, *args)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("name", "regime", "said"),
    [
        (
            "id:org-huawei-technologies",
            "ns-cmic",
            "has no regime 'ns-cmic'; it is known since 2026-11-23: give that day or a later one",
        ),
        ("id:org-huawei-technologies", "ns-cmicc", "error: no regime 'ns-cmicc'; did you mean 'ns-cmic'?"),
        (
            "Alibaba",
            "ns-cmic",
            "what was known by 2022-04-30 has no entity named 'Alibaba'; it is known since 2026-11-23",
        ),
        ("id:org-alibaba", "ns-cmic", "has no node 'id:org-alibaba'; it is known since 2026-11-23"),
        ("Alibabba", "ns-cmic", "error: no entity named 'Alibabba'; `kg find`"),
    ],
)
def test_of_what_was_not_known_by_the_day_it_is_said_since_when_it_is(
    built: Project, name: str, regime: str, said: str
) -> None:
    result = exposure(built, name, "--regime", regime, "--as-of", "2022-01-01", "--known-by", "2022-04-30")
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr.splitlines()[-1]
