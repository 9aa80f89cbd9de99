"""An ontology's triples over term codes, as axioms are looked up."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from kg.namespaces import OWL, RDF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


class Schema:
    """The triples of an ontology by predicate; terms are asked for by IRI, answered as codes."""

    def __init__(self, triples: Iterable[tuple[int, int, int]], spellings: Mapping[int, str]) -> None:
        self.spellings = spellings
        self._code = {spelling: code for code, spelling in spellings.items()}
        self._pairs: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._values: dict[tuple[int, int], list[int]] = defaultdict(list)
        for subject, predicate, value in triples:
            self._pairs[predicate].append((subject, value))
            self._values[subject, predicate].append(value)

    def code(self, iri: str) -> int:
        """Return the code of an IRI; -1, which nothing has, where it does not occur."""
        return self._code.get(f"<{iri}>", -1)

    def pairs(self, predicate: str) -> list[tuple[int, int]]:
        """Return the subjects and objects of a predicate."""
        return self._pairs.get(self.code(predicate), [])

    def values(self, subject: int, predicate: str) -> list[int]:
        """Return the objects of a subject and a predicate."""
        return self._values.get((subject, self.code(predicate)), [])

    def instances(self, kind: str) -> list[int]:
        """Return what is declared to be of a kind."""
        wanted = self.code(kind)
        return [subject for subject, value in self.pairs(RDF + "type") if value == wanted]

    def members(self, head: int) -> list[int]:
        """Return the members of an RDF list; of a broken one those before the break."""
        found: list[int] = []
        seen: set[int] = set()
        while head not in seen and (first := self.values(head, RDF + "first")):
            seen.add(head)
            found.append(first[0])
            head = next(iter(self.values(head, RDF + "rest")), head)
        return found

    def pairwise(self, kind: str, *predicates: str) -> Iterator[tuple[int, int]]:
        """Return every two members of the lists that instances of a kind hold (AllDisjointClasses and its like)."""
        for axiom in self.instances(kind):
            for head in (value for predicate in predicates for value in self.values(axiom, predicate)):
                yield from combinations(self.members(head), 2)

    def number(self, code: int) -> int | None:
        """Return the whole number that a literal spells."""
        digits = self.spellings.get(code, "").removeprefix('"').partition('"')[0]
        return int(digits) if digits.isdigit() else None

    def is_thing(self, code: int) -> bool:
        """Say whether a class is owl:Thing."""
        return code == self.code(OWL + "Thing") and code >= 0
