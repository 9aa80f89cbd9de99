"""Triples to lines: a file with a finding is read once more, by rdflib's parser, which can be asked where it is."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode

from kg.terms import quiet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Triple

    from kg.read import Document

Key = tuple[str, str]


def find_lines(document: Document) -> dict[Triple, int]:
    """Return the line, counted from 1, on which the object of each triple begins; the first where it stands twice.

    The two parsers meet by subject, predicate and order, for rdflib rewrites literals and labels blank nodes anew.
    """
    lines = _group(_parse_with_offsets(document.text), document.text)
    found: dict[Triple, int] = {}
    seen: dict[Key, int] = defaultdict(int)
    for triple in document.triples:
        key = (_key(triple.subject), triple.predicate.value)
        at = lines.get(key, [1])
        found.setdefault(triple, at[min(seen[key], len(at) - 1)])
        seen[key] += 1
    return found


def _group(statements: Iterable[tuple[Any, Any, int]], text: str) -> dict[Key, list[int]]:
    """Return the lines of all objects of each subject and predicate, in order."""
    from rdflib import URIRef

    ends = [i for i, character in enumerate(text) if character == "\n"]
    lines: dict[Key, list[int]] = defaultdict(list)
    for subject, predicate, offset in statements:
        key = (str(subject) if isinstance(subject, URIRef) else "_", str(predicate))
        lines[key].append(bisect_left(ends, offset) + 1)
    return lines


def _key(subject: object) -> str:
    """Return the IRI of a subject; all blank nodes have one key."""
    return subject.value if isinstance(subject, NamedNode) else "_"


def _parse_with_offsets(text: str) -> list[tuple[Any, Any, int]]:
    """Return subject, predicate and offset of the object, in the order in which rdflib's parser makes statements."""
    from rdflib import Graph
    from rdflib.plugins.parsers.notation3 import BadSyntax, RDFSink, SinkParser

    made: list[tuple[Any, Any, int]] = []

    class Parser(SinkParser):
        """The parser itself, remembering where each object began: its own count of lines drifts."""

        offsets: list[int]  # of the object list that is being read
        waiting: list[int]  # of the object list that was read last, until its statements are made

        def object(self, argstr: str, i: int, res: Any) -> int:
            start = self.skipSpace(argstr, i)
            end = super().object(argstr, i, res)
            self.offsets.append(start)
            return end

        def objectList(self, argstr: str, i: int, res: Any) -> int:  # noqa: N802 # rdflib's name
            outer, self.offsets = self.offsets, []
            end = super().objectList(argstr, i, res)
            self.waiting, self.offsets = self.offsets, outer
            return end

        def makeStatement(self, quadruple: Any) -> None:  # noqa: N802 # rdflib's name
            _, predicate, subject, _ = quadruple
            # rdflib writes `a` as a pair of kind and IRI
            predicate = predicate[1] if isinstance(predicate, tuple) else predicate
            made.append((subject, predicate, self.waiting.pop(0)))

    parser = Parser(RDFSink(Graph()), baseURI="urn:base:", turtle=True)
    parser.offsets, parser.waiting = [], []
    with quiet(), suppress(BadSyntax):  # what pyoxigraph reads and rdflib does not has no lines from there on
        parser.loadBuf(text)
    return made
