"""What is wrong: problems as checks see them, about a node; findings as curators see them, with file and line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Literal

from kg.namespaces import SH, XSD, shorten
from kg.terms import show

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import NamedNode, Triple

    from kg.terms import Term


_NUMBER_OR_DATE = re.compile(r"[+-]?[\d.]+(-\d\d){0,2}")


class Severity(StrEnum):
    """How bad a finding is: a violation refuses a build, warnings and infos pass."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


def severity_of(iri: str) -> Severity:
    """Return the severity that a shape names; one of somebody's own counts as a violation.

    >>> severity_of("http://www.w3.org/ns/shacl#Warning")
    <Severity.WARNING: 'warning'>
    """
    name = iri.removeprefix(SH).lower()
    return Severity(name) if name in {*Severity} else Severity.VIOLATION


def word(messages: Iterable[tuple[str, str]], value: Term | None) -> str:
    """Return one of several messages (language, text), in English if there is one, and the value unless it names it."""
    ordered = sorted(messages, key=lambda message: (message[0].partition("-")[0] not in ("", "en"), message[1]))
    text = ordered[0][1] if ordered else "does not fit its shape"
    return text if value is None or show(value) in text else f"{text} (found {as_found(value)})"


def as_found(term: Term) -> str:
    """Write a value as it was found: a literal with its datatype, for that may be what is wrong with it."""
    if not isinstance(term, Literal) or term.language:
        return show(term)
    if term.datatype.value == XSD + "string":
        return f'"{term.value}"' + (", which has no datatype" if _NUMBER_OR_DATE.fullmatch(term.value) else "")
    return f'"{term.value}"^^{shorten(term.datatype.value)}'


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong about a node, by which property and value it shows, and by which triples if it takes several."""

    node: Term
    message: str
    path: NamedNode | None = None
    value: Term | None = None
    inverse: bool = False  # the value is the subject of the path, not its object
    shape: str = ""
    severity: Severity = Severity.VIOLATION
    premises: tuple[Triple, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Premise:
    """A triple that has a part in what is wrong, and where it was written."""

    path: Path
    line: int
    triple: str


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something wrong at a line of a file; the node, the shape and the value as CURIEs or text.

    Where it takes several triples to be wrong, `premises` are these.
    """

    path: Path
    line: int
    severity: Severity
    node: str
    message: str
    shape: str = ""
    value: str = ""
    premises: tuple[Premise, ...] = ()

    @property
    def paths(self) -> set[Path]:
        """The files in which something could be mended: its own, and those of its premises."""
        return {self.path, *(premise.path for premise in self.premises)}


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
