"""How terms are written: prefixes, bare numbers, and language tags in the case that RFC 5646 recommends."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import DoesNotFit
from kg.namespaces import PREFIXES, XSD

if TYPE_CHECKING:
    from kg.terms import Term

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_BARE = {
    XSD + "boolean": re.compile(r"true|false"),
    XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
}


def tag_case(tag: str) -> str:
    """Write a language tag in the case that RFC 5646 section 2.1.1 recommends.

    >>> [tag_case(t) for t in ("zh-hans", "zh-latn-pinyin", "EN-gb", "en-ca-x-ca")]
    ['zh-Hans', 'zh-Latn-pinyin', 'en-GB', 'en-CA-x-ca']
    """
    first, *rest = tag.lower().split("-")
    written, plain = [first], len(first) == 1
    for part in rest:
        plain = plain or len(part) == 1
        cased = {2: part.upper(), 4: part.title()}.get(len(part), part)
        written.append(part if plain else cased)
    return "-".join(written)


def quoted(literal: ox.Literal) -> str:
    """Write the text of a literal between quotes, with its language if it has one.

    >>> quoted(ox.Literal("商汤科技", language="zh-hant"))
    '"商汤科技"@zh-Hant'
    """
    text = str(ox.Literal(literal.value))
    if not literal.language:
        return text
    return f"{text}@{tag_case(literal.language)}" + (f"--{literal.direction}" if literal.direction else "")


def curie(iri: str) -> str | None:
    """Write an IRI with the prefix that fits it best; None where none fits or what is left would need escapes.

    >>> curie("https://w3id.org/tiegraph/id/org-sensetime")
    'id:org-sensetime'
    >>> curie("https://w3id.org/tiegraph/id/source-a#char=0,56") is None
    True
    """
    fitting = ((len(space), name) for name, space in PREFIXES.items() if iri.startswith(space))
    length, name = max(fitting, default=(0, ""))
    return f"{name}:{iri[length:]}" if name and _LOCAL.fullmatch(iri, length) else None


def demand_rdf11(term: Term, *, form: str) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """Return a term that a format of RDF 1.1 can hold; refuse triples in triples and literals with a direction.

    >>> demand_rdf11(ox.Literal("a", language="ar", direction=ox.BaseDirection.RTL), form="RDF/XML")
    Traceback (most recent call last):
    ...
    kg.errors.DoesNotFit: RDF/XML cannot hold "a"@ar--rtl; write another format, such as turtle
    """
    if isinstance(term, ox.Triple) or (isinstance(term, ox.Literal) and term.direction):
        raise DoesNotFit(f"{form} cannot hold {term}", remedy="write another format, such as turtle")
    return term


@dataclass(slots=True)
class TurtleTerms:
    """Writes terms as Turtle does and remembers which prefixes it used."""

    prefixes: set[str] = field(default_factory=set)
    _known: dict[str, str] = field(default_factory=dict)

    def iri(self, iri: str) -> str:
        """Write an IRI, short where it can be."""
        if iri not in self._known:
            short = curie(iri)
            if short:
                self.prefixes.add(short.partition(":")[0])
            self._known[iri] = short or f"<{iri}>"
        return self._known[iri]

    def literal(self, literal: ox.Literal) -> str:
        """Write a literal; a number stands bare only where Turtle reads the same digits and type from it."""
        datatype = literal.datatype.value
        if literal.language or datatype == XSD + "string":
            return quoted(literal)
        bare = _BARE.get(datatype)
        if bare and bare.fullmatch(literal.value):
            return literal.value
        return f"{quoted(literal)}^^{self.iri(datatype)}"

    def term(self, term: Term) -> str:
        """Write any term.

        >>> TurtleTerms().term(ox.Literal("1.0", datatype=ox.NamedNode(XSD + "decimal")))
        '1.0'
        >>> TurtleTerms().term(ox.Literal("1", datatype=ox.NamedNode(XSD + "decimal")))
        '"1"^^xsd:decimal'
        """
        if isinstance(term, ox.NamedNode):
            return self.iri(term.value)
        if isinstance(term, ox.Triple):
            return f"<<( {self.term(term.subject)} {self.iri(term.predicate.value)} {self.term(term.object)} )>>"
        return self.literal(term) if isinstance(term, ox.Literal) else str(term)
