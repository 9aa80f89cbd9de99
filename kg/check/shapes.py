"""Shapes: which nodes do not fit, in the curator's words; by checks on columns, and by pyshacl where those cannot."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Literal

from pyoxigraph import NamedNode

from kg.check.codes import IN_SCHEME, with_codes
from kg.check.findings import Problem, severity_of, word
from kg.interrupts import interrupts_kept
from kg.namespaces import RDF, RDFS, SH, shorten
from kg.terms import read_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pyoxigraph import Triple

    from kg.check.shacl.paths import Path
    from kg.check.shacl.results import Report, Result
    from kg.columns import Columns
    from kg.relations import Mask
    from kg.terms import Term

Engine = Literal["columns", "pyshacl"]
_TARGETS = frozenset(NamedNode(f"{SH}target{kind}") for kind in ("Class", "Node", "ObjectsOf", "SubjectsOf"))
_SUBJECTS = NamedNode(f"{SH}targetSubjectsOf")
_CLASSES = frozenset(NamedNode(RDFS + name) for name in ("Class",))


def check_shapes(
    triples: Iterable[Triple], shapes: Iterable[Triple], *, engine: Engine = "columns"
) -> Iterator[Problem]:
    """Validate triples against shapes; nothing is inferred here, so what shapes should see must be in the triples.

    Shapes that the columns do not know go to pyshacl, with the same triples. A problem that no path leads to shows
    where the shape looks: at the first property it has for a target.
    """
    with interrupts_kept():
        from kg.columns import encode, spell_lines
    yield from check_rows(encode([spell_lines(triples)]), list(shapes), engine=engine)


def check_rows(seen: Columns, shapes: Sequence[Triple], *, engine: Engine = "columns") -> Iterator[Problem]:
    """Validate the rows of a table against shapes."""
    yield from word_problems(find_by_shapes(seen, shapes, engine=engine)[0], seen, shapes)


def word_problems(found: Iterable[Problem], seen: Columns, shapes: Iterable[Triple]) -> Iterator[Problem]:
    """Say of problems where to look, and which codes there are to choose from."""
    from kg.columns import having, take, to_triples

    looked_for = _looked_for(shapes)
    schemes: list[Triple] = []
    for problem in found:
        wanted = looked_for.get(problem.shape, [])
        schemes = schemes or to_triples(take(seen, having(seen, [str(IN_SCHEME)])))
        if problem.path is None and wanted:
            has = seen.spell(seen.predicate[seen.subject == seen.code(str(problem.node))]).to_list()
            problem = replace(problem, path=next((p for p in wanted if str(p) in has), None))
        yield replace(problem, message=with_codes(problem.message, schemes))


def find_by_shapes(
    seen: Columns, shapes: Sequence[Triple], *, engine: Engine = "columns", touched: Columns | None = None
) -> tuple[Iterable[Problem], Mask | None]:
    """Return the problems that an engine finds, and of which nodes they are all; None: of all nodes.

    With `touched`, rows that are gone or new since problems were found before, nodes are left out that they cannot
    matter to.
    """
    from kg.check.reference import check_by_pyshacl
    from kg.check.shacl import validate
    from kg.columns import to_triples

    if not shapes:
        return (), None
    if engine == "pyshacl":
        return check_by_pyshacl(to_triples(seen), shapes), None
    report = validate(seen, shapes, touched=touched)
    problems = _problems(report)
    if report.unknown:
        others = _only(shapes, {unknown.root for unknown in report.unknown})
        return chain(problems, check_by_pyshacl(to_triples(seen), others)), None
    return problems, report.looked_at


def _looked_for(shapes: Iterable[Triple]) -> dict[str, list[NamedNode]]:
    """Return the properties that each shape has for targets, by its CURIE."""
    found: dict[str, list[NamedNode]] = {}
    for t in shapes:
        if t.predicate == _SUBJECTS and isinstance(t.subject, NamedNode) and isinstance(t.object, NamedNode):
            found.setdefault(shorten(t.subject.value), []).append(t.object)
    return {shape: sorted(properties, key=str) for shape, properties in found.items()}


def _only(shapes: Iterable[Triple], roots: set[str]) -> list[Triple]:
    """Return a shapes graph in which only these shapes have targets."""
    return [
        t
        for t in shapes
        if str(t.subject) in roots
        or not (t.predicate in _TARGETS or (t.predicate.value == RDF + "type" and t.object in _CLASSES))
    ]


def _problems(report: Report) -> Iterator[Problem]:
    """Return the results of a report as problems; each distinct term is read once."""
    results = list(report.results)
    spelled = {text for r in results for text in (r.focus, r.value, r.check.named, *r.messages) if text}
    terms = dict(zip(sorted(spelled), read_terms(sorted(spelled)), strict=True))
    return (_problem(result, terms) for result in results)


def _problem(result: Result, terms: dict[str, Term]) -> Problem:
    """Return one result as a problem."""
    value = terms[result.value] if result.value and result.value != result.focus else None
    predicate, inverse = _step(result.path)
    messages = [(getattr(terms[m], "language", None) or "", terms[m].value) for m in result.messages]  # type: ignore[union-attr]
    return Problem(
        terms[result.focus],
        word(messages, value),
        path=predicate,
        value=value,
        inverse=inverse,
        shape=shorten(result.check.named[1:-1]) if result.check.named else "",
        severity=severity_of(result.check.severity[1:-1]),
    )


def _step(path: Path | None) -> tuple[NamedNode | None, bool]:
    """Return the predicate of a path of one step, and whether it is walked backwards."""
    from kg.check.shacl.paths import Inverse, Predicate

    inverse = isinstance(path, Inverse)
    step = path.path if isinstance(path, Inverse) else path
    return (NamedNode(step.iri[1:-1]) if isinstance(step, Predicate) else None), inverse
