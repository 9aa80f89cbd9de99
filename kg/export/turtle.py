"""Turtle to be read by people: one subject a block, `a` first, then the label, then the rest by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.export.nodes import nodes
from kg.export.terms import TurtleTerms
from kg.namespaces import PREFIXES, RDF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pyoxigraph import Triple

LOSES = (
    "which graph, and so which file and source, a triple came from",
    "comments, and the order in which the author wrote",
)
WIDTH = 110


def lines(triples: Iterable[Triple]) -> Iterator[str]:
    r"""Yield the prefixes that are used, then the blocks: the same text in whatever order the triples come.

    >>> import pyoxigraph as ox
    >>> person = ox.NamedNode("https://w3id.org/tiegraph/id/person-x")
    >>> kind = ox.NamedNode("https://w3id.org/tiegraph/ontology/Person")
    >>> print("".join(lines([ox.Triple(person, ox.NamedNode(RDF + "type"), kind)])), end="")
    @prefix id: <https://w3id.org/tiegraph/id/> .
    @prefix tg: <https://w3id.org/tiegraph/ontology/> .
    <BLANKLINE>
    id:person-x a tg:Person .
    """
    terms = TurtleTerms()
    written = blocks(triples, terms)
    yield from prefixes(terms)
    for block in written:
        yield "\n" + block


def prefixes(terms: TurtleTerms) -> Iterator[str]:
    """Yield a line for each prefix that was used."""
    yield from (f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in sorted(terms.prefixes))


def blocks(triples: Iterable[Triple], terms: TurtleTerms) -> list[str]:
    """Return one block a subject, sorted."""
    return [
        block(
            terms.iri(subject[1:-1]) if subject.startswith("<") else subject,
            {predicate: sorted(map(terms.term, objects)) for predicate, objects in facts.items()},
            terms,
        )
        for subject, facts in nodes(triples)
    ]


def block(subject: str, rows: Mapping[str, Sequence[str]], terms: TurtleTerms) -> str:
    """Write a subject with rows of objects that are written already, in the order given."""
    said = [_row("a" if predicate == RDF + "type" else terms.iri(predicate), rows[predicate]) for predicate in rows]
    return f"{subject} " + " ;\n    ".join(said) + " .\n"


def _row(predicate: str, objects: Sequence[str]) -> str:
    """Write a predicate and its objects on one line, or one object a line where that would be too long."""
    row = f"{predicate} {' , '.join(objects)}"
    if len(objects) == 1 or len(row) + 4 <= WIDTH:
        return row
    return predicate + "\n        " + " ,\n        ".join(objects)
