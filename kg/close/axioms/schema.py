"""An ontology's triples over term codes, as axioms are looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kg.close.vocabulary import FIRST, ON_PROPERTY, REST, THING, TYPE
from kg.relations import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kg.close.plan import Key, Triple
    from kg.relations import Relation


class Schema:
    """The relations of the languages' own words; words are asked for by IRI, terms are answered as codes."""

    def __init__(
        self, relations: Mapping[Key, Relation], words: Mapping[str, int], spell: Callable[[int], str]
    ) -> None:
        self.relations, self.words, self.spell = relations, words, spell

    def code(self, iri: str) -> int:
        """Return the code of a word."""
        return self.words[iri]

    def pairs(self, predicate: str) -> list[tuple[int, int]]:
        """Return the subjects and objects of a predicate."""
        relation = self.relations.get((self.words[predicate], 2), NOTHING)
        return list(zip(relation.first.tolist(), relation.second.tolist(), strict=True))

    def values(self, subject: int, predicate: str) -> list[int]:
        """Return the objects of a subject and a predicate."""
        relation = self.relations.get((self.words[predicate], 2), NOTHING)
        low, high = np.searchsorted(relation.first, [subject, subject + 1])
        return [int(value) for value in relation.second[low:high]]

    def instances(self, kind: str) -> list[int]:
        """Return what is declared to be of a kind."""
        return [int(code) for code in self.relations.get((self.words[kind], 1), NOTHING).rows]

    def members(self, head: int) -> list[int]:
        """Return the members of an RDF list; of a broken one those before the break."""
        found: list[int] = []
        seen: set[int] = set()
        while head not in seen and (first := self.values(head, FIRST)):
            seen.add(head)
            found.append(first[0])
            head = next(iter(self.values(head, REST)), head)
        return found

    def listed(self, kind: str, *predicates: str) -> Iterator[tuple[list[int], Triple]]:
        """Return the lists that instances of a kind hold (AllDifferent and its like), and the triples that say so."""
        for axiom in self.instances(kind):
            for predicate in predicates:
                for head in self.values(axiom, predicate):
                    yield self.members(head), self.axiom(axiom, predicate, head)

    def restrictions(self, predicate: str) -> Iterator[tuple[int, int, int, tuple[Triple, Triple]]]:
        """Return each restriction that has a value of a predicate: itself, its property, the value, its two triples."""
        for node, value in self.pairs(predicate):
            for p in self.values(node, ON_PROPERTY):
                yield node, p, value, (self.axiom(node, ON_PROPERTY, p), self.axiom(node, predicate, value))

    def axiom(self, subject: int, predicate: str, value: int) -> Triple:
        """Return a triple of the ontology."""
        return subject, self.words[predicate], value

    def kind(self, subject: int, kind: str) -> Triple:
        """Return the triple that declares a term to be of a kind."""
        return subject, self.words[TYPE], self.words[kind]

    def number(self, code: int) -> int | None:
        """Return the whole number that a literal spells."""
        digits = self.spell(code).removeprefix('"').partition('"')[0].removeprefix("+")
        return int(digits) if digits.isdecimal() else None

    def is_thing(self, code: int) -> bool:
        """Say whether a class is owl:Thing."""
        return code == self.words[THING]
