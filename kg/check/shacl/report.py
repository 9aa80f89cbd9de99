"""A report as a standard sh:ValidationReport graph."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from kg.check.shacl.paths import PARAMETER_OF, Alternative, Inverse, Path, Predicate, Repeat, Sequence
from kg.check.shacl.shapes_graph import sh
from kg.namespaces import RDF, XSD

if TYPE_CHECKING:
    from collections.abc import Iterator

    import rdflib

    from kg.check.shacl.results import Check, Report, Results
    from kg.relations import Codes

_TYPE, _FIRST, _REST, _NIL = (f"<{RDF}{name}>" for name in ("type", "first", "rest", "nil"))
_NUMBER = "\x00"  # stands for the number of a result until it is put in; no term holds it


def to_ntriples(report: Report) -> str:
    """Return a report as N-Triples; each result has a path of its own, as well-formed paths must."""
    results = report.results
    head = _free_label(results)
    conforms = f'"{str(report.conforms).lower()}"^^<{XSD}boolean>'
    lines = [f"{head} {_TYPE} {sh('ValidationReport')} .", f"{head} {sh('conforms')} {conforms} ."]
    for column in _columns(results, head):
        lines += column.drop_nulls().to_list()
    return "".join(f"{line}\n" for line in lines)


def to_graph(report: Report) -> rdflib.Graph:
    """Return a report as a graph of rdflib."""
    from rdflib import Graph

    from kg.terms import quiet

    with quiet():
        return Graph().parse(data=to_ntriples(report), format="nt")


def _free_label(results: Results) -> str:
    """Return a blank node whose label begins as none of the results' terms does."""
    label = "_:report"
    while any(column.str.starts_with(label).any() for column in (results.focus, results.value)):
        label += "x"
    return label


def _columns(results: Results, head: str) -> Iterator[pl.Series]:
    """Return the lines of all results, one kind after the other; null where a result has none."""
    node = f"{head}r" + _numbers(np.arange(len(results)))
    yield f"{head} {sh('result')} " + node + " ."
    for name, terms in (("focusNode", results.focus), ("value", results.value), ("resultPath", results.predicate)):
        yield node + f" {sh(name)} " + terms + " ."
    plain = results.predicate.is_null().to_numpy()
    for place, check in enumerate(results.checks):
        made = results.check == place
        yield _filled(_common_lines(check, f"{head}r{_NUMBER}"), np.flatnonzero(made))
        if check.path is not None:
            lines = _path_lines(check.path, f"{head}r{_NUMBER}", f"{head}r{_NUMBER}p")
            yield _filled(lines, np.flatnonzero(made & plain))
    for place, texts in enumerate(results.messages):
        lines = [f"{head}r{_NUMBER} {sh('resultMessage')} {text} ." for text in texts]
        yield _filled(lines, np.flatnonzero(results.message == place))


def _numbers(rows: Codes) -> pl.Series:
    return pl.Series(rows, dtype=pl.Int64).cast(pl.String)


def _filled(lines: list[str], rows: Codes) -> pl.Series:
    """Return lines for each of some results, with its number put in."""
    if not lines or not len(rows):
        return pl.Series(dtype=pl.String)
    numbers = _numbers(rows)
    first, *others = "\n".join(lines).split(_NUMBER)
    text = first + numbers + others[0]
    for piece in others[1:]:
        text = text + numbers + piece
    return text


def _common_lines(check: Check, node: str) -> list[str]:
    """Return what all results of a check say."""
    said = {
        _TYPE: sh("ValidationResult"),
        sh("sourceShape"): check.shape,
        sh("sourceConstraintComponent"): check.component,
        sh("resultSeverity"): check.severity,
        sh("sourceConstraint"): check.constraint,
    }
    return [f"{node} {predicate} {term} ." for predicate, term in said.items() if term is not None]


def _path_lines(path: Path, node: str, label: str) -> list[str]:
    """Write a path as the value of sh:resultPath."""
    top, lines = _written(path, label, count())
    return [f"{node} {sh('resultPath')} {top} .", *lines]


def _written(path: Path, label: str, numbers: Iterator[int]) -> tuple[str, list[str]]:
    """Return the node that a path has, and the lines that make it one."""
    match path:
        case Predicate(iri):
            return iri, []
        case Sequence(paths):
            return _written_list(paths, label, numbers)
        case Alternative(paths):
            name, (inner, lines) = "alternativePath", _written_list(paths, label, numbers)
        case Inverse(walked):
            name, (inner, lines) = "inversePath", _written(walked, label, numbers)
        case Repeat(walked, least, endless):
            name, (inner, lines) = PARAMETER_OF[least, endless], _written(walked, label, numbers)
    own = f"{label}{next(numbers)}"
    return own, [*lines, f"{own} {sh(name)} {inner} ."]


def _written_list(paths: tuple[Path, ...], label: str, numbers: Iterator[int]) -> tuple[str, list[str]]:
    """Return the first node of a list of paths, and its lines."""
    rest, lines = _NIL, list[str]()
    for member in reversed(paths):
        inner, own_lines = _written(member, label, numbers)
        own = f"{label}{next(numbers)}"
        lines += [*own_lines, f"{own} {_FIRST} {inner} .", f"{own} {_REST} {rest} ."]
        rest = own
    return rest, lines
