"""Find what a name means: an IRI, a CURIE, a name in any language, or an identifier."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions

from kg.errors import Ambiguous, BadParameter, NotFound
from kg.folding import folded
from kg.namespaces import ID, PREFIXES, TG, expand, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.store import Store

_NAMED = """
SELECT DISTINCT ?node ?text ?entity WHERE {
  VALUES ?wanted { %s }
  {
    ?node rdfs:label|skos:prefLabel|skos:altLabel ?name
  } UNION {
    ?naming tg:nameText ?name ; tg:nameOf|tg:preferredNameOf ?node
  } UNION {
    ?identifier tg:identifierValue ?name ; tg:identifies ?node
  }
  BIND(STR(?name) AS ?text)
  FILTER(LCASE(?text) = LCASE(?wanted))
  BIND(EXISTS { ?node a/rdfs:subClassOf* %s } AS ?wished)
}
"""
_SPELLINGS = """
SELECT DISTINCT ?text WHERE {
  { ?node rdfs:label|skos:prefLabel|skos:altLabel|tg:nameText|tg:identifierValue ?name } BIND(STR(?name) AS ?text)
}
"""
_IS_A = "ASK { VALUES ?node { %s } ?node a/rdfs:subClassOf* %s }"
_CLASSES = """
SELECT DISTINCT ?class WHERE {
  VALUES ?node { %s }
  ?node a ?class
  FILTER NOT EXISTS { ?node a ?narrower . ?narrower rdfs:subClassOf+ ?class . FILTER(?narrower != ?class) }
}
"""
_EXISTS = "ASK { VALUES ?node { %s } { ?node ?p ?o } UNION { ?s ?p ?node } }"
_LABELS = """
SELECT ?node (SAMPLE(STR(?name)) AS ?label) WHERE {
  VALUES ?node { %s } ?node rdfs:label|skos:prefLabel ?name FILTER(LANGMATCHES(LANG(?name), "en"))
} GROUP BY ?node
"""
_IRIS = "SELECT DISTINCT ?node WHERE { ?node ?p ?o . FILTER(STRSTARTS(STR(?node), %s)) }"
_NAMES = """
SELECT DISTINCT ?text WHERE {
  { ?node a/rdfs:subClassOf* tg:Entity ; rdfs:label ?name } UNION { ?naming tg:nameText ?name }
  BIND(STR(?name) AS ?text)
}
"""


def resolve(store: Store, name: str, *, class_: str = "", where: str = "") -> str:
    """Return the IRI of what a person means by a name; with a class, only what is of it.

    What is of the class, or an entity where none is asked for, goes before other nodes, the exact spelling before
    another case, and that before what differs in width, accents, apostrophes, dashes or blanks. Two equally good
    answers are Ambiguous, none is NotFound, one of another class is a BadParameter.
    """
    iri = expand(name.strip())
    if iri is not None:
        return _demand_class(store, _existing(store, iri), class_, where=where)
    best = _named(store, [name], class_)
    if not best and _exists(store, ID + name):
        return ID + name
    best = best or _named(store, _spellings(store, name), class_)
    if not best:
        names = (text for (text,) in _rows(store, _NAMES))
        raise NotFound("entity named", name, names, remedy="`kg find` looks for parts of names", where=where)
    if len(best) > 1:
        raise Ambiguous(name, sorted(map(shorten, best)), labels=_labels(store, best), where=where)
    return _demand_class(store, best.pop(), class_, where=where)


def _named(store: Store, names: Sequence[str], class_: str) -> set[str]:
    """Return what has one of some names: what is of the class before other nodes, the exact spelling before others."""
    exact: dict[bool, set[str]] = {True: set(), False: set()}
    loose: dict[bool, set[str]] = {True: set(), False: set()}
    wanted = " ".join(str(Literal(name)) for name in names)
    for node, text, wished in _rows(store, _NAMED % (wanted, NamedNode(class_ or TG + "Entity"))):
        loose[wished == "true"].add(node)
        if text in names:
            exact[wished == "true"].add(node)
    return exact[True] or loose[True] or exact[False] or loose[False]


def _spellings(store: Store, name: str) -> list[str]:
    """Return the names that differ from a name only in what folding leaves out."""
    wanted = folded(name)
    return sorted(text for (text,) in _rows(store, _SPELLINGS) if folded(text) == wanted) if wanted else []


def _demand_class(store: Store, iri: str, class_: str, *, where: str) -> str:
    """Return an IRI of a class; where it is of another, say of which."""
    node = NamedNode(iri)
    if not class_ or store.query(_IS_A % (node, NamedNode(class_)), prefixes=PREFIXES):
        return iri
    found = sorted(shorten(of) for (of,) in _rows(store, _CLASSES % node))
    of_what = ", ".join(found) if found else "of no class"
    remedy = f"give one of {shorten(class_)}"
    raise BadParameter(f"{shorten(iri)} is {of_what}, not {shorten(class_)}", where=where, remedy=remedy)


def _labels(store: Store, nodes: Iterable[str]) -> dict[str, str]:
    """Return the English labels by which people tell nodes apart, by CURIE."""
    wanted = " ".join(str(NamedNode(node)) for node in nodes)
    return {shorten(node): label for node, label in _rows(store, _LABELS % wanted)}


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
