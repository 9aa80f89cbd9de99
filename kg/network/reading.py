"""From a store to ties: a round of questions finds what a handful of parties is tied to."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import combinations, islice, product
from typing import TYPE_CHECKING

from kg.errors import LimitReached
from kg.exposure.records import Alike
from kg.namespaces import TG, VOCAB
from kg.network import queries
from kg.network.kinds import CLAIM, Kind, drawn_kinds
from kg.network.records import Edge, Tie
from kg.reports.asking import rows
from kg.spans import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    import pyoxigraph as ox

    from kg.network.choice import Choice
    from kg.reports.vocabulary import Vocabulary
    from kg.store import Store

AUTHORITY = TG + "authority"
MOST_EDGES = 500_000  # a tie of a thousand parties alone has half a million
Facts = dict[str, list[str]]


class Reader:
    """Reads the edges of parties, each tie once; `starts` are those from whom a question sets out.

    Whom an authority lists is followed only from where a question starts: that one authority lists two parties ties
    nobody.
    """

    def __init__(self, store: Store, vocabulary: Vocabulary, choice: Choice, starts: Collection[str]) -> None:
        self._store, self._vocabulary, self._choice = store, vocabulary, choice
        self._starts = frozenset(starts)
        self._roles = frozenset(term for term in vocabulary.facts if vocabulary.is_role(term))
        self._told = self._roles | {*queries.BOUNDS, queries.STANDING, queries.TYPE}
        self._kinds = drawn_kinds(vocabulary)
        self._narrowest: dict[frozenset[str], Kind | None] = {}
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
        asked = sorted(parties)
        new = {row["tie"].value for row in rows(self._store, queries.AROUND, iris=asked) if self._follows(row)}
        fresh = new - self._seen
        self._seen |= fresh
        drawn = (edge for tie, facts in self._described(fresh) for edge in self._of_tie(tie, facts))
        found = list(islice(drawn, MOST_EDGES + 1))
        if len(found) > MOST_EDGES:
            remedy = "narrow it with --via, --as-of, or a smaller --depth or --max-length"
            raise LimitReached(f"more than {MOST_EDGES:,} edges", where="network", remedy=remedy)
        found += self._claimed(asked) if self._choice.identity else []
        self._learn({end for edge in found for end in (edge.source, edge.target)})
        return [edge for edge in found if self._parties[edge.source] and self._parties[edge.target]]

    def _follows(self, row: ox.QuerySolution) -> bool:
        """Say whether a tie is looked at from a party in a role."""
        role = row["role"].value
        if role != AUTHORITY or self._choice.through_authorities:
            return role in self._told
        return row["party"].value in self._starts

    def _described(self, ties: Collection[str]) -> Iterator[tuple[Tie, Facts]]:
        """Yield the ties that are chosen, with their parties by role."""
        told: dict[str, Facts] = {tie: defaultdict(list) for tie in sorted(ties)}
        for row in rows(self._store, queries.FACTS, iris=told):
            if (prop := row["property"].value) in self._told:
                told[row["tie"].value][prop].append(row["value"].value)
        for iri, facts in told.items():
            kind = self._kind(frozenset(facts[queries.TYPE]))
            standings = {code(value, "standing") for value in facts[queries.STANDING]}
            if kind and standings:
                tie = Tie(iri=iri, kind=kind.iri, standing=min(standings), span=_span(facts), event=kind.event)
                if self._choice.takes(tie):
                    yield tie, facts

    def _kind(self, types: frozenset[str]) -> Kind | None:
        """Return the narrowest of the classes of a tie; None where it has none with two ends."""
        if types not in self._narrowest:
            drawn = types & self._kinds.keys()
            above = {term for one in drawn for term in self._vocabulary.above(one)[1:]}
            self._narrowest[types] = self._kinds.get(min(drawn - above, default=""))
        return self._narrowest[types]

    def _of_tie(self, tie: Tie, facts: Facts) -> Iterator[Edge]:
        """Yield an edge for every two parties in different roles; in one role where the class has it at both ends."""
        kind = self._kinds[tie.kind]
        roles = sorted(self._roles & facts.keys(), key=lambda role: (role == kind.target, role != kind.source, role))
        held = {role: sorted(set(facts[role])) for role in roles}
        if kind.source == kind.target:
            yield from (Edge(tie, a, b, kind.verb, mutual=True) for a, b in combinations(held.get(kind.source, ()), 2))
        for first, second in combinations(held, 2):
            relation = kind.verb if {first, second} == {kind.source, kind.target} else self._beside(kind, first, second)
            yield from (Edge(tie, a, b, relation) for a, b in product(held[first], held[second]) if a != b)

    def _beside(self, kind: Kind, first: str, second: str) -> str:
        """Name the part of a party that stands in neither of the two declared roles."""
        other = first if first not in (kind.source, kind.target) else second
        return f"{kind.label}, {self._vocabulary.label(other)}"

    def _claimed(self, parties: list[str]) -> Iterator[Edge]:
        """Yield an edge for each claim that two parties are, or may be, one, unless another says that they are not."""
        claims = [_claim(row) for row in rows(self._store, queries.CLAIMS, iris=parties)]
        apart = {frozenset((claim.left, claim.right)) for claim in claims if claim.apart}
        for claim in claims:
            tie = Tie(iri=claim.iri, kind=CLAIM, standing=claim.standing, sure=claim.sure)
            known = claim.iri in self._seen or frozenset((claim.left, claim.right)) in apart
            if not known and self._choice.takes(tie):
                self._seen.add(claim.iri)
                relation = "is the same as" if claim.verdict == "same" else "may be the same as"
                yield Edge(tie, claim.left, claim.right, relation, mutual=True)

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


def _claim(row: ox.QuerySolution) -> Alike:
    names = ("left", "right", "verdict", "confidence", "standing")
    words = {name: getattr(row[name], "value", "") for name in names}
    return Alike(
        iri=row["tie"].value,
        left=words["left"],
        right=words["right"],
        verdict=code(words["verdict"], "identity-verdict"),
        confidence=code(words["confidence"], "confidence"),
        standing=code(words["standing"], "standing"),
    )
