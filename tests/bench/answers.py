"""What is right in an answer: the sets of triples, results or rows, not only how many there are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, TypeVar

import polars as pl
import pyoxigraph as ox

from kg.close.noise import is_noise
from kg.columns import read_lines
from kg.namespaces import XSD
from kg.terms import to_rdflib
from tests.check.shacl.graphs import rows_of_graph

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


Row = TypeVar("Row")
_DECIMAL = f"<{XSD}decimal>"


@dataclass(frozen=True, slots=True)
class Judgement:
    """How many right answers there are, how many of them are missing, and how many others were given.

    Of a closure, `noise` are the triples on the written list (`kg/close/noise.py`), which count neither way. `kinds` says
    what is missing or extra: property, class or component, with how often.
    """

    right: int
    missing: int
    extra: int
    noise: int = 0
    kinds: tuple[tuple[str, int], ...] = ()


def judge_reading(answer: Path, file: Path) -> Judgement:
    """Compare triples or quads with those that a file says, term by term, as they are spelt."""
    return _compare(_distinct(read_lines(answer)), _distinct(read_lines(file)))


def judge_closure(answer: Path, folder: Path, ours: Path) -> Judgement:
    """Compare inferred triples with ours; noise counts neither way."""
    said = pl.concat([read_lines(folder / "tbox.ttl"), read_lines(folder / "data.nt")])
    right, found = (_without(_named(_distinct(read_lines(path))), said) for path in (ours, answer))
    beyond = _without(found, right)
    kept = pl.Series("line", [line for line in beyond if not _is_noise(line)], dtype=pl.String)
    judged = _compare(pl.concat([found.filter(found.is_in(right.implode())), kept]), right)
    return Judgement(judged.right, judged.missing, judged.extra, len(beyond) - len(kept), judged.kinds)


def judge_report(answer: Path, ours: Path) -> Judgement:
    """Compare results by focus node, path, value, component and severity; decimals by what they are worth."""
    right, found = _results(ours), _results(answer)
    return _count(found, right, lambda row: row[3].rpartition("#")[2].removesuffix("ConstraintComponent>"))


def judge_rows(answer: Path, ours: Path) -> Judgement:
    """Compare rows of answers by value, as often as they come."""
    right, found = (Counter(path.read_text(encoding="utf-8").splitlines()) for path in (ours, answer))
    return _count(found, right, lambda row: row.partition("\t")[0])


def _results(path: Path) -> Counter[tuple[str, ...]]:
    triples = [quad.triple for quad in ox.parse(path=path, format=ox.RdfFormat.N_TRIPLES)]
    found: Counter[tuple[str, ...]] = Counter()
    for (focus, path_, value, component, severity, _), count in rows_of_graph(triples).items():
        found[focus, path_, _by_value(value), component, severity] += count  # the shapes are blank nodes here
    return found


def _by_value(term: str) -> str:
    """Spell a decimal in one way: a store that respells it has found the same."""
    lexical, _, datatype = term.partition("^^")
    if datatype != _DECIMAL:
        return term
    try:
        return str(Decimal(lexical.strip('"')).normalize())
    except InvalidOperation:
        return term


def _count(found: Counter[Row], right: Counter[Row], kind: Callable[[Row], str]) -> Judgement:
    missing, extra = right - found, found - right
    kinds: Counter[str] = Counter()
    for sign, rows in (("-", missing), ("+", extra)):
        for row, count in rows.items():
            kinds[sign + kind(row)] += count
    return Judgement(right.total(), missing.total(), extra.total(), kinds=tuple(kinds.most_common()))


def _distinct(lines: pl.Series) -> pl.Series:
    return lines.unique().rename("line")


def _named(lines: pl.Series) -> pl.Series:
    """Return the triples without blank nodes: those of the ontology's lists, and noise."""
    return lines.filter(~lines.str.contains(r"^_:|^\S+ \S+ _:"))


def _without(lines: pl.Series, others: pl.Series) -> pl.Series:
    return lines.filter(~lines.is_in(others.implode()))


def _compare(found: pl.Series, right: pl.Series) -> Judgement:
    missing, extra = _without(right, found), _without(found, right)
    kinds = [(sign + kind, count) for sign, lines in (("-", missing), ("+", extra)) for kind, count in _kinds(lines)]
    kinds.sort(key=lambda each: -each[1])
    return Judgement(len(right), len(missing), len(extra), kinds=tuple(kinds))


def _kinds(lines: pl.Series) -> list[tuple[str, int]]:
    """Return the local name of each property, of a type that of the class, with how often it comes."""
    parts = lines.str.extract_groups(r"^\S+ <[^>]*?([^/#>]*)> (?:<[^>]*?([^/#>]*)>)?").struct
    names = pl.select(pl.when(parts.field("1") == "type").then("a " + parts.field("2")).otherwise(parts.field("1")))
    return [(str(name), int(count)) for name, count in names.to_series().value_counts(sort=True).iter_rows()]


def _is_noise(line: str) -> bool:
    (quad,) = ox.parse(line, format=ox.RdfFormat.N_TRIPLES)
    return is_noise(*(to_rdflib(term) for term in (quad.subject, quad.predicate, quad.object)))
