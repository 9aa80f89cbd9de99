"""What is wrong: problems as checks see them, about a node; findings as curators see them, with file and line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from kg.terms import Term


class Severity(StrEnum):
    """How bad a finding is: a violation refuses a build, warnings and infos pass."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong about a node, and by which property and value it shows."""

    node: Term
    message: str
    path: NamedNode | None = None
    value: Term | None = None
    inverse: bool = False  # the value is the subject of the path, not its object
    shape: str = ""
    severity: Severity = Severity.VIOLATION


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something wrong at a line of a file; the node, the shape and the value as CURIEs or text."""

    path: Path
    line: int
    severity: Severity
    node: str
    message: str
    shape: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of a check, sorted, and how many files were looked at."""

    findings: tuple[Finding, ...]
    files: int

    @property
    def conforms(self) -> bool:
        """Whether nothing refuses a build."""
        return not any(finding.severity is Severity.VIOLATION for finding in self.findings)


def shorten_path(path: Path) -> str:
    """Write a path from the working directory where it lies under it."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
