"""Findings as SARIF 2.1.0, the form in which code reviews and editors take the results of checks from any tool."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from kg.check.findings import Severity, shorten_path
from kg.namespaces import BASE
from kg.publish.fingerprint import versions

if TYPE_CHECKING:
    from pathlib import Path

    from kg.check.findings import Finding, Report

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
# What is checked by no shape of the ontology still has the name of a rule, so that a review can group and mute it.
TURTLE, MODEL = "turtle", "model"
_RULES = {
    TURTLE: "A file is Turtle, and one named graph.",
    MODEL: "Terms are declared, nodes described, literals of their type, and dates possible.",
}


def as_sarif(report: Report) -> str:
    """Write the findings as one run of a SARIF log."""
    rules = sorted({_rule(finding) for finding in report.findings})
    driver = {
        "name": "kg check",
        "informationUri": BASE,
        "version": versions()["tiegraph"],
        "rules": [{"id": rule, "shortDescription": {"text": _described(rule)}} for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True}],
        "results": [_result(finding, rules) for finding in report.findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(finding: Finding) -> str:
    """Name what a finding violates: a shape, or else what every file and every term must be."""
    return finding.shape or (MODEL if finding.node else TURTLE)


def _described(rule: str) -> str:
    return _RULES.get(rule, f"What the shape {rule} demands.")


def _result(finding: Finding, rules: list[str]) -> dict[str, Any]:
    """Return a finding as a result: its rule, how bad it is, what is wrong, and where."""
    rule = _rule(finding)
    message = f"{finding.node}: {finding.message}" if finding.node else finding.message
    related = [
        {"physicalLocation": _place(premise.path, premise.line), "message": {"text": premise.triple}}
        for premise in finding.premises
    ]
    known = {"node": finding.node, "value": finding.value}
    return {
        "ruleId": rule,
        "ruleIndex": rules.index(rule),
        "level": _LEVELS[finding.severity],
        "message": {"text": message},
        "locations": [{"physicalLocation": _place(finding.path, finding.line)}],
        **({"relatedLocations": related} if related else {}),
        "properties": {name: text for name, text in known.items() if text},
    }


def _place(path: Path, line: int) -> dict[str, Any]:
    return {"artifactLocation": {"uri": _uri(path)}, "region": {"startLine": line}}


def _uri(path: Path) -> str:
    """Write a path as a reference from the working directory, or in full where it lies elsewhere."""
    short = shorten_path(path)
    return path.as_uri() if path.is_absolute() and short == str(path) else quote(short)
