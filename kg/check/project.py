"""A whole project checked: what is read, what follows from it by arithmetic, and every check in turn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.check.consistency import inconsistent
from kg.check.dated import date_problems
from kg.check.findings import Finding, Problem, Report, Severity
from kg.check.questions import ask_checks
from kg.derive import Hierarchy
from kg.interrupts import interrupts_kept
from kg.read import Reading, find_bad_turtle, find_files, load_files, parse_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import polars as pl
    from pyoxigraph import Triple

    from kg.check.questions import CheckQuery
    from kg.check.shapes import Engine
    from kg.columns import Columns
    from kg.errors import BadTurtle
    from kg.read.stock import Stock
    from kg.relations import Mask
    from kg.resources import Project


@dataclass(frozen=True, slots=True)
class Case:
    """What checks have before them: what was authored, what derives from it, and what lies above both.

    `dated` is what there is to say of dates that contradict or narrow each other. `seen` are the rows that shapes see;
    their `source` goes on after the last sheet: derived, then what lies above.
    """

    stock: Stock
    hierarchy: Hierarchy
    dated: tuple[Problem, ...]
    seen: Columns

    @classmethod
    def of(cls, reading: Reading) -> Case:
        """Derive and expand what documents say."""
        with interrupts_kept():
            from kg.read.stock import Stock
        return cls.take(Stock.of(reading))

    @classmethod
    def take(cls, stock: Stock) -> Case:
        """Derive and expand what was authored."""
        from kg.derive.columnar import derive_rows, spell_derived

        hierarchy = Hierarchy.read(stock.schema())
        derivation = derive_rows(stock.authored_rows(), hierarchy)
        return cls.expand(stock, hierarchy, tuple(date_problems(derivation)), spell_derived(derivation))

    @classmethod
    def expand(cls, stock: Stock, hierarchy: Hierarchy, dated: tuple[Problem, ...], derived: pl.Series) -> Case:
        """Add what derives, as sorted lines, and then what lies above."""
        from kg.columns import encode_more, renumber, stack
        from kg.derive.expanding import expand_rows

        place = len(stock.sheets)
        rows = renumber(encode_more(stock.columns, [derived]), place)
        known = stack([stock.authored_rows(), rows])
        return cls(
            stock,
            hierarchy,
            dated,
            stack([stock.columns, rows, renumber(expand_rows(known, hierarchy), place + 1)]),
        )

    def stated(self) -> Columns:
        """Return the rows of ontology and data and of what derives, without what lies above."""
        from kg.columns import take

        return take(self.seen, self.seen.source <= len(self.stock.sheets))

    def origins(self, about: Mask | None = None) -> dict[Triple, Triple]:
        """Return what derives, or what derives of some terms, each triple with the one that it came from."""
        from kg.derive.columnar import derive_rows, together

        rows = self.stock.authored_rows()
        ties = None if about is None else together(rows, about[: len(rows.terms)].nonzero()[0])
        return dict(derive_rows(rows, self.hierarchy, about=ties).origins)

    def known(self) -> Columns:
        """Return the rows of the data and of what derives from them."""
        from kg.columns import take

        return take(
            self.seen, (self.seen.source >= len(self.stock.ontology)) & (self.seen.source <= len(self.stock.sheets))
        )


def check_project(
    project: Project, paths: Sequence[Path] = (), *, queries: Sequence[CheckQuery] = (), engine: Engine = "columns"
) -> Report:
    """Check a project; with paths, say only what is wrong in those files, the rest of the project being around them.

    `engine` says what applies the shapes: our checks on columns, or pyshacl, the reference.
    """
    with interrupts_kept():
        from kg.check.ontology import find_slips
        from kg.read.stock import Stock
    root = project.root.resolve()
    whole = not paths or any(root.is_relative_to(path.resolve()) for path in paths)  # what tests spoil is no part of it
    chosen = [path for name in paths if not root.is_relative_to(name.resolve()) for path in find_files(name)]
    of_ontology = project.ontology.resolve()
    given = [path for path in chosen if not path.resolve().is_relative_to(of_ontology)]
    reading = parse_files(load_files(project, given=given))
    beside = [path for path in chosen if path.resolve().is_relative_to(of_ontology / "align")]  # the build reads none
    unread = [_unreadable(error) for error in find_bad_turtle(beside)]
    stock = Stock.of(reading)
    spoilt = find_unreadable(reading.errors) or find_slips(stock)
    findings = [*unread, *(spoilt or _check_whole(Case.take(stock), queries, engine=engine))]
    if not whole:
        real = {path.resolve() for path in chosen}
        inside = [finding for finding in findings if real & {path.resolve() for path in finding.paths}]
        # Such a file spoils the check of every other, so it is said even if nobody asked for it.
        findings = inside or spoilt
    return Report(tuple(findings), reading.count if whole else len(chosen))


def _check_whole(case: Case, queries: Sequence[CheckQuery], *, engine: Engine) -> list[Finding]:
    """Return the findings of all checks; where none refuses a build, also what the ontology contradicts."""
    findings = check_case(case, queries, engine=engine)
    if any(finding.severity is Severity.VIOLATION for finding in findings):
        return findings
    from kg.close.rows import infer_rows

    inconsistencies = infer_rows(case.stock.schema_rows(), case.known())[1]
    return sorted([*findings, *locate_problems(inconsistent(inconsistencies), case)])


def find_unreadable(errors: Iterable[BadTurtle]) -> list[Finding]:
    """Return files that are not Turtle, or not one graph, as findings."""
    return sorted(map(_unreadable, errors))


def check_case(case: Case, queries: Sequence[CheckQuery] = (), *, engine: Engine = "columns") -> list[Finding]:
    """Return the findings of all checks and of the project's check queries, sorted, each once."""
    from kg.check.problems import find_problems
    from kg.check.shapes import check_rows

    shaped = check_rows(case.seen, case.stock.rules, engine=engine)
    return locate_problems(find_problems(case, shaped, ask_checks(case.seen, queries)), case)


def locate_problems(problems: Iterable[Problem], case: Case) -> list[Finding]:
    """Return problems as findings at their lines, sorted, each once."""
    from kg.check.locating import survey

    if not (problems := list(problems)):
        return []
    places = survey(case, problems)
    return sorted({places.locate(problem) for problem in problems})


def _unreadable(error: BadTurtle) -> Finding:
    """Return an error of reading as a finding."""
    message = f"{error.what}; {error.remedy}" if error.remedy else error.what
    return Finding(error.path, error.line, Severity.VIOLATION, "", message)
