"""sh:sparql: constraints that are SELECT queries; each solution is a violation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np
import pyoxigraph as ox

from kg.check.shacl.hits import NO_HITS, NONE, Hits
from kg.check.shacl.paths import read_path
from kg.check.shacl.prefixes import prefixes_of
from kg.check.shacl.query_store import as_in_data
from kg.check.shacl.query_text import Question, read_question
from kg.check.shacl.shapes_graph import Described, ShapeError, shown
from kg.errors import KgError
from kg.namespaces import XSD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.check.shacl.model import Constraint
    from kg.check.shacl.scope import Scope
    from kg.relations import Codes

    Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

PARAMETERS = ("sparql",)
_HOLE = re.compile(r"\{[?$](\w+)\}")
_TRUE = ox.Literal("true", datatype=ox.NamedNode(XSD + "boolean"))


@dataclass(frozen=True, slots=True)
class Sparql:
    """A query has no solution for a focus node."""

    node: str
    question: Question
    messages: tuple[str, ...]
    component: ClassVar[str] = "SPARQLConstraintComponent"

    @property
    def says(self) -> str:
        """What is wrong."""
        return "a query finds fault with it"

    def violations(self, scope: Scope) -> Hits:
        """Find solutions."""
        answers = list(scope.run.store.ask(self.question, scope.focus))
        if not answers:
            return NO_HITS
        focus = np.array([code for code, _ in answers])
        solutions = [solution for _, solution in answers]
        if any(_bound(solution, "failure") == _TRUE for solution in solutions):
            raise KgError("a query reports a failure", where=f"the shapes graph, {shown(self.node)}")
        values = [_bound(solution, "value") for solution in solutions]
        paths = [path if isinstance(path, ox.NamedNode) else None for path in (_bound(s, "path") for s in solutions)]
        value = as_in_data(scope.run.data, focus, _codes(scope, values))
        if scope.shape.path is None:
            value = np.where(value == NONE, focus, value)
        return Hits(focus, value, _codes(scope, paths), self._messages(scope, solutions))

    def _messages(self, scope: Scope, solutions: Sequence[ox.QuerySolution]) -> Codes:
        """Return where in the run's messages those of each solution are, `NONE` if it has none of its own."""
        written = [self._written(solution) for solution in solutions]
        fresh = dict.fromkeys(texts for texts in written if texts)
        places = {texts: place for place, texts in enumerate(fresh, start=len(scope.run.messages))}
        scope.run.messages += fresh
        return np.array([places.get(texts, NONE) for texts in written])

    def _written(self, solution: ox.QuerySolution) -> tuple[str, ...]:
        """Return the messages of a solution: the one that it binds, else the constraint's with what it names put in."""
        message = _bound(solution, "message")
        if isinstance(message, ox.Literal):
            return (str(message),)
        return tuple(_HOLE.sub(lambda hole: _text(_bound(solution, hole[1]), hole[0]), text) for text in self.messages)


def _bound(solution: ox.QuerySolution, name: str) -> Term | None:
    """Return what a solution binds to a variable, None also if the query has no such variable."""
    try:
        bound: Term | None = solution[name]
    except KeyError:
        return None
    return bound


def _text(term: Term | None, otherwise: str) -> str:
    """Write a term within the spelling of a literal."""
    text = otherwise if term is None else term.value if isinstance(term, ox.Literal) else shown(str(term))
    return str(ox.Literal(text))[1:-1]


def _codes(scope: Scope, terms: Sequence[Term | None]) -> Codes:
    """Return the codes of terms, `NONE` for none."""
    codes = np.full(len(terms), NONE)
    bound = np.array([term is not None for term in terms])
    if bound.any():
        codes[bound] = scope.run.data.terms.encode([str(term) for term in terms if term is not None])
    return codes


def read(shape: Described) -> Iterator[Constraint]:
    """Read what a shape demands."""
    path = shape.one("path")
    for node in shape.all("sparql"):
        constraint = Described(shape.graph, node)
        if constraint.is_true("deactivated"):
            continue
        text = constraint.string("select")
        if text is None:
            raise ShapeError("a value of sh:sparql without sh:select")
        walked = None if path is None else read_path(shape.graph, path)
        question = read_question(text, prefixes_of(shape.graph, node), walked)
        yield Sparql(str(node), question, constraint.messages())
