"""Nodes as their authors wrote them, fetched by the handful: what the build inferred stays out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.namespaces import INFERRED_GRAPH, RDF, RDFS, SKOS, TG, shorten
from kg.reports.asking import rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.store import Store

OUTGOING = f"""SELECT DISTINCT ?node ?property ?value WHERE {{
  VALUES ?node {{ }}
  GRAPH ?graph {{ ?node ?property ?value }}
  FILTER(?graph != <{INFERRED_GRAPH}>)
}}"""

INCOMING = f"""SELECT DISTINCT ?node ?property ?value WHERE {{
  VALUES ?value {{ }}
  GRAPH ?graph {{ ?node ?property ?value }}
  FILTER(?graph != <{INFERRED_GRAPH}>)
}}"""


@dataclass(frozen=True, slots=True)
class Node:
    """A node with the values of each property, in a fixed order."""

    iri: str
    properties: dict[str, tuple[ox.Literal | ox.NamedNode, ...]]

    def all(self, name: str) -> tuple[str, ...]:
        """Return the values of a property as text; a bare name is one of the ontology."""
        return tuple(value.value for value in self.terms(name))

    def one(self, name: str) -> str:
        """Return the first value of a property, or nothing."""
        return next(iter(self.all(name)), "")

    def terms(self, name: str) -> tuple[ox.Literal | ox.NamedNode, ...]:
        """Return the values of a property as terms."""
        return self.properties.get(name if ":" in name else TG + name, ())

    @property
    def types(self) -> tuple[str, ...]:
        """The classes that its author gave it."""
        return self.all(RDF + "type")


@dataclass(slots=True)
class Nodes:
    """The nodes that were fetched from a store so far."""

    store: Store
    _known: dict[str, Node] = field(default_factory=dict)

    def fetch(self, iris: Iterable[str]) -> list[Node]:
        """Return the nodes in the order of their IRIs, each asked for only once."""
        wanted = sorted(set(iris))
        new = [iri for iri in wanted if iri not in self._known]
        found: dict[str, dict[str, list[ox.Literal | ox.NamedNode]]] = {iri: {} for iri in new}
        for row in rows(self.store, OUTGOING, iris=new):
            found[row["node"].value].setdefault(row["property"].value, []).append(row["value"])
        for iri, facts in found.items():
            self._known[iri] = Node(iri, {name: tuple(sorted(values, key=str)) for name, values in facts.items()})
        return [self._known[iri] for iri in wanted]

    def get(self, iri: str) -> Node:
        """Return one node; one that nothing is said of has no properties."""
        return self.fetch([iri])[0]

    def incoming(self, iris: Iterable[str]) -> list[tuple[str, str, str]]:
        """Return who points at these nodes, by which property, at which: sorted triples of IRIs."""
        found = rows(self.store, INCOMING, iris=sorted(set(iris)))
        return sorted((row["node"].value, row["property"].value, row["value"].value) for row in found)

    def label(self, iri: str) -> str:
        """Return the English label of a node, else any, else its short IRI."""
        node = self.get(iri)
        labels = node.terms(RDFS + "label") or node.terms(SKOS + "prefLabel")
        english = [t.value for t in labels if isinstance(t, ox.Literal) and t.language == "en"]
        return next(iter([*english, *(t.value for t in labels)]), shorten(iri))
