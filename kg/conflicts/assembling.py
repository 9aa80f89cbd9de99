"""From clashes of nodes to conflicts that can be read: labels, words, statements, sources, and what a policy chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal

from kg.conflicts.choosing import Backer, Candidate, choose, edition_days
from kg.conflicts.views import Assumption, Claim, Conflict
from kg.dates import Days, days_of
from kg.namespaces import ID, TG, VOCAB
from kg.reports.figures import in_words
from kg.reports.nodes import Nodes
from kg.reports.statements import Thing
from kg.reports.surroundings import references, source_view
from kg.spans import Certainty

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.conflicts.likeness import Likeness
    from kg.conflicts.marks import Mark
    from kg.conflicts.policies import Policy
    from kg.conflicts.records import Clash, Side
    from kg.reports.nodes import Node
    from kg.reports.statements import Reference, SourceView
    from kg.store import Store

ABOUT = ("about", "left", "right")
HOLDING = (TG + "ground", TG + "inRound")  # by which a tie has what a claim is about
VERDICT = "identityVerdict"
POSSIBLE = VOCAB + "identity-verdict-possible"


class Assembler:
    """Reads what a conflict shows, each node once."""

    def __init__(self, store: Store, likeness: Likeness, *, policy: Policy | None) -> None:
        self._nodes, self._likeness, self._policy = Nodes(store), likeness, policy

    def thing(self, iri: str) -> Thing:
        """Return a node by name."""
        return Thing(iri, self._nodes.label(iri))

    def conflict(self, clash: Clash, marks: Sequence[Mark], through: tuple[str, ...]) -> Conflict:
        """Return a clash with everything that a reader needs to judge it."""
        claims = tuple(self._claim(side) for side in clash.sides)
        return Conflict(
            reason=clash.reason,
            rule=clash.rule,
            certainty=min(clash.certainty, self._sure(clash.under)).name.lower(),
            claims=claims,
            under=tuple(self._assumption(iri) for iri in clash.under),
            marked=tuple(self.thing(mark.iri) for mark in marks),
            through=tuple(self._assumption(iri) for iri in through),
            choice=choose(self._policy, [self._candidate(claim) for claim in claims]) if self._policy else None,
        )

    def concerns(self, clash: Clash, marks: Sequence[Mark], about: str) -> tuple[str, ...] | None:
        """Return the claims by which a clash concerns a node, none where it does so itself; None if it does not."""
        touched = {side.node for side in clash.sides} | {mark.iri for mark in marks} | {*clash.under}
        things = touched | self._things(touched)
        things |= {node for node, prop, _ in self._nodes.incoming(things) if prop in HOLDING}
        touched |= {end for node in self._nodes.fetch(things) for end in _ends(node)}
        near = self._likeness.near(about)
        ways = [under for other, under in near.items() if other in touched]
        return min(ways, key=lambda way: (len(way), way), default=None)

    def _things(self, claims: Iterable[str]) -> set[str]:
        """Return what claims are about and what they compare."""
        return {thing for node in self._nodes.fetch(claims) for name in ABOUT for thing in node.all(name)}

    def sources(self, conflicts: Iterable[Conflict]) -> tuple[SourceView, ...]:
        """Return the sources of all claims in conflicts."""
        said = (ref for conflict in conflicts for claim in conflict.claims for ref in claim.said)
        return tuple(self._source(iri) for iri in sorted({ref.source for ref in said} - {""}))

    def _source(self, iri: str) -> SourceView:
        return source_view(self._nodes.get(iri), self._nodes)

    def _claim(self, side: Side) -> Claim:
        node = self._nodes.get(side.node)
        says = side.says or (in_words(node, self._nodes) if node.one("value") else "")
        said = tuple(ref for ref in self._said(side.node) if ref.denied == side.denies)
        return Claim(side.node, self._nodes.label(side.node), says, side.denies, said)

    def _said(self, iri: str) -> Iterable[Reference]:
        pointing = self._nodes.incoming([iri])
        for statement in self._nodes.fetch(node for node, prop, _ in pointing if prop == TG + "states"):
            yield from references(statement, self._nodes)

    def _assumption(self, iri: str) -> Assumption:
        node = self._nodes.get(iri)
        return Assumption(iri, self._nodes.label(iri), self._nodes.label(node.one(VERDICT)))

    def _sure(self, under: Iterable[str]) -> Certainty:
        """Say how sure a clash can be that rests on identity claims: it is only possible where one of them is."""
        verdicts = {self._nodes.get(iri).one(VERDICT) for iri in under}
        return Certainty.POSSIBLY if POSSIBLE in verdicts else Certainty.CERTAINLY

    def _candidate(self, claim: Claim) -> Candidate:
        return Candidate(
            days=self._days(self._nodes.get(claim.iri)),
            backers=frozenset(self._backer(ref.source) for ref in claim.said if ref.source),
        )

    def _backer(self, iri: str) -> Backer:
        source, kind = self._source(iri), self._nodes.get(iri).one("sourceKind")
        return Backer(iri, kind, edition_days(source.edition, source.retrieved_on))

    def _days(self, node: Node) -> Days:
        """Return the days that a figure is of; what else conflicts is of one time, or the time is what conflicts."""
        bounds = [node.terms(f"observed{side}") for side in ("Earliest", "Latest")]
        days = [days_of(term) for terms in bounds for term in terms[:1] if isinstance(term, Literal)]
        match days:
            case [Days(earliest=first), Days(latest=last)]:
                return Days(first, last)
        return Days()


def _ends(node: Node) -> Iterable[str]:
    """Return the nodes of the graph at which a node points, apart from those that only classify or document it."""
    return (value.value for terms in node.properties.values() for value in terms if value.value.startswith(ID))
