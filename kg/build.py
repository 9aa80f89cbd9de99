"""The street itself: read, derive, check, close, index, publish."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from kg.ask.catalogue import catalogue
from kg.ask.vocabulary import Terms
from kg.check import Case, Severity, check_case, find_unreadable, inconsistent, locate_problems
from kg.check.linting import check_queries
from kg.close import infer_triples
from kg.errors import DoesNotConform, KgError
from kg.lock import hold_lock
from kg.namespaces import DERIVED_GRAPH, INFERRED_GRAPH, ONTOLOGY_GRAPH
from kg.publish import current_build, find_build
from kg.publish.contents import Contents
from kg.publish.fingerprint import fingerprint, versions
from kg.publish.staging import publish_build, sweep, use_build
from kg.read import load_file, load_files, parse_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from kg.check import Finding
    from kg.publish import Build
    from kg.read import Files
    from kg.resources import Project

PATIENCE = 600.0  # seconds that a build waits for another one to end


@dataclass(frozen=True, slots=True)
class Outcome:
    """The build now in use, whether anything had to be built for it, and what it passed with a warning."""

    build: Build
    fresh: bool
    warnings: tuple[Finding, ...] = ()
    again: bool = False  # made earlier, and put in use once more


def _say_nothing(stage: str) -> None:
    """Report no progress."""


def build_graph(
    project: Project, *, force: bool = False, patience: float = PATIENCE, say: Callable[[str], None] = _say_nothing
) -> Outcome:
    """Build the graph of a project, unless nothing has changed; `say` hears of each stage as it begins.

    Whatever goes wrong, the last good build stays in use, and the error has a note with the stage.
    """
    with _stage("read", say):
        files = load_files(project)
        name = _fingerprint(project, files)
    if not force and (build := find_build(project, name)) and _is_in_use(project, build):
        return Outcome(build, fresh=False)
    with hold_lock(project.state / "lock", patience=patience, say=say):
        sweep(project)
        if not force and (build := find_build(project, name)):  # of another process just now, or of an earlier day
            again = not _is_in_use(project, build)
            use_build(project, build)
            return Outcome(build, fresh=False, again=again)
        contents, warnings = _walk(project, files, say)
        with _stage("index and publish", say):
            return Outcome(publish_build(project, name, contents), fresh=True, warnings=warnings)


def name_build(project: Project) -> str:
    """Return the hash that a build of the files as they are now has."""
    return _fingerprint(project, load_files(project))


def _walk(project: Project, files: Files, say: Callable[[str], None]) -> tuple[Contents, tuple[Finding, ...]]:
    """Take the files down the street as far as the index; return what to publish, and the warnings."""
    with _stage("read", say):
        reading = parse_files(files)
        _refuse(find_unreadable(reading))
        queries = catalogue(project.queries, terms=Terms.of(reading.schema()))
    with _stage("derive", say):
        case = Case.of(reading)
    with _stage("check", say):
        findings = check_case(case, check_queries(project.queries))
        _refuse(findings)
    with _stage("close", say):
        inferences = infer_triples(reading.schema(), case.known())
        _refuse(locate_problems(inconsistent(inferences.inconsistencies), case))
    graphs = {
        **{document.graph.value: frozenset(document.triples) for document in reading.data if document.graph},
        DERIVED_GRAPH: frozenset(case.derivation.steps),
        INFERRED_GRAPH: inferences.triples,
        ONTOLOGY_GRAPH: frozenset(reading.schema()),
    }
    sources = {document.graph.value: document.path for document in reading.data if document.graph}
    manifest = _account(project, files, sources, {graph: len(triples) for graph, triples in graphs.items()})
    return Contents(graphs, queries, manifest), tuple(f for f in findings if f.severity is Severity.WARNING)


@contextmanager
def _stage(name: str, say: Callable[[str], None]) -> Iterator[None]:
    """Say that a stage begins; where it fails, note on the error which it was."""
    say(name)
    try:
        yield
    except KgError as error:
        error.add_note(f"the build stopped at: {name}; the last good build, if any, stays in use")
        raise


def _refuse(findings: Sequence[Finding]) -> None:
    """Refuse the build where a finding is a violation."""
    if violations := [finding for finding in findings if finding.severity is Severity.VIOLATION]:
        raise DoesNotConform(violations)


def _is_in_use(project: Project, build: Build) -> bool:
    """Say whether a build is the one in use."""
    try:
        return current_build(project) == build
    except KgError:
        return False


def _fingerprint(project: Project, files: Files) -> str:
    """Return the hash of everything that a build is made from, by name."""
    queries = {path: load_file(path) for path in project.queries.rglob("*.rq")}
    contents = {**files.ontology, **files.shapes, **files.data, **queries}
    return fingerprint({_name(project, path): content for path, content in contents.items()})


def _name(project: Project, path: Path) -> str:
    """Return the path of a file from the project's folder, or from the data folder that it was found in."""
    if path.is_relative_to(project.root):
        return path.relative_to(project.root).as_posix()
    number, folder = next((n, folder) for n, folder in enumerate(project.data) if path.is_relative_to(folder))
    return f"--data {number}/{path.relative_to(folder).as_posix()}"


def _account(project: Project, files: Files, sources: dict[str, Path], counts: dict[str, int]) -> dict[str, Any]:
    """Return what the manifest says: versions, and the files, hashes and size of each graph; no clock, no chance."""
    graphs: dict[str, dict[str, Any]] = {graph: {"triples": count} for graph, count in sorted(counts.items())}
    modules = {_name(project, path): sha256(content).hexdigest() for path, content in files.ontology.items()}
    graphs[ONTOLOGY_GRAPH]["files"] = modules
    for graph, path in sources.items():
        graphs[graph] |= {"path": _name(project, path), "sha256": sha256(files.data[path]).hexdigest()}
    return {"versions": versions(), "graphs": graphs}
