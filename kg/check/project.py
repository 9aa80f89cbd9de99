"""A whole project checked: what is read, what follows from it by arithmetic, and every check in turn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.check.blanks import check_blanks
from kg.check.consistency import inconsistent
from kg.check.deprecated import check_deprecated
from kg.check.findings import Finding, Problem, Report, Severity
from kg.check.licences import check_licences
from kg.check.literals import check_literals
from kg.check.ownership import check_ownership
from kg.check.places import Places
from kg.check.questions import ask_checks
from kg.check.shapes import Engine, check_shapes
from kg.check.terms import Vocabulary, check_terms, unclassed_nodes
from kg.close import infer_triples
from kg.derive import Contradiction, Derivation, Difference, Hierarchy, derive_triples
from kg.read import Reading, find_bad_turtle, find_files, load_files, parse_files
from kg.terms import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from pyoxigraph import Triple

    from kg.check.questions import CheckQuery
    from kg.errors import BadTurtle
    from kg.resources import Project


@dataclass(frozen=True, slots=True)
class Case:
    """What checks have before them: documents, what derives from them, and what lies above both."""

    reading: Reading
    derivation: Derivation
    expanded: Mapping[Triple, Triple]

    @classmethod
    def of(cls, reading: Reading) -> Case:
        """Derive and expand what was authored; each triple that follows is kept with the one that it follows from."""
        hierarchy = Hierarchy.read(reading.schema())
        derivation = derive_triples(reading.authored(), hierarchy)
        return cls(reading, derivation, hierarchy.expand([*reading.authored(), *derivation.steps]))

    def known(self) -> list[Triple]:
        """Return what closing sees beside the ontology: data, and what derives."""
        return [*self.reading.authored(), *self.derivation.steps]

    def seen(self) -> Iterator[Triple]:
        """Return the triples that shapes see: ontology, data, what derives, what lies above."""
        yield from self.reading.schema()
        yield from self.reading.authored()
        yield from self.derivation.steps
        yield from self.expanded


def check_project(
    project: Project, paths: Sequence[Path] = (), *, queries: Sequence[CheckQuery] = (), engine: Engine = "columns"
) -> Report:
    """Check a project; with paths, say only what is wrong in those files, the rest of the project being around them.

    `engine` says what applies the shapes: our checks on columns, or pyshacl, the reference.
    """
    root = project.root.resolve()
    whole = not paths or any(root.is_relative_to(path.resolve()) for path in paths)  # what tests spoil is no part of it
    chosen = [path for name in paths if not root.is_relative_to(name.resolve()) for path in find_files(name)]
    of_ontology = project.ontology.resolve()
    given = [path for path in chosen if not path.resolve().is_relative_to(of_ontology)]
    reading = parse_files(load_files(project, given=given))
    beside = [path for path in chosen if path.resolve().is_relative_to(of_ontology / "align")]  # the build reads none
    unread = [_unreadable(error) for error in find_bad_turtle(beside)]
    findings = [*unread, *(find_unreadable(reading) or _check_whole(Case.of(reading), queries, engine=engine))]
    if not whole:
        real = {path.resolve() for path in chosen}
        inside = [finding for finding in findings if real & {path.resolve() for path in finding.paths}]
        # A file that cannot be read spoils the check of every other, so it is said even if nobody asked for it.
        findings = inside or (findings if reading.errors else [])
    return Report(tuple(findings), reading.count if whole else len(chosen))


def _check_whole(case: Case, queries: Sequence[CheckQuery], *, engine: Engine) -> list[Finding]:
    """Return the findings of all checks; where none refuses a build, also what the ontology contradicts."""
    findings = check_case(case, queries, engine=engine)
    if any(finding.severity is Severity.VIOLATION for finding in findings):
        return findings
    inferences = infer_triples(case.reading.schema(), case.known())
    return sorted([*findings, *locate_problems(inconsistent(inferences.inconsistencies), case)])


def find_unreadable(reading: Reading) -> list[Finding]:
    """Return files that are not Turtle, or not one graph, as findings."""
    return sorted(_unreadable(error) for error in reading.errors)


def check_case(case: Case, queries: Sequence[CheckQuery] = (), *, engine: Engine = "columns") -> list[Finding]:
    """Return the findings of all checks and of the project's check queries, sorted, each once."""
    authored = list(case.reading.authored())
    vocabulary = Vocabulary.read(case.reading.schema(), authored)
    illegible = list(check_literals(authored))
    said = {(problem.node, problem.value) for problem in illegible}
    blanks = [problem for problem in check_blanks(authored) if (problem.node, problem.value) not in said]
    said |= {(problem.node, problem.value) for problem in blanks}
    unclassed = unclassed_nodes(authored, vocabulary)
    shaped = list(check_shapes(case.seen(), case.reading.rules(), engine=engine))
    problems = [
        *(_contradiction(c) for c in case.derivation.contradictions),
        *(_difference(d) for d in case.derivation.differences),
        *check_terms(authored, vocabulary),
        *check_licences(authored),
        *check_ownership(case.known()),
        *check_deprecated(authored, case.reading.schema()),
        *illegible,
        *blanks,
        # A shape that meets a misspelt literal or class can only say what follows from that.
        *(p for p in shaped if (p.node, p.value) not in said and not {p.node, p.value} & unclassed),
        *ask_checks(case.seen(), queries),
    ]
    return locate_problems(problems, case)


def locate_problems(problems: Iterable[Problem], case: Case) -> list[Finding]:
    """Return problems as findings at their lines, sorted, each once."""
    places = Places([*case.reading.data, *case.reading.ontology], [case.derivation.origins, case.expanded])
    return sorted({places.locate(problem) for problem in problems})


def _contradiction(found: Contradiction) -> Problem:
    """Return dates that cannot all be as a problem at the relation between them, whichever end it is about."""
    subject, path, value = found.origin.subject, found.origin.predicate, found.origin.object
    backwards = subject != found.node
    value = subject if backwards else value
    return Problem(found.node, found.message, path, value, inverse=backwards, premises=found.premises)


def _difference(found: Difference) -> Problem:
    """Return a date that a relation tells more exactly as a problem that is none: it is worth knowing."""
    origin = found.origin
    command = f"kg why {' '.join(show(term) for term in found.told)}"
    message = f"{found.message}; nothing need be done, `{command}` shows the reasoning"
    return Problem(found.node, message, path=origin.predicate, value=origin.object, severity=Severity.INFO)


def _unreadable(error: BadTurtle) -> Finding:
    """Return an error of reading as a finding."""
    message = f"{error.what}; {error.remedy}" if error.remedy else error.what
    return Finding(error.path, error.line, Severity.VIOLATION, "", message)
