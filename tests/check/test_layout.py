"""One finding is one line that editors, programs and code reviews can read."""

import json
from pathlib import Path

import pytest

from kg.check import Finding, Report, Severity
from kg.check.layout import as_github, as_json, as_text

FINDINGS = (
    Finding(Path("data/a.ttl"), 3, Severity.VIOLATION, "id:a", "two\nlines, 100 %", "shapes:A", "x"),
    Finding(Path("data/b,c:d.ttl"), 9, Severity.WARNING, "id:b", "mind this"),
    Finding(Path("data/c.ttl"), 1, Severity.INFO, "", "by the way"),
)


def test_text_is_one_line_a_finding_and_a_summary() -> None:
    assert as_text(Report(FINDINGS, 3)).splitlines() == [
        "data/a.ttl:3: violation: id:a: two lines, 100 %",
        "data/b,c:d.ttl:9: warning: id:b: mind this",
        "data/c.ttl:1: info: -: by the way",
        "does not conform: 1 violation, 1 warning, 1 info in 3 files",
    ]


def test_warnings_alone_conform() -> None:
    assert as_text(Report(FINDINGS[1:2], 1)).splitlines()[-1] == "conforms: 1 warning in 1 file"


def test_json_holds_everything_that_is_known() -> None:
    read = json.loads(as_json(Report(FINDINGS, 3)))
    assert (read["conforms"], read["files"], len(read["findings"])) == (False, 3, 3)
    assert read["findings"][0] == {
        "path": "data/a.ttl",
        "line": 3,
        "severity": "violation",
        "node": "id:a",
        "message": "two\nlines, 100 %",
        "shape": "shapes:A",
        "value": "x",
    }


def test_github_commands_escape_what_would_end_them() -> None:
    assert as_github(Report(FINDINGS, 3)).splitlines()[:3] == [
        "::error file=data/a.ttl,line=3::id:a: two%0Alines, 100 %25",
        "::warning file=data/b%2Cc%3Ad.ttl,line=9::id:b: mind this",
        "::notice file=data/c.ttl,line=1::by the way",
    ]


def test_paths_are_written_from_where_one_stands(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    finding = Finding(tmp_path / "data" / "a.ttl", 1, Severity.INFO, "id:a", "hm")
    assert as_text(Report((finding,), 1)).startswith(f"{tmp_path}/data/a.ttl:1:")
    monkeypatch.chdir(tmp_path)
    assert as_text(Report((finding,), 1)).startswith("data/a.ttl:1:")
