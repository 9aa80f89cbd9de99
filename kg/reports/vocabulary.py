"""What the ontology says of its own terms, as far as reports need it: labels, what is under what, the ends of a tie."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.namespaces import ONTOLOGY_GRAPH, RDFS, TG
from kg.reports.asking import rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.store import Store

TERMS = f"""SELECT ?term ?property ?value WHERE {{
  VALUES ?property {{
    <{RDFS}label> <{RDFS}subClassOf> <{RDFS}subPropertyOf> <{TG}tieLabel> <{TG}sourceRole> <{TG}targetRole>
  }}
  GRAPH <{ONTOLOGY_GRAPH}> {{ ?term ?property ?value }}
  FILTER(ISIRI(?value) || LANGMATCHES(LANG(?value), "en"))
}} ORDER BY ?term ?property ?value"""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The terms of the ontology by their IRIs."""

    facts: dict[str, dict[str, list[str]]]

    @classmethod
    def read(cls, store: Store) -> Vocabulary:
        """Read the terms from the graph of the ontology."""
        facts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for row in rows(store, TERMS):
            facts[row["term"].value][row["property"].value].append(row["value"].value)
        return cls(facts)

    def label(self, term: str) -> str:
        """Return the English label of a class or property, else the last part of its IRI."""
        return next(iter(self._values(term, RDFS + "label")), term.replace("#", "/").rpartition("/")[2])

    def above(self, term: str) -> list[str]:
        """Return a term and everything that it is under, the nearest first."""
        reached = [term]
        for one in reached:
            supers = self._values(one, RDFS + "subClassOf") + self._values(one, RDFS + "subPropertyOf")
            reached += [s for s in supers if s not in reached]
        return reached

    def is_a(self, types: Iterable[str], name: str) -> bool:
        """Say whether one of the classes is, or is under, the named class of the ontology."""
        return any(TG + name in self.above(t) for t in types)

    def is_role(self, prop: str) -> bool:
        """Say whether a property puts a party into a tie."""
        return prop != TG + "involves" and TG + "involves" in self.above(prop)

    def tie_label(self, types: Iterable[str]) -> str:
        """Return the verb phrase of a tie of these classes, or nothing."""
        return self._inherited(types, "tieLabel")

    def ends(self, types: Iterable[str]) -> tuple[str, str]:
        """Return the roles from which and to which a tie of these classes is drawn."""
        types = list(types)
        return self._inherited(types, "sourceRole"), self._inherited(types, "targetRole")

    def _inherited(self, types: Iterable[str], name: str) -> str:
        found = (value for t in types for one in self.above(t) for value in self._values(one, TG + name))
        return next(found, "")

    def _values(self, term: str, prop: str) -> list[str]:
        return self.facts[term][prop] if term in self.facts and prop in self.facts[term] else []
