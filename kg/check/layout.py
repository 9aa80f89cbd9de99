"""Findings as text: one line each for people, JSON for programs, annotations for a code review."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.check.findings import Severity, shorten_path
from kg.check.sarif import as_sarif

if TYPE_CHECKING:
    from kg.check.findings import Finding, Premise, Report

_GITHUB = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def as_text(report: Report) -> str:
    """Write one line a finding, `path:line: severity: node: message`, its premises below it, and a summary."""
    lines = (line for finding in report.findings for line in write_lines(finding))
    return "\n".join([*lines, summarise(report)])


def as_json(report: Report) -> str:
    """Write the findings as one JSON object."""
    findings = [
        {
            "path": shorten_path(finding.path),
            "line": finding.line,
            "severity": finding.severity.value,
            "node": finding.node,
            "message": finding.message,
            "shape": finding.shape,
            "value": finding.value,
        }
        | ({"premises": [_premise(premise) for premise in finding.premises]} if finding.premises else {})
        for finding in report.findings
    ]
    whole = {"conforms": report.conforms, "files": report.files, "findings": findings}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def as_github(report: Report) -> str:
    """Write the findings as workflow commands, which a code review shows beside the lines, and a summary."""
    lines = []
    for finding in report.findings:
        place = f"file={_escape(shorten_path(finding.path), ':,')},line={finding.line}"
        first, *more = f"{finding.node}: {finding.message}" if finding.node else finding.message, *_below(finding)
        message = _escape("\n".join([first, *more]))
        lines.append(f"::{_GITHUB[finding.severity]} {place}::{message}")
    return "\n".join([*lines, summarise(report)])


LAYOUTS = {"text": as_text, "json": as_json, "github": as_github, "sarif": as_sarif}


def write_lines(finding: Finding) -> list[str]:
    """Write one finding as one line, with its premises below it, if it has any."""
    message = " ".join(finding.message.split())
    place = f"{shorten_path(finding.path)}:{finding.line}"
    return [f"{place}: {finding.severity}: {finding.node or '-'}: {message}", *_below(finding)]


def _below(finding: Finding) -> list[str]:
    return [f"  {shorten_path(one.path)}:{one.line}: {' '.join(one.triple.split())}" for one in finding.premises]


def _premise(premise: Premise) -> dict[str, str | int]:
    return {"path": shorten_path(premise.path), "line": premise.line, "triple": premise.triple}


def summarise(report: Report) -> str:
    """Count the findings in one sentence.

    >>> from kg.check.findings import Report
    >>> summarise(Report((), 1))
    'conforms: no findings in 1 file'
    """
    counts = {s: sum(finding.severity is s for finding in report.findings) for s in Severity}
    said = ", ".join(_count(count, severity.value) for severity, count in counts.items() if count)
    verdict = "conforms" if report.conforms else "does not conform"
    return f"{verdict}: {said or 'no findings'} in {_count(report.files, 'file')}"


def _count(count: int, noun: str) -> str:
    """Write a number with its noun."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _escape(text: str, more: str = "") -> str:
    """Escape what would end a workflow command."""
    return "".join(f"%{ord(c):02X}" if c in "%\r\n" + more else c for c in text)
