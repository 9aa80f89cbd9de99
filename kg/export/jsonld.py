"""JSON-LD 1.1: one object a node, and the context that it needs on top, so that nothing is fetched to read it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.export.context import define, word
from kg.export.nodes import nodes
from kg.export.terms import curie, demand_rdf11, tag_case
from kg.namespaces import PREFIXES, RDF, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.export.context import Definition
    from kg.export.nodes import Facts
    from kg.terms import Term

    Value = str | dict[str, str]
    Node = dict[str, Value | list[Value]]

LOSES = (
    "which graph, and so which file and source, a triple came from",
    "comments, and the order in which the author wrote",
)


def lines(triples: Iterable[ox.Triple]) -> Iterator[str]:
    """Yield a document in pieces: the names that are used, then the nodes, sorted.

    >>> founder = ox.NamedNode("https://w3id.org/tiegraph/ontology/founder")
    >>> print("".join(lines([ox.Triple(ox.NamedNode("urn:a"), founder, ox.NamedNode("urn:b"))])), end="")
    {
      "@context": {
        "founder": {
          "@id": "tg:founder",
          "@type": "@id"
        },
        "tg": "https://w3id.org/tiegraph/ontology/"
      },
      "@graph": [
        {
          "@id": "urn:a",
          "founder": "urn:b"
        }
      ]
    }
    """
    found = [*nodes(triples)]
    names = Names.fitting(found)
    graph = [_node(subject, facts, names) for subject, facts in found]
    document = {"@context": dict(sorted(names.context.items())), "@graph": graph}
    yield from json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(document)
    yield "\n"


@dataclass(slots=True)
class Names:
    """Writes IRIs as JSON-LD reads them back, and remembers what has to be said of them on top.

    What stands before a colon is read as a prefix: a name that is the scheme of some IRI in the document (that of
    `<id:x>` is `id`) is `taken` and not used. `links` are the properties that have no literal.
    """

    taken: frozenset[str]
    links: frozenset[str]
    context: dict[str, Definition] = field(default_factory=dict)

    @classmethod
    def fitting(cls, found: Sequence[tuple[str, Facts]]) -> Names:
        """Look through the nodes: which names are taken, which properties only link."""
        iris, links = {subject.strip("<>") for subject, _ in found}, set[str]()
        literal = set[str]()
        for _, facts in found:
            for predicate, objects in facts.items():
                iris |= {predicate, *(iri for term in objects for iri in _iris_of(term))}
                (literal if any(isinstance(term, ox.Literal) for term in objects) else links).add(predicate)
        return cls(frozenset(iri.partition(":")[0] for iri in iris), frozenset(links - literal))

    def iri(self, iri: str) -> str:
        """Write an IRI where a node or a datatype is named."""
        short = curie(iri)
        prefix = short.partition(":")[0] if short else ""
        if not short or prefix in self.taken:
            return iri
        self.context[prefix] = PREFIXES[prefix]
        return short

    def term(self, iri: str) -> str:
        """Write an IRI where a class or a property is named."""
        written, bare, links = self.iri(iri), word(iri), iri in self.links
        name = bare if bare and bare not in self.taken else written
        if links or name != written:
            self.context[name] = define(written, links=links)
        return name

    def kind(self, term: Term) -> str:
        """Write the type of a node."""
        plain = demand_rdf11(term, form="JSON-LD")
        return self.term(plain.value) if isinstance(plain, ox.NamedNode) else str(plain)

    def value(self, term: Term, predicate: str) -> Value:
        """Write an object."""
        plain = demand_rdf11(term, form="JSON-LD")
        if isinstance(plain, ox.Literal):
            return self._literal(plain)
        written = self.iri(plain.value) if isinstance(plain, ox.NamedNode) else str(plain)
        return written if predicate in self.links else {"@id": written}

    def _literal(self, literal: ox.Literal) -> Value:
        if literal.language:
            return {"@value": literal.value, "@language": tag_case(literal.language)}
        datatype = literal.datatype.value
        return literal.value if datatype == XSD + "string" else {"@value": literal.value, "@type": self.iri(datatype)}


def _node(subject: str, facts: Facts, names: Names) -> Node:
    """Return a node with its types, its label, and the rest by name."""
    node: Node = {"@id": names.iri(subject[1:-1]) if subject.startswith("<") else subject}
    for predicate, objects in facts.items():
        kinds = {t for t in objects if predicate == RDF + "type" and not isinstance(t, ox.Literal)}
        if kinds:
            node["@type"] = _one_or_all([names.kind(term) for term in kinds])
        if others := objects - kinds:
            node[names.term(predicate)] = _one_or_all([names.value(term, predicate) for term in others])
    return node


def _one_or_all(values: Iterable[Value]) -> Value | list[Value]:
    """Return the only value, or all of them sorted."""
    ordered = sorted(values, key=json.dumps)
    return ordered[0] if len(ordered) == 1 else ordered


def _iris_of(term: Term) -> Iterator[str]:
    """Yield the IRI in a term: of a node, or of the datatype of a literal."""
    if isinstance(term, ox.Literal):
        yield term.datatype.value
    elif isinstance(term, ox.NamedNode):
        yield term.value
