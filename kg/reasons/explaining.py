"""From a triple to its explanation: proof, place of each premise, and the statements behind them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.errors import NoProof
from kg.namespaces import RDF, TG
from kg.reasons.explanation import Explanation
from kg.reasons.ground import spell_triple
from kg.reasons.records import Missing, NearMiss, Reason
from kg.reports.backing import Backing
from kg.reports.nodes import Nodes
from kg.terms import read_terms, read_triples

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.close.misses import Miss
    from kg.close.why import Proof
    from kg.reasons.ground import Ground
    from kg.reasons.records import Spelt
    from kg.reasons.written import Written
    from kg.store import Store

FEW = 3  # values that are told in place of one that does not hold; of more, none says why
_TYPE = f"<{RDF}type>"
_ADMITS = f"<{TG}admitsStanding>"
_STANDING = f"<{TG}standing>"


def explain_triple(store: Store, ground: Ground, written: Written, triple: Spelt, *, build: str) -> Explanation:
    """Say why a triple holds or what it misses.

    Raises NoProof where the ontology says what the plan of closing cannot hold, and no proof was found without it.
    """
    teller = _Teller(ground, written)
    why = ground.explain(triple)
    if why.proof is None and ground.closed.plan.unknown:
        raise NoProof(
            f"owlrl closes this ontology, and gives no proofs: it says {'; '.join(ground.closed.plan.unknown)}",
            remedy="`kg plan` names what no rule can hold",
        )
    reason = teller.proof(why.proof) if why.proof else None
    miss = teller.miss(why.miss) if why.miss else None
    instead = () if reason else teller.instead(triple)
    shown = [*([reason] if reason else []), *instead, *(_of_miss(miss) if miss else ())]
    backing = Backing.read(store, {iri for one in shown for iri in _stated(one)})
    return Explanation(
        triple=triple,
        label=_label(store, triple),
        reason=reason and _with_statements(reason, backing),
        shortest=why.shortest,
        miss=miss and _miss_with_statements(miss, backing),
        instead=tuple(_with_statements(one, backing) for one in instead),
        sources=backing.sources,
        build=build,
    )


@dataclass(frozen=True, slots=True)
class _Teller:
    """Proofs with places."""

    ground: Ground
    written: Written

    def proof(self, proof: Proof) -> Reason:
        """Return a proof by the ontology; what it takes as given is authored or derived."""
        if proof.rule:
            return Reason(proof.triple, proof.rule, tuple(self.proof(premise) for premise in proof.premises))
        return self.given(proof.triple)

    def given(self, triple: Spelt) -> Reason:
        """Return where a triple was written, or what it was derived from."""
        graphs = self.ground.graphs(triple)
        step = None if graphs else self.ground.step(triple)
        if step is None:
            (read,) = read_triples([triple])
            places = tuple(sorted(set(self.written.places(read, graphs))))
            return Reason(triple, places=places)
        premises = tuple(self.why(spell_triple(premise)) for premise in step.premises)
        narrows = self.given(spell_triple(step.narrows)) if step.narrows else None
        return Reason(triple, step.rule, premises, narrows=narrows)

    def why(self, triple: Spelt) -> Reason:
        """Return why a triple holds that is known to hold."""
        proof = self.ground.explain(triple).proof
        return self.proof(proof) if proof else self.given(triple)

    def miss(self, miss: Miss) -> NearMiss:
        """Return the nearest miss; what does not hold is told with what does in its place."""
        present = tuple(self.why(triple) for triple in (*miss.axioms, *miss.present))
        return NearMiss(miss.rule, present, tuple(self._missing(triple, miss) for triple in miss.missing))

    def _missing(self, triple: Spelt, miss: Miss) -> Missing:
        admitting = {s for s, p, _ in miss.axioms if p == _ADMITS} if triple[1] == _STANDING else set()
        admitted = sorted(o for projection in admitting for o in self.ground.values(projection, _ADMITS))
        others = tuple((*triple[:2], other) for other in admitted if other != triple[2])
        return Missing(triple, others, self.instead(triple))

    def instead(self, triple: Spelt) -> tuple[Reason, ...]:
        """Return what a subject has by a predicate, where that is little and no class."""
        subject, predicate, _ = triple
        if predicate == _TYPE or subject.startswith("?") or predicate.startswith("?"):
            return ()
        values = self.ground.values(subject, predicate)
        return tuple(self.why((subject, predicate, value)) for value in values) if len(values) <= FEW else ()


def _of_miss(miss: NearMiss) -> Iterator[Reason]:
    yield from miss.present
    yield from (reason for missing in miss.missing for reason in missing.instead)


def _stated(reason: Reason) -> Iterator[str]:
    """Yield the nodes of which somebody must have said something: the subjects of what is written as data."""
    told = [*reason.leaves(), *([reason.narrows] if reason.narrows else [])]
    yield from (leaf.triple[0][1:-1] for leaf in told if leaf.triple[0].startswith("<"))
    yield from (iri for premise in reason.premises for iri in _stated(premise))


def _with_statements(reason: Reason, backing: Backing) -> Reason:
    """Return a reason with the statements behind each authored triple."""
    if not reason.rule:
        return replace(reason, said=backing.said.get(reason.triple[0][1:-1], ()))
    premises = tuple(_with_statements(premise, backing) for premise in reason.premises)
    narrows = _with_statements(reason.narrows, backing) if reason.narrows else None
    return replace(reason, premises=premises, narrows=narrows)


def _miss_with_statements(miss: NearMiss, backing: Backing) -> NearMiss:
    def told(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
        return tuple(_with_statements(reason, backing) for reason in reasons)

    missing = tuple(replace(one, instead=told(one.instead)) for one in miss.missing)
    return replace(miss, present=told(miss.present), missing=missing)


def _label(store: Store, triple: Spelt) -> str:
    """Name the terms of a triple for people."""
    nodes = Nodes(store)
    terms = read_terms(triple)
    names = [nodes.label(term.value) if spelt.startswith("<") else term.value for spelt, term in zip(triple, terms, strict=True)]  # type: ignore[union-attr]  # noqa: E501
    return ", ".join(names)


