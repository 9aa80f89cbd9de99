"""The street itself: read, derive, check, close, index, publish."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.ask.catalogue import catalogue
from kg.ask.vocabulary import Terms
from kg.check import Severity, find_unreadable, inconsistent, locate_problems
from kg.check.linting import check_queries
from kg.errors import DoesNotConform, KgError
from kg.interrupts import interrupts_kept
from kg.lock import hold_lock
from kg.namespaces import ONTOLOGY_GRAPH
from kg.publish import current_build, find_build
from kg.publish.contents import Contents
from kg.publish.fingerprint import fingerprint, versions
from kg.publish.newer import mark_current, time_of_reading
from kg.publish.staging import publish_build, sweep, use_build
from kg.read import load_files
from kg.street.inputs import Inputs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from kg.check import Finding
    from kg.publish import Build
    from kg.read.stock import Stock
    from kg.resources import Project
    from kg.street.base import Base

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

    What was kept beside the build in use is worked out again only where it depends on what has changed; with `force`
    all is. Whatever goes wrong, the last good build stays in use, and the error has a note with the stage.
    """
    read = time_of_reading(project)
    outcome = _build(project, force=force, patience=patience, say=say)
    mark_current(project, read)
    return outcome


def _build(project: Project, *, force: bool, patience: float, say: Callable[[str], None]) -> Outcome:
    with _stage("read", say):
        inputs = Inputs.of(project, load_files(project))
        name = inputs.fingerprint()
    if not force and (build := find_build(project, name)) and _is_in_use(project, build):
        return Outcome(build, fresh=False)
    with hold_lock(project.state / "lock", patience=patience, say=say):
        sweep(project)
        if not force and (build := find_build(project, name)):  # of another process just now, or of an earlier day
            again = not _is_in_use(project, build)
            use_build(project, build)
            return Outcome(build, fresh=False, again=again)
        contents, warnings = _walk(project, inputs, None if force else _find_base(project, inputs), say)
        with _stage("index and publish", say):
            return Outcome(publish_build(project, name, contents), fresh=True, warnings=warnings)


def name_build(project: Project) -> str:
    """Return the hash that a build of the files as they are now has."""
    return Inputs.of(project, load_files(project)).fingerprint()


def _find_base(project: Project, inputs: Inputs) -> Base | None:
    """Return the build in use with what was kept beside it, if that is whole and was written by the same code."""
    with interrupts_kept():
        from kg.street.base import Base
        from kg.street.kept import read_kept
    try:
        build = current_build(project)
    except KgError:
        return None
    kept = read_kept(build.path, code=fingerprint({}))
    return Base(build, kept, inputs.names) if kept else None


def _walk(
    project: Project, inputs: Inputs, base: Base | None, say: Callable[[str], None]
) -> tuple[Contents, tuple[Finding, ...]]:
    """Take the files down the street as far as the index; return what to publish, and the warnings."""
    with interrupts_kept():
        from kg.check.ontology import find_slips
        from kg.close.rows import infer_rows
        from kg.read.taking import take_stock
        from kg.street.change import find_change
        from kg.street.deriving import derive_case
        from kg.street.findings import find_what_is_wrong
        from kg.street.graphs import Laid, lay_down
        from kg.street.keeping import keep
    with _stage("read", say):
        stock, errors = take_stock(inputs.files, base.known() if base else None)
        _refuse(find_unreadable(errors) or find_slips(stock))
        change = find_change(base, stock, inputs.entries(stock))
        queries = catalogue(project.queries, terms=Terms.of(stock.schema()))
    with _stage("derive", say):
        case = derive_case(stock, change)
    with _stage("check", say):
        found = find_what_is_wrong(case, check_queries(project.queries), inputs.rules(), change)
        # What is only worth knowing is told by `kg check`: to find its lines would cost more than much of a build.
        findings = locate_problems((p for p in found.problems(case) if p.severity is not Severity.INFO), case)
        _refuse(findings)
    with _stage("close", say):
        inferred, inconsistencies = infer_rows(stock.schema_rows(), case.known())
        _refuse(locate_problems(inconsistent(inconsistencies), case))
        laid = Laid.of(case, inferred)
        graphs, counts = lay_down(laid, change)
    contents = Contents(graphs, queries, _account(inputs, stock, counts), keep(laid, inputs, case, counts, found))
    return contents, tuple(findings)


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


def _account(inputs: Inputs, stock: Stock, counts: Mapping[str, int]) -> dict[str, Any]:
    """Return what the manifest says: versions, and the files, hashes and size of each graph; no clock, no chance."""
    graphs: dict[str, dict[str, Any]] = {graph: {"triples": count} for graph, count in sorted(counts.items())}
    names = [inputs.names[sheet.path] for sheet in stock.ontology]
    graphs[ONTOLOGY_GRAPH]["files"] = {name: inputs.hashes[name] for name in names}
    for sheet in stock.data:
        if sheet.graph:
            name = inputs.names[sheet.path]
            graphs[sheet.graph.value] |= {"path": name, "sha256": inputs.hashes[name]}
    return {"versions": versions(), "graphs": graphs}
