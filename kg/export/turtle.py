"""Turtle to be read by people: one subject a block, `a` first, then the label, then the rest by name."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.export.terms import TurtleTerms
from kg.namespaces import PREFIXES, RDF, RDFS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Triple

LOSES = (
    "which graph, and so which file and source, a triple came from",
    "comments, and the order in which the author wrote",
)
WIDTH = 110
_FIRST = (RDF + "type", RDFS + "label")


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
    blocks = [_block(subject, facts, terms) for subject, facts in sorted(_by_subject(triples, terms).items())]
    yield from (f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in sorted(terms.prefixes))
    for block in blocks:
        yield "\n" + block


def _by_subject(triples: Iterable[Triple], terms: TurtleTerms) -> dict[str, dict[str, set[str]]]:
    """Group written objects by predicate IRI and by subject in N-Triples form."""
    subjects: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for triple in triples:
        subjects[str(triple.subject)][triple.predicate.value].add(terms.term(triple.object))
    return subjects


def _block(subject: str, facts: dict[str, set[str]], terms: TurtleTerms) -> str:
    head = terms.iri(subject[1:-1]) if subject.startswith("<") else subject
    ordered = sorted(facts, key=lambda p: (_FIRST.index(p) if p in _FIRST else len(_FIRST), p))
    rows = [_row("a" if p == RDF + "type" else terms.iri(p), sorted(facts[p])) for p in ordered]
    return f"{head} " + " ;\n    ".join(rows) + " .\n"


def _row(predicate: str, objects: list[str]) -> str:
    """Write a predicate and its objects on one line, or one object a line where that would be too long."""
    row = f"{predicate} {' , '.join(objects)}"
    if len(objects) == 1 or len(row) + 4 <= WIDTH:
        return row
    return predicate + "\n        " + " ,\n        ".join(objects)
