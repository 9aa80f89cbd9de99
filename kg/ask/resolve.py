"""Find what a name means: an IRI, a CURIE, a name in any language, or an identifier."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions

from kg.errors import Ambiguous, NotFound
from kg.namespaces import ID, PREFIXES, expand, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store import Store

_NAMED = """
SELECT DISTINCT ?node ?text ?entity WHERE {
  VALUES ?wanted { %s }
  {
    ?node rdfs:label ?name
  } UNION {
    ?naming tg:nameText ?name ; tg:nameOf|tg:preferredNameOf ?node
  } UNION {
    ?identifier tg:identifierValue ?name ; tg:identifies ?node
  }
  BIND(STR(?name) AS ?text)
  FILTER(LCASE(?text) = LCASE(?wanted))
  BIND(EXISTS { ?node a/rdfs:subClassOf* tg:Entity } AS ?entity)
}
"""
_EXISTS = "ASK { VALUES ?node { %s } { ?node ?p ?o } UNION { ?s ?p ?node } }"
_IRIS = "SELECT DISTINCT ?node WHERE { ?node ?p ?o . FILTER(STRSTARTS(STR(?node), %s)) }"
_NAMES = """
SELECT DISTINCT ?text WHERE {
  { ?node a/rdfs:subClassOf* tg:Entity ; rdfs:label ?name } UNION { ?naming tg:nameText ?name }
  BIND(STR(?name) AS ?text)
}
"""


def resolve(store: Store, name: str) -> str:
    """Return the IRI of what a person means by a name.

    An entity goes before other nodes, the exact spelling before another case. Two equally good answers are
    Ambiguous, none is NotFound.
    """
    iri = expand(name)
    if iri is not None:
        return _existing(store, iri)
    exact: dict[bool, set[str]] = {True: set(), False: set()}
    loose: dict[bool, set[str]] = {True: set(), False: set()}
    for node, text, entity in _rows(store, _NAMED % Literal(name)):
        loose[entity == "true"].add(node)
        if text == name:
            exact[entity == "true"].add(node)
    best = exact[True] or loose[True] or exact[False] or loose[False]
    if not best and _exists(store, ID + name):
        return ID + name
    if not best:
        names = (text for (text,) in _rows(store, _NAMES))
        raise NotFound("entity named", name, names, remedy="`kg find` looks for parts of names")
    if len(best) > 1:
        raise Ambiguous(name, sorted(shorten(node) for node in best))
    return best.pop()


def _existing(store: Store, iri: str) -> str:
    """Return an IRI that occurs in the graph; where it does not, name the nearest."""
    if _exists(store, iri):
        return iri
    known = [node for (node,) in _rows(store, _IRIS % Literal(ID))]
    near = {*get_close_matches(_after_kind(iri), {_after_kind(node) for node in known}, n=3, cutoff=0.7)}
    alike = (shorten(node) for node in known if _after_kind(node) in near)
    raise NotFound("node", shorten(iri), alike, remedy="`kg find` looks for names")


def _exists(store: Store, iri: str) -> bool:
    """Say whether an IRI occurs in the graph."""
    try:
        found = store.query(_EXISTS % NamedNode(iri))
    except ValueError:
        return False
    return isinstance(found, QueryBoolean) and bool(found)


def _after_kind(iri: str) -> str:
    """Return what tells an IRI from others of its kind: `honda` of id:org-honda."""
    return iri.removeprefix(ID).partition("-")[2]


def _rows(store: Store, text: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a query as plain texts."""
    found = store.query(text, prefixes=PREFIXES)
    if isinstance(found, QuerySolutions):
        for row in found:
            yield tuple(getattr(term, "value", "") for term in row)
