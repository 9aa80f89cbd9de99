"""RDF/XML: for tools older than Turtle. What XML has no name or no character for is refused, never bent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from kg.errors import DoesNotFit
from kg.export.nodes import nodes
from kg.export.terms import demand_rdf11, tag_case
from kg.namespaces import PREFIXES, RDF, XSD, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.export.nodes import Facts
    from kg.terms import Term

LOSES = (
    "which graph, and so which file and source, a triple came from",
    "comments, and the order in which the author wrote",
    "`.` and `..` as steps in the path of an IRI, where a reader resolves them (Raptor does)",
    "nothing else: a predicate that is no XML name and a character that XML has not are refused",
)
_START = (
    "A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd"
)
_NAME = re.compile(rf"[{_START}][{_START}0-9.\xb7\u0300-\u036f\u203f-\u2040-]*\Z")
_NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
# What means something else where RDF/XML expects a property, and the namespace that XML keeps for itself.
_SYNTAX = ("RDF", "Description", "ID", "about", "aboutEach", "aboutEachPrefix", "bagID", "parseType", "resource")
_RESERVED = {*(RDF + name for name in (*_SYNTAX, "nodeID", "datatype", "li"))}
_XMLNS = "http://www.w3.org/2000/xmlns/"
_REMEDY = "write another format, such as turtle"


def lines(triples: Iterable[ox.Triple]) -> Iterator[str]:
    """Yield the namespaces that are used, then one element a subject, sorted.

    >>> label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    >>> print("".join(lines([ox.Triple(ox.NamedNode("urn:a"), label, ox.Literal("A & B"))])), end="")
    <?xml version="1.0" encoding="UTF-8"?>
    <rdf:RDF
      xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#">
    <rdf:Description rdf:about="urn:a">
      <rdfs:label>A &amp; B</rdfs:label>
    </rdf:Description>
    </rdf:RDF>
    """
    found = [*nodes(triples)]
    names = _names({predicate for _, facts in found for predicate in facts})
    spaces = {"rdf": RDF, **{name.prefix: name.space for name in names.values()}}
    elements = [_element(subject, facts, names) for subject, facts in found]
    declared = "".join(f'\n  xmlns:{prefix}="{_escape(space)}"' for prefix, space in sorted(spaces.items()))
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{declared}>\n'
    yield from elements
    yield "</rdf:RDF>\n"


class Name(NamedTuple):
    """A property as XML names it: prefix and local name, and the namespace that the prefix stands for."""

    prefix: str
    space: str
    local: str

    def __str__(self) -> str:
        """Write it as an element is called."""
        return f"{self.prefix}:{self.local}"


def _names(predicates: Iterable[str]) -> dict[str, Name]:
    """Give each predicate its name: with a prefix of the one table where one fits, else with a numbered one."""
    splits = {iri: _split(iri) for iri in predicates}
    ours = {space: prefix for prefix, space in PREFIXES.items()}
    others = sorted({space for space, _ in splits.values()} - set(ours))
    prefixes = ours | {space: f"ns{number}" for number, space in enumerate(others, start=1)}
    return {iri: Name(prefixes[space], space, local) for iri, (space, local) in splits.items()}


def _split(predicate: str) -> tuple[str, str]:
    """Split a predicate into a namespace, of the one table if one fits, and a local name that XML allows."""
    fitting = (s for s in PREFIXES.values() if predicate.startswith(s) and _NAME.match(predicate, len(s)))
    space = max(fitting, key=len, default="")
    start = len(space) if space else next((m.start() for m in [_NAME.search(predicate)] if m), len(predicate))
    if start == len(predicate) or predicate in _RESERVED or predicate[:start] == _XMLNS:
        what = f"the predicate {shorten(predicate)} cannot be the name of an XML element"
        raise DoesNotFit(what, remedy=_REMEDY)
    return predicate[:start], predicate[start:]


def _element(subject: str, facts: Facts, names: Mapping[str, Name]) -> str:
    """Write a node and what is said of it."""
    rows = [row for p, objects in facts.items() for row in sorted(_property(names[p], term) for term in objects)]
    is_iri = subject.startswith("<")
    about = _reference("about", ox.NamedNode(subject[1:-1]) if is_iri else ox.BlankNode(subject[2:]))
    return f"<rdf:Description {about}>\n{''.join(rows)}</rdf:Description>\n"


def _property(name: Name, term: Term) -> str:
    """Write a property and its object."""
    plain = demand_rdf11(term, form="RDF/XML")
    if not isinstance(plain, ox.Literal):
        return f"  <{name} {_reference('resource', plain)}/>\n"
    kind = ""
    if plain.language:
        kind = f' xml:lang="{tag_case(plain.language)}"'
    elif plain.datatype.value != XSD + "string":
        kind = f' rdf:datatype="{_escape(plain.datatype.value)}"'
    return f"  <{name}{kind}>{_escape(plain.value)}</{name}>\n"


def _reference(attribute: str, node: ox.NamedNode | ox.BlankNode) -> str:
    """Write a node as an attribute; a name in XML begins with a letter, a blank node need not."""
    if isinstance(node, ox.BlankNode):
        return f'rdf:nodeID="b{node.value}"'
    return f'rdf:{attribute}="{_escape(node.value)}"'


def _escape(text: str) -> str:
    """Write a text so that XML gives the same back, ends of lines included."""
    if found := _NO_CHARACTER.search(text):
        raise DoesNotFit(f"RDF/XML cannot hold the character U+{ord(found[0]):04X} in {text!r}", remedy=_REMEDY)
    return "".join(_ESCAPES.get(c, c) for c in text)
