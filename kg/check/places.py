"""Problems to findings: the file and the line at which a curator should look."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.check.findings import Finding, Premise
from kg.derive.hierarchy import TYPE
from kg.positions import find_lines
from kg.terms import Term, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from pyoxigraph import Triple

    from kg.check.findings import Problem
    from kg.read import Document


class Places:
    """Where each triple was authored; a triple that follows from another is where that other is."""

    def __init__(
        self, documents: Iterable[Document], origins: Iterable[Mapping[Triple, Triple]], *, otherwise: Path
    ) -> None:
        """Index the triples of documents, and of what was derived from them; `otherwise` is where all else is."""
        self._otherwise = otherwise
        self._home: dict[Triple, Document] = {}
        self._about: dict[Term, list[Triple]] = defaultdict(list)
        self._origins = [*origins]
        self._lines: dict[Path, dict[Triple, int]] = {}
        for document in documents:
            for triple in document.triples:
                if triple not in self._home:
                    self._home[triple] = document
                    self._about[triple.subject].append(triple)
        for origin in self._origins:
            for derived in origin:
                self._about[derived.subject].append(derived)

    def locate(self, problem: Problem) -> Finding:
        """Return a problem as a finding at its line."""
        path, line = self._place(problem)
        value = "" if problem.value is None else show(problem.value)
        node, premises = show(problem.node), tuple(self._premise(triple) for triple in problem.premises)
        return Finding(path, line, problem.severity, node, problem.message, problem.shape, value, premises)

    def _premise(self, triple: Triple) -> Premise:
        """Return a triple with its line, or that of what it came from."""
        authored = self._authored(triple)
        document = self._home.get(authored)
        path, line = (document.path, self._line(document, authored)) if document else (self._otherwise, 1)
        return Premise(path, line, f"{show(triple.subject)} {show(triple.predicate)} {show(triple.object)}")

    def _place(self, problem: Problem) -> tuple[Path, int]:
        """Return the file and line of the first triple that shows the problem."""
        for triple in self._candidates(problem):
            authored = self._authored(triple)
            if document := self._home.get(authored):
                return document.path, self._line(document, authored)
        return self._otherwise, 1

    def _authored(self, triple: Triple) -> Triple:
        """Return what a triple came from in the end; an authored one is its own origin."""
        while triple not in self._home:
            origin = next((origins[triple] for origins in self._origins if triple in origins), None)
            if origin is None:
                break
            triple = origin
        return triple

    def _line(self, document: Document, triple: Triple) -> int:
        """Return the line of a triple; its file is read for that once, and only because something is wrong in it."""
        if document.path not in self._lines:
            self._lines[document.path] = find_lines(document)
        return self._lines[document.path][triple]

    def _candidates(self, problem: Problem) -> Iterator[Triple]:
        """Return triples that could show a problem, the most telling first."""
        about, value = self._about[problem.node], problem.value
        if problem.path and value is not None:
            subject, object_ = (value, problem.node) if problem.inverse else (problem.node, value)
            yield from (t for t in self._about[subject] if t.predicate == problem.path and t.object == object_)
        if problem.path and not problem.inverse:
            yield from self._latest([t for t in about if t.predicate == problem.path])
        yield from problem.premises
        if value is not None:
            yield from (t for t in about if t.object == value)
        yield from self._latest([t for t in about if t.predicate == TYPE])
        yield from about
        for triples in self._about.values():
            yield from (t for t in triples if problem.node in (t.predicate, t.object))

    def _latest(self, triples: list[Triple]) -> list[Triple]:
        """Put first what the first of their files says last: what is one too many was mostly added last."""
        first = next((home for triple in triples if (home := self._home.get(triple))), None)
        inside = [triple for triple in triples if first and self._home.get(triple) is first]
        return [*reversed(inside), *triples]
