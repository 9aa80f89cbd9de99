"""What a validation found: results in columns, and one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from pyoxigraph import Literal

from kg.check.shacl.hits import NONE
from kg.check.shacl.model import shapes_within
from kg.check.shacl.paths import Path, Predicate, to_sparql
from kg.check.shacl.shapes_graph import sh

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.check.shacl.hits import Found
    from kg.check.shacl.model import Constraint, Shape, Unknown
    from kg.check.shacl.run import Run
    from kg.relations import Codes, Mask


@dataclass(frozen=True, slots=True)
class Check:
    """A constraint of a shape, as its results name it; `named` is the nearest shape around it that has an IRI."""

    shape: str
    component: str
    severity: str
    messages: tuple[str, ...]
    path: Path | None = None
    named: str | None = None
    constraint: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """One result of a validation; terms are spelled as in N-Triples, messages with their language."""

    focus: str
    path: Path | None
    value: str | None
    check: Check
    messages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """Results in columns: spelled terms (null for none), places in `checks` and in `messages`."""

    focus: pl.Series
    predicate: pl.Series
    value: pl.Series
    check: Codes
    message: Codes
    checks: tuple[Check, ...]
    messages: tuple[tuple[str, ...], ...]

    def __len__(self) -> int:
        """Return the number of results."""
        return len(self.focus)

    def __iter__(self) -> Iterator[Result]:
        """Return the results one by one."""
        columns = (self.focus, self.predicate, self.value, self.check.tolist(), self.message.tolist())
        for focus, predicate, value, check, message in zip(*columns, strict=True):
            path = self.checks[check].path if predicate is None else Predicate(predicate)
            yield Result(focus, path, value, self.checks[check], self.messages[message])

    def frame(self) -> pl.DataFrame:
        """Return the results as a table; paths as SPARQL writes them, messages as a list."""
        written = [None if each.path is None else to_sparql(each.path) for each in self.checks]
        paths = pl.Series(written, dtype=pl.String)
        columns = {name: pl.Series([getattr(each, name) for each in self.checks], dtype=pl.String) for name in _COLUMNS}
        gathered = {name: column.gather(self.check) for name, column in columns.items()}
        texts = pl.Series(list(self.messages), dtype=pl.List(pl.String))
        path = self.predicate.zip_with(self.predicate.is_not_null(), paths.gather(self.check))
        head = {"focus": self.focus, "path": path, "value": self.value}
        return pl.DataFrame(head | gathered | {"messages": texts.gather(self.message)})


_COLUMNS = ("shape", "named", "component", "severity", "constraint")


@dataclass(frozen=True, slots=True)
class Report:
    """The results of a validation, and the shapes that were left out because they use what this engine does not do.

    `conforms` speaks of what was validated: where `unknown` is not empty, another engine must say the rest.
    `looked_at` says of each code of the table whether the node was validated; None: all were.
    """

    results: Results
    unknown: tuple[Unknown, ...]
    looked_at: Mask | None = None

    @property
    def conforms(self) -> bool:
        """Whether nothing was found, of whatever severity."""
        return not len(self.results)


def collect(run: Run, found: Found) -> Results:
    """Spell out what a run found."""
    parents = _parents(run.shapes.by_name)
    checks = tuple(_describe(shape, constraint, parents) for shape, constraint in run.checks)
    message = np.where(found.message == NONE, len(run.messages) + found.check, found.message)
    messages = (*run.messages, *(check.messages for check in checks))
    focus, value, path = (_spell(run, codes) for codes in (found.focus, found.value, found.path))
    return Results(focus, path, value, found.check, message, checks, messages)


def _spell(run: Run, codes: Codes) -> pl.Series:
    """Return spellings, null where there is no term."""
    spelled = run.data.terms.spell(np.maximum(codes, 0)) if len(run.data.terms) else pl.Series(dtype=pl.String)
    return pl.select(pl.when(pl.Series(codes != NONE)).then(spelled)).to_series()


def _describe(shape: Shape, constraint: Constraint, parents: Mapping[str, str]) -> Check:
    """Return what results of a constraint have in common."""
    messages = shape.messages or (str(Literal(constraint.says)),)
    source = getattr(constraint, "node", None)
    named = _nearest_named(shape.name, parents)
    return Check(shape.name, sh(constraint.component), shape.severity, messages, shape.path, named, source)


def _nearest_named(name: str, parents: Mapping[str, str]) -> str | None:
    """Return the nearest shape with an IRI, None if there is none; shapes may refer to each other in a circle."""
    seen = set[str]()
    while name.startswith("_:"):
        if name in seen or name not in parents:
            return None
        seen.add(name)
        name = parents[name]
    return name


def _parents(shapes: Mapping[str, Shape]) -> dict[str, str]:
    """Return for each shape the first that refers to it."""
    parents: dict[str, str] = {}
    for shape in shapes.values():
        for constraint in shape.constraints:
            for name in shapes_within(constraint):
                parents.setdefault(name, shape.name)
    return parents
