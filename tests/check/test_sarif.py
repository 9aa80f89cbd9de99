"""SARIF is what the standard asks for, and says the same as the other layouts."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kg.check import Finding, Report, Severity
from kg.check.sarif import as_sarif
from tests.check.test_consistency import FINDING
from tests.check.test_layout import FINDINGS

REQUIRED = Path(__file__).with_name("sarif-required.json")
PUBLISHED = Path(__file__).parents[2] / ".venv" / "share" / "sarif-2.1.0.json"
REPORTS = {"clean": Report((), 4), "findings": Report(FINDINGS, 3), "one": Report(FINDINGS[1:2], 1)}
REPORTS["premises"] = Report((FINDING,), 2)


def read(report: Report) -> Any:
    return json.loads(as_sarif(report))


@pytest.mark.parametrize("schema", [REQUIRED, PUBLISHED], ids=["required", "published"])
@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_a_log_is_valid(schema: Path, report: Report) -> None:
    if not schema.exists():
        pytest.skip("the published schema is not here: .ci/run fetches it from the package sarif-om")
    jsonschema.validate(read(report), json.loads(schema.read_text(encoding="utf-8")))


@pytest.mark.parametrize("part", ["message", "ruleId", "locations"])
def test_a_result_that_lacks_something_is_not_valid(part: str) -> None:
    log = read(REPORTS["one"])
    del log["runs"][0]["results"][0][part]
    with pytest.raises(jsonschema.ValidationError, match=part):
        jsonschema.validate(log, json.loads(REQUIRED.read_text(encoding="utf-8")))


def test_each_finding_is_a_result_with_its_rule_level_and_place() -> None:
    (run,) = read(Report(FINDINGS, 3))["runs"]
    assert [(r["ruleId"], r["level"], r["message"]["text"]) for r in run["results"]] == [
        ("shapes:A", "error", "id:a: two\nlines, 100 %"),
        ("model", "warning", "id:b: mind this"),
        ("turtle", "note", "by the way"),
    ]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert [(p["artifactLocation"]["uri"], p["region"]["startLine"]) for p in places] == [
        ("data/a.ttl", 3),
        ("data/b%2Cc%3Ad.ttl", 9),
        ("data/c.ttl", 1),
    ]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == ["model", "shapes:A", "turtle"]
    assert [rules[r["ruleIndex"]] for r in run["results"]] == [r["ruleId"] for r in run["results"]]


def test_a_path_elsewhere_is_written_in_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    finding = Finding(tmp_path / "my data" / "a.ttl", 1, Severity.INFO, "id:a", "hm")

    def uri() -> str:
        (result,) = read(Report((finding,), 1))["runs"][0]["results"]
        return str(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])

    assert uri() == f"file://{tmp_path}/my%20data/a.ttl"
    monkeypatch.chdir(tmp_path)
    assert uri() == "my%20data/a.ttl"
