"""From a store to ties: a round of questions finds what a handful of parties is tied to."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import combinations, product
from typing import TYPE_CHECKING

from kg.exposure.records import Alike
from kg.namespaces import TG, VOCAB
from kg.network import queries
from kg.network.choice import tie_classes
from kg.network.records import CLAIM, STANDINGS, Edge, Tie
from kg.reports.asking import rows
from kg.spans import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kg.network.choice import Choice
    from kg.reports.vocabulary import Vocabulary
    from kg.store import Store

AUTHORITY = TG + "authority"
Facts = dict[str, list[str]]


class Reader:
    """Reads the edges of parties, each tie once; `starts` are those from whom a question sets out.

    Whom an authority lists is followed only from where a question starts: that one authority lists two parties ties
    nobody.
    """

    def __init__(self, store: Store, vocabulary: Vocabulary, choice: Choice, starts: Collection[str]) -> None:
        self._store, self._vocabulary, self._choice = store, vocabulary, choice
        self._starts = frozenset(starts)
        self._roles = sorted(term for term in vocabulary.facts if vocabulary.is_role(term))
        self._classes = frozenset(kind for kind in tie_classes(vocabulary) if all(vocabulary.ends([kind])))
        properties = [*queries.BOUNDS, queries.STANDING, queries.TYPE, *self._roles]
        self._facts = queries.filled(queries.FACTS, "PROPERTIES", properties)
        self._around = queries.filled(queries.AROUND, "ROLES", self._roles)
        self._kinds: dict[frozenset[str], str] = {}
        self._seen: set[str] = set()
        self._parties: dict[str, bool] = {}

    @property
    def ties(self) -> int:
        """How many ties were looked at so far."""
        return len(self._seen)

    def is_party(self, iri: str) -> bool:
        """Say whether a node is one that ties can join."""
        self._learn({iri})
        return self._parties[iri]

    def edges(self, parties: Collection[str]) -> list[Edge]:
        """Return the edges of ties that are met for the first time at these parties."""
        asked, new = sorted(parties), set()
        followed = self._choice.through_authorities
        far = [party for party in asked if party not in self._starts and not followed]
        for some, roles in ((set(asked) - set(far), self._around), (far, self._without_authority())):
            new |= {row["tie"].value for row in rows(self._store, roles, iris=sorted(some))}
        fresh = new - self._seen
        self._seen |= fresh
        found = [edge for tie, facts in self._described(fresh) for edge in self._of_tie(tie, facts)]
        found += self._claimed(asked) if self._choice.identity else []
        self._learn({end for edge in found for end in (edge.source, edge.target)})
        return [edge for edge in found if self._parties[edge.source] and self._parties[edge.target]]

    def _without_authority(self) -> str:
        return queries.filled(queries.AROUND, "ROLES", [role for role in self._roles if role != AUTHORITY])

    def _described(self, ties: Collection[str]) -> Iterator[tuple[Tie, Facts]]:
        """Yield the ties that are chosen, with their parties by role."""
        told: dict[str, Facts] = {tie: defaultdict(list) for tie in sorted(ties)}
        for row in rows(self._store, self._facts, iris=told):
            told[row["tie"].value][row["property"].value].append(row["value"].value)
        for iri, facts in told.items():
            kind = self._kind(frozenset(facts[queries.TYPE]) & self._classes)
            standings = {code(value, "standing") for value in facts[queries.STANDING]}
            if kind and standings and standings <= set(STANDINGS):
                tie = Tie(iri=iri, kind=kind, standing=min(standings), span=_span(facts), event=self._happens(kind))
                if self._choice.takes(tie):
                    yield tie, facts

    def _kind(self, types: frozenset[str]) -> str:
        """Return the narrowest of the classes of a tie."""
        if types not in self._kinds:
            above = {term for one in types for term in self._vocabulary.above(one)[1:]}
            self._kinds[types] = min(types - above, default="")
        return self._kinds[types]

    def _happens(self, kind: str) -> bool:
        return self._vocabulary.is_a([kind], "Event")

    def _of_tie(self, tie: Tie, facts: Facts) -> Iterator[Edge]:
        """Yield an edge for every two parties in different roles; in one role where the class has it at both ends."""
        source, target = self._vocabulary.ends([tie.kind])
        verb = self._vocabulary.tie_label([tie.kind])
        held = {
            role: sorted(set(facts[role]))
            for role in sorted(self._roles, key=lambda r: (r == target, r != source))
            if role in facts
        }
        if source == target:
            yield from (Edge(tie, a, b, verb, mutual=True) for a, b in combinations(held.get(source, ()), 2))
        for first, second in combinations(held, 2):
            ends = {first, second} == {source, target}
            relation = verb if ends else self._beside(tie, first, second)
            yield from (Edge(tie, a, b, relation) for a, b in product(held[first], held[second]) if a != b)

    def _beside(self, tie: Tie, first: str, second: str) -> str:
        """Name the part of a party that stands in neither of the two declared roles."""
        ends = self._vocabulary.ends([tie.kind])
        other = first if first not in ends else second
        return f"{self._vocabulary.label(tie.kind)}, {self._vocabulary.label(other)}"

    def _claimed(self, parties: list[str]) -> Iterator[Edge]:
        """Yield an edge for each claim that two parties are, or may be, one."""
        for row in rows(self._store, queries.CLAIMS, iris=parties):
            words = {
                name: getattr(row[name], "value", "") for name in ("left", "right", "verdict", "confidence", "standing")
            }
            verdict, standing = code(words["verdict"], "identity-verdict"), code(words["standing"], "standing")
            claim = Alike(
                iri=row["tie"].value,
                left=words["left"],
                right=words["right"],
                verdict=verdict,
                confidence=code(words["confidence"], "confidence"),
                standing=standing,
            )
            tie = Tie(iri=claim.iri, kind=CLAIM, standing=standing, sure=claim.sure)
            if claim.iri not in self._seen and standing in STANDINGS and self._choice.takes(tie):
                self._seen.add(claim.iri)
                yield Edge(
                    tie, claim.left, claim.right, "is the same as" if verdict == "same" else "may be the same as"
                )

    def _learn(self, ends: Collection[str]) -> None:
        """Find out which of these are parties: places, works and list entries are none."""
        new = sorted(ends - self._parties.keys())
        found = {row["party"].value for row in rows(self._store, queries.PARTIES, iris=new)}
        self._parties |= {iri: iri in found for iri in new}


def code(iri: str, scheme: str) -> str:
    """Return the last part of the IRI of a concept: `asserted` of vocab:standing-asserted."""
    return iri.removeprefix(f"{VOCAB}{scheme}-")


def _span(facts: Facts) -> Span:
    days = {name: date.fromisoformat(facts[prop][0]) for prop, name in queries.BOUNDS.items() if facts.get(prop)}
    return Span(**days)
