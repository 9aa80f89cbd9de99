"""Which classes and properties lie under which: all of the ontology that deriving and checking may use."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Triple

from kg.namespaces import RDF, RDFS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TYPE = NamedNode(RDF + "type")
_SUB_CLASS = NamedNode(RDFS + "subClassOf")
_SUB_PROPERTY = NamedNode(RDFS + "subPropertyOf")


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """The classes above each class and the properties above each property."""

    classes: Mapping[NamedNode, frozenset[NamedNode]]
    properties: Mapping[NamedNode, frozenset[NamedNode]]

    @classmethod
    def read(cls, ontology: Iterable[Triple]) -> Hierarchy:
        """Read the hierarchy from the triples of an ontology."""
        above: dict[NamedNode, dict[NamedNode, set[NamedNode]]] = {
            _SUB_CLASS: defaultdict(set),
            _SUB_PROPERTY: defaultdict(set),
        }
        for triple in ontology:
            lower, upper = triple.subject, triple.object
            if triple.predicate in above and isinstance(lower, NamedNode) and isinstance(upper, NamedNode):
                above[triple.predicate][lower].add(upper)
        return cls(_reach(above[_SUB_CLASS]), _reach(above[_SUB_PROPERTY]))

    def is_under(self, lower: NamedNode, upper: NamedNode) -> bool:
        """Say whether a class is another or lies under it."""
        return lower == upper or upper in self.classes.get(lower, ())

    def properties_under(self, upper: NamedNode) -> frozenset[NamedNode]:
        """Return a property and all that lie under it."""
        return frozenset({upper, *(lower for lower, above in self.properties.items() if upper in above)})

    def expand(self, triples: Iterable[Triple]) -> dict[Triple, Triple]:
        """Return what follows by sub-class and sub-property alone, each triple with the one that it came from."""
        origins: dict[Triple, Triple] = {}
        for triple in triples:
            if triple.predicate == TYPE and isinstance(triple.object, NamedNode):
                for upper in self.classes.get(triple.object, ()):
                    origins.setdefault(Triple(triple.subject, TYPE, upper), triple)
            for upper in self.properties.get(triple.predicate, ()):
                origins.setdefault(Triple(triple.subject, upper, triple.object), triple)
        return origins


def _reach(above: Mapping[NamedNode, set[NamedNode]]) -> dict[NamedNode, frozenset[NamedNode]]:
    """Return all that lies above each node, however far, but not the node itself."""
    reached: dict[NamedNode, frozenset[NamedNode]] = {}
    for start in above:
        found, waiting = set[NamedNode](), [start]
        while waiting:
            new = above.get(waiting.pop(), set()) - found
            found |= new
            waiting += new
        reached[start] = frozenset(found - {start})
    return reached
