"""Terms of pyoxigraph to terms of rdflib and back, with every lexical form kept as it was written."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from kg.namespaces import PREFIXES, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import rdflib
    from rdflib.term import Node

Term = NamedNode | BlankNode | Literal | Triple


def to_rdflib(term: Term) -> Node:
    """Return the rdflib term that has the same IRI, label or lexical form."""
    from rdflib import BNode, URIRef
    from rdflib import Literal as RdflibLiteral

    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, BlankNode):
        return BNode(term.value)
    if isinstance(term, Triple):
        raise TypeError(f"rdflib has no triple terms: {term}")
    if term.language:
        return RdflibLiteral(term.value, lang=term.language)
    if term.datatype.value == "http://www.w3.org/2001/XMLSchema#string":
        return RdflibLiteral(term.value)
    return RdflibLiteral(term.value, datatype=URIRef(term.datatype.value), normalize=False)


def from_rdflib(node: Node) -> NamedNode | BlankNode | Literal:
    """Return the pyoxigraph term that has the same IRI, label or lexical form."""
    from rdflib import BNode
    from rdflib import Literal as RdflibLiteral

    if isinstance(node, RdflibLiteral):
        if node.language:
            return Literal(str(node), language=node.language)
        return Literal(str(node), datatype=NamedNode(str(node.datatype)) if node.datatype else None)
    return BlankNode(str(node)) if isinstance(node, BNode) else NamedNode(str(node))


def rdflib_graph(triples: Iterable[Triple]) -> rdflib.Graph:
    """Return the triples as an rdflib graph with the prefixes of the one table."""
    from rdflib import Graph

    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    seen: dict[Term, Node] = {}  # one rdflib term for each term: literals are costly to make
    with quiet():
        for triple in triples:
            for term in (triple.subject, triple.predicate, triple.object):
                if term not in seen:
                    seen[term] = to_rdflib(term)
            graph.add((seen[triple.subject], seen[triple.predicate], seen[triple.object]))
    return graph


def show(term: Term) -> str:
    """Write a term for people: IRIs with a prefix where one fits, literals by their text alone.

    >>> show(NamedNode("https://w3id.org/tiegraph/id/org-honda"))
    'id:org-honda'
    >>> show(Literal("Honda", language="en"))
    'Honda'
    """
    return shorten(term.value) if isinstance(term, NamedNode) else str(term) if isinstance(term, Triple) else term.value


def read_terms(spellings: Iterable[str]) -> list[Term]:
    """Return the terms that N-Triples spellings stand for, in their order.

    >>> read_terms(['<x:a>', '"b"@en'])
    [<NamedNode value=x:a>, <Literal value=b language=en>]
    """
    text = "".join(f"<x:s> <x:p> {spelling} .\n" for spelling in spellings)
    return [quad.object for quad in parse(text, RdfFormat.N_TRIPLES, lenient=True)]


def read_triples(spelt: Iterable[tuple[str, str, str]]) -> list[Triple]:
    """Return the triples that N-Triples spellings of their terms stand for, in their order; lexical forms are kept.

    >>> read_triples([("<x:a>", "<x:b>", '"01"^^<http://www.w3.org/2001/XMLSchema#integer>')])[0].object.value
    '01'
    """
    text = "".join(f"{subject} {predicate} {object_} .\n" for subject, predicate, object_ in spelt)
    return [quad.triple for quad in parse(text, RdfFormat.N_TRIPLES, lenient=True)]


@contextmanager
def quiet() -> Iterator[None]:
    """Keep rdflib from logging literals that are not of their type: to find them is the work of `check`."""
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)
