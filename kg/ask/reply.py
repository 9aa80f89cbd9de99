"""What an engine replied, as bytes that can be kept, sent from a worker, read as terms or as columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat

from kg.errors import LimitReached

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pyoxigraph import QueryBoolean, QueryTriples, Triple

    from kg.terms import Term

    Answer = QuerySolutions | QueryBoolean | QueryTriples

TRIPLE = ("subject", "predicate", "object")


@dataclass(frozen=True, slots=True)
class Reply:
    """The form of an answer (`select`, `ask`, `construct`), and the answer as TSV, `true` or `false`, or N-Triples.

    SPARQL's TSV tells IRIs, texts, languages, datatypes and unbound cells apart, and a row is one line.
    """

    form: str
    content: bytes

    @classmethod
    def of(cls, found: Answer) -> Reply:
        """Read the engine's answer to its end."""
        if isinstance(found, pyoxigraph.QueryBoolean):
            return cls("ask", b"true" if found else b"false")
        if isinstance(found, pyoxigraph.QueryTriples):
            return cls("construct", found.serialize(format=RdfFormat.N_TRIPLES) or b"")
        return cls("select", found.serialize(format=QueryResultsFormat.TSV) or b"")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        if self.form != "select":
            return ("answer",) if self.form == "ask" else TRIPLE
        head = self.content[: self.content.index(b"\n")].decode()
        return tuple(name[1:] for name in head.split("\t")) if head else ()

    def __len__(self) -> int:
        """Return the number of rows."""
        return 1 if self.form == "ask" else self.content.count(b"\n") - (self.form == "select")

    def terms(self) -> Sequence[Sequence[Term | None]]:
        """Return the rows as terms; the triples of a graph are sorted."""
        if self.form == "ask":
            return [(pyoxigraph.Literal(self.content == b"true"),)]
        if self.form == "construct":
            return [(t.subject, t.predicate, t.object) for t in sorted(self.triples(), key=str)]
        solutions = pyoxigraph.parse_query_results(self.content, format=QueryResultsFormat.TSV)
        return [tuple(row) for row in solutions] if isinstance(solutions, QuerySolutions) else []

    def demand_at_most(self, rows: int | None, *, where: str) -> Reply:
        """Return the reply itself; refuse one of more rows than allowed."""
        if rows is not None and len(self) > rows:
            remedy = "allow more with --max-rows N (max_rows= in Python), or ask for a part with limit and offset"
            raise LimitReached(f"more than {rows:,} row{'s' * (rows != 1)}", where=where, remedy=remedy)
        return self

    def triples(self) -> Iterator[Triple]:
        """Yield the triples of a graph."""
        return (quad.triple for quad in pyoxigraph.parse(self.content, format=RdfFormat.N_TRIPLES, lenient=True))
