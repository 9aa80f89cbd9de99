"""A whole project checked: what is read, what follows from it, and every check in turn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.check.findings import Finding, Problem, Report, Severity
from kg.check.literals import check_literals
from kg.check.places import Places
from kg.check.shapes import check_shapes
from kg.check.terms import Vocabulary, check_terms
from kg.derive import Derivation, Hierarchy, derive_triples
from kg.read import Files, Reading, find_files, load_files, parse_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from pyoxigraph import Triple

    from kg.errors import BadTurtle
    from kg.resources import Project


@dataclass(frozen=True, slots=True)
class Case:
    """What a check has before it: the documents, what was derived from them, what lies under what."""

    reading: Reading
    hierarchy: Hierarchy
    derivation: Derivation

    @classmethod
    def of(cls, reading: Reading) -> Case:
        """Derive what follows from the documents by arithmetic."""
        hierarchy = Hierarchy.read(reading.schema())
        return cls(reading, hierarchy, derive_triples(reading.authored(), hierarchy))


def check_project(project: Project, paths: Sequence[Path] = ()) -> Report:
    """Check a project; with paths, say only what is wrong in those files, the rest of the project being around them."""
    chosen = [path for name in paths for path in find_files(name)]
    reading = parse_files(load_files(project, given=_outside(chosen, project.ontology)))
    errors = [error for error in reading.errors if error.path in chosen] or reading.errors
    findings = [unreadable(error) for error in errors] or check_case(Case.of(reading))
    if chosen and not reading.errors:
        findings = [finding for finding in findings if finding.path.resolve() in {path.resolve() for path in chosen}]
    every = (*reading.ontology, *reading.shapes, *reading.data, *{error.path for error in reading.errors})
    return Report(tuple(sorted(findings)), len(chosen or every))


def check_case(case: Case) -> list[Finding]:
    """Return the findings of all checks, sorted, each once."""
    reading, origins = case.reading, case.derivation.origins
    expanded = case.hierarchy.expand([*reading.authored(), *origins])
    seen = [*reading.schema(), *reading.authored(), *origins, *expanded]
    problems = [
        *(Problem(c.node, c.message, path=c.origin.predicate, value=c.origin.object) for c in case.contradictions),
        *check_terms(reading.authored(), Vocabulary.read(reading.schema(), reading.authored())),
        *check_literals(reading.authored()),
        *check_shapes(seen, (triple for document in reading.shapes for triple in document.triples)),
    ]
    return locate_problems(problems, case)
