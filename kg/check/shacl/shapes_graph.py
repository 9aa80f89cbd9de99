"""The shapes graph as it is read: subjects with their values, lists, and values that must be of some kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.namespaces import RDF, RDFS, SH, XSD, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad, Triple

Term = NamedNode | BlankNode | Literal

_FIRST, _REST, _NIL, _TYPE = (f"<{RDF}{name}>" for name in ("first", "rest", "nil", "type"))
_SUBCLASS = f"<{RDFS}subClassOf>"
_TRUE = Literal("true", datatype=NamedNode(XSD + "boolean"))


def sh(name: str) -> str:
    """Return the spelling of a term of SHACL."""
    return f"<{SH}{name}>"


class ShapeError(Exception):
    """Report a shape that the Recommendation calls ill-formed, or that uses something this engine does not know."""


class ShapesGraph:
    """Triples by subject and predicate, values in the order in which they were met."""

    def __init__(self, triples: Iterable[Triple | Quad]) -> None:
        self._values: dict[Term, dict[str, dict[Term, None]]] = {}
        self.terms: set[str] = set()
        for triple in triples:
            subject, predicate, value = triple.subject, str(triple.predicate), triple.object
            if isinstance(subject, (NamedNode, BlankNode)) and isinstance(value, (NamedNode, BlankNode, Literal)):
                self._values.setdefault(subject, {}).setdefault(predicate, {})[value] = None
                self.terms.update(str(term) for term in (subject, value) if not isinstance(term, BlankNode))
                self.terms.add(predicate)

    @property
    def subjects(self) -> Iterator[Term]:
        """The subjects, in the order in which they were met."""
        return iter(self._values)

    def predicates(self, subject: Term) -> Iterable[str]:
        """Return the predicates of a subject."""
        return self._values.get(subject, {}).keys()

    def objects(self, subject: Term, predicate: str) -> list[Term]:
        """Return the values of a subject for a predicate."""
        return list(self._values.get(subject, {}).get(predicate, {}))

    def every(self, predicate: str) -> Iterator[Term]:
        """Return all values of a predicate."""
        for values in self._values.values():
            yield from values.get(predicate, {})

    def members(self, node: Term) -> list[Term]:
        """Return the members of a list."""
        found: list[Term] = []
        seen: set[Term] = set()
        while str(node) != _NIL:
            first, rest = self.objects(node, _FIRST), self.objects(node, _REST)
            if node in seen or len(first) != 1 or len(rest) != 1:
                raise ShapeError("a list that is not well-formed")
            seen.add(node)
            found += first
            node = rest[0]
        return found

    def is_a(self, node: Term, kind: str) -> bool:
        """Say whether a node has a class or a sub-class of it in this graph."""
        seen = set[Term]()
        waiting = self.objects(node, _TYPE)
        while waiting:
            found = waiting.pop()
            if found in seen:
                continue
            seen.add(found)
            waiting += self.objects(found, _SUBCLASS)
        return any(str(found) == kind for found in seen)


class Described:
    """A node of the shapes graph, asked for the values of its SHACL properties."""

    def __init__(self, graph: ShapesGraph, node: Term) -> None:
        self.graph, self.node = graph, node
        self.has_path = bool(graph.objects(node, sh("path")))
        self.referred: dict[Term, None] = {}

    def all(self, name: str) -> list[Term]:
        """Return all values."""
        return self.graph.objects(self.node, sh(name))

    def one(self, name: str) -> Term | None:
        """Return the value, if there is one; more are ill-formed."""
        values = self.all(name)
        if len(values) > 1:
            raise ShapeError(f"more than one sh:{name}")
        return values[0] if values else None

    def iris(self, name: str) -> list[str]:
        """Return the values, which must be IRIs."""
        values = self.all(name)
        if not all(isinstance(value, NamedNode) for value in values):
            raise ShapeError(f"a value of sh:{name} that is no IRI")
        return [str(value) for value in values]

    def integer(self, name: str) -> int | None:
        """Return the value, which must be an xsd:integer."""
        value = self.one(name)
        if value is None:
            return None
        if not isinstance(value, Literal) or value.datatype.value != XSD + "integer":
            raise ShapeError(f"a value of sh:{name} that is no xsd:integer")
        try:
            return int(value.value)
        except ValueError as error:
            raise ShapeError(f"a value of sh:{name} that is no xsd:integer") from error

    def literal(self, name: str) -> str | None:
        """Return the spelling of the value, which must be a literal."""
        value = self.one(name)
        if value is not None and not isinstance(value, Literal):
            raise ShapeError(f"a value of sh:{name} that is no literal")
        return None if value is None else str(value)

    def string(self, name: str) -> str | None:
        """Return the value, which must be a plain string."""
        value = self.one(name)
        if value is None:
            return None
        if not isinstance(value, Literal) or value.datatype.value != XSD + "string":
            raise ShapeError(f"a value of sh:{name} that is no string")
        return value.value

    def is_true(self, name: str) -> bool:
        """Say whether the value is `true`; `"1"^^xsd:boolean` is another term and does not count."""
        return self.one(name) == _TRUE

    def lists(self, name: str) -> list[list[Term]]:
        """Return the members of each value, which must be lists."""
        return [self.graph.members(value) for value in self.all(name)]

    def refer(self, node: Term) -> str:
        """Return the name of a shape that this one refers to, and remember it as one to read."""
        if isinstance(node, Literal) or not self.graph.predicates(node):
            raise ShapeError(f"the shape {shown(str(node))}, which is not there")
        self.referred[node] = None
        return str(node)

    def messages(self) -> tuple[str, ...]:
        """Return the spellings of the values of sh:message."""
        return tuple(str(message) for message in self.all("message"))

    def need_path(self, name: str) -> None:
        """Refuse a parameter that only property shapes may have."""
        if self.all(name) and not self.has_path:
            raise ShapeError(f"sh:{name} on a node shape")


def shown(spelling: str) -> str:
    """Write a spelled term for people.

    >>> shown("<http://www.w3.org/ns/shacl#minCount>")
    'sh:minCount'
    """
    return shorten(spelling[1:-1]) if spelling.startswith("<") else spelling
