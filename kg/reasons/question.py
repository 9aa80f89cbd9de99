"""What is asked: subject, predicate and object as people write them, to the terms of the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, parse

from kg.ask.resolve import resolve
from kg.dates import PARTIAL_DATES, parse_days
from kg.errors import Ambiguous, BadParameter, NotFound
from kg.namespaces import OWL, PREFIXES, RDF, TG, XSD, expand, shorten
from kg.reasons.spelling import short_term
from kg.terms import read_terms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.reasons.ground import Ground
    from kg.reasons.records import Spelt
    from kg.store import Store

TYPE = RDF + "type"
_PROPERTIES = """SELECT DISTINCT ?p ?label WHERE {
  VALUES ?kind { owl:ObjectProperty owl:DatatypeProperty owl:AnnotationProperty rdf:Property }
  ?p a ?kind
  OPTIONAL { ?p rdfs:label ?label }
}"""
_HEAD = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
_NUMBERS = {XSD + name for name in ("decimal", "integer", "nonNegativeInteger", "positiveInteger")}
_REMEDY = 'write a literal as Turtle has it: "2018-04"^^xsd:gYearMonth, "text"@en'


def read_question(store: Store, ground: Ground, subject: str, predicate: str, object_: str) -> Spelt:
    """Return the triple that is asked for, its terms in N-Triples.

    A subject is a name, CURIE or IRI, a predicate the last part of its IRI or its label too, `a` is rdf:type; an object
    is one of these, a literal as Turtle has it, or the plain text of one. Raises NotFound, Ambiguous or BadParameter.
    """
    for where, text in (("subject", subject), ("predicate", predicate), ("object", object_)):
        if not text.strip():
            raise BadParameter("nothing is given", where=where, remedy="give a name, a CURIE or an IRI")
    if _is_quoted(subject):
        raise BadParameter("a literal has no properties", where="subject", remedy="give a name, a CURIE or an IRI")
    about = str(NamedNode(resolve(store, subject, where="subject")))
    by = str(NamedNode(_property(store, ground, predicate)))
    return about, by, _object(store, ground, about, by, object_)


def _is_quoted(text: str) -> bool:
    return text.startswith(('"', "'"))


def _property(store: Store, ground: Ground, text: str) -> str:
    """Return the IRI of a property that the graph uses or the ontology declares."""
    if text == "a":
        return TYPE
    known = ground.predicates()
    labels: dict[str, set[str]] = {}
    found = store.query(_PROPERTIES, prefixes=PREFIXES)
    for row in found if isinstance(found, QuerySolutions) else ():
        known.add(row["p"].value)
        if row["label"] is not None:
            labels.setdefault(row["label"].value.casefold(), set()).add(row["p"].value)
    iri = expand(text)
    if iri in known:
        return iri
    named = labels.get(text.casefold(), set()) if iri is None else set()
    if iri is None and TG + text in known:
        named = {TG + text}
    if len(named) > 1:
        raise Ambiguous(text, sorted(map(shorten, named)), where="predicate")
    if not named:
        short = {shorten(one) for one in known}
        nearest = {one.removeprefix("tg:") for one in short} if iri is None else short
        remedy = "`ontology/README.md` has all properties"
        raise NotFound("property", text if iri is None else shorten(iri), nearest, where="predicate", remedy=remedy)
    return named.pop()


def _object(store: Store, ground: Ground, subject: str, predicate: str, text: str) -> str:
    """Return what is written for an object: a literal as it stands, a plain text where the values are literals."""
    if _is_quoted(text):
        return _literal(text)
    if predicate == f"<{TYPE}>":
        iri = expand(text)
        return str(NamedNode(resolve(store, text, class_="" if iri else OWL + "Class", where="object")))
    kinds = ground.literal_kinds(predicate)
    if kinds and expand(text) is None:
        return _plain(ground, subject, predicate, text, kinds)
    return str(NamedNode(resolve(store, text, where="object")))


def _literal(text: str) -> str:
    """Return one literal in Turtle, spelt in N-Triples."""
    try:
        found = [quad.object for quad in parse(f"{_HEAD}<x:s> <x:p> {text} .", RdfFormat.TURTLE)]
    except SyntaxError as error:
        raise BadParameter(f"{text} is no literal", where="object", remedy=_REMEDY) from error
    if len(found) != 1 or not isinstance(found[0], Literal):
        raise BadParameter(f"{text} is not one literal", where="object", remedy=_REMEDY)
    return str(found[0])


def _plain(ground: Ground, subject: str, predicate: str, text: str, kinds: Iterable[str]) -> str:
    """Return the literal that a plain text means: one that the subject has, else one such as the predicate's values."""
    there = [spelt for spelt in ground.values(subject, predicate) if _text(spelt) == text]
    possible = there or [str(Literal(text)) + kind for kind in sorted(kinds) if _fits(text, kind)]
    if not possible:
        used = ", ".join(_named(kind) for kind in sorted(kinds))
        raise BadParameter(f"{text!r} is none of what the values are here: {used}", where="object", remedy=_REMEDY)
    if len(possible) > 1:
        remedy = f"say which: {', '.join(map(short_term, possible))}"
        raise BadParameter(f"{text!r} may be {len(possible)} literals", where="object", remedy=remedy)
    return possible[0]


def _named(kind: str) -> str:
    """Name a kind of literal.

    >>> _named("@en"), _named("^^<http://www.w3.org/2001/XMLSchema#date>"), _named("")
    ('text in en', 'xsd:date', 'text')
    """
    if kind.startswith("^^<"):
        return shorten(kind[3:-1])
    return f"text in {kind[1:]}" if kind else "text"


def _text(spelt: str) -> str | None:
    """Return the text of a literal, None of anything else."""
    return read_terms([spelt])[0].value if spelt.startswith('"') else None  # type: ignore[union-attr]


def _fits(text: str, kind: str) -> bool:
    """Say whether a text can be a literal of a kind: of a language, or of a datatype that we know."""
    datatype = kind.removeprefix("^^<").removesuffix(">")
    if datatype in PARTIAL_DATES:
        return parse_days(text, datatype) is not None
    if datatype in _NUMBERS:
        return text.lstrip("+-").replace(".", "", int(datatype == XSD + "decimal")).isdecimal()
    return text in ("true", "false", "1", "0") if datatype == XSD + "boolean" else True
