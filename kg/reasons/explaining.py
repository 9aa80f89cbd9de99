"""From a triple to its explanation: proof, place of each premise, and the statements behind them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.derive import RULES_OF_DATES
from kg.errors import NoProof
from kg.namespaces import OWL, RDF, TG
from kg.reasons.explanation import Explanation
from kg.reasons.ground import spell_triple
from kg.reasons.records import Missing, NearMiss, Reason
from kg.reports.backing import Backing
from kg.reports.nodes import Nodes
from kg.terms import read_terms, read_triples, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.close.misses import Miss
    from kg.close.why import Proof
    from kg.derive import Step
    from kg.reasons.ground import Ground
    from kg.reasons.records import Spelt
    from kg.reasons.written import Written
    from kg.store import Store

FEW = 3  # values that are told in place of one that does not hold; of more, none says why
_TYPE = f"<{RDF}type>"
_SAME = f"<{OWL}sameAs>"
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
    reason = teller.proof(why.proof) if why.proof else _by_itself(triple)
    reason = reason and replace(reason, also=teller.beside(reason))
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


def _by_itself(triple: Spelt) -> Reason | None:
    """Return what goes without saying: closing leaves out as noise that everything is the same as itself."""
    subject, predicate, object_ = triple
    return Reason(triple, "eq-ref") if predicate == _SAME and subject == object_ else None


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
        if not graphs and self.ground.is_derived(triple[1]):
            return self._derived(triple, self.ground.derive(triple[0]))
        (read,) = read_triples([triple])
        members = self.ground.members(triple[2]) if triple[2].startswith("_:") else ()
        return Reason(triple, places=tuple(sorted(set(self.written.places(read, graphs)))), members=members)

    def _derived(self, triple: Spelt, steps: Mapping[Spelt, Step]) -> Reason:
        """Return a derived triple with its premises, of which others were derived in the same go."""
        step = steps[triple]
        premises = (spell_triple(premise) for premise in step.premises)
        return Reason(
            triple,
            step.rule,
            tuple(self._derived(premise, steps) if premise in steps else self.why(premise) for premise in premises),
            narrows=self.given(spell_triple(step.narrows)) if step.narrows else None,
        )

    def beside(self, reason: Reason) -> Reason | None:
        """Return how a relation gives a bound that a date of its own gives too."""
        if reason.rule not in RULES_OF_DATES:
            return None
        origin = self.ground.derive(reason.triple[0])[reason.triple].origin
        steps = self.ground.derive(reason.triple[0], without=origin)
        return self._derived(reason.triple, steps) if reason.triple in steps else None

    def why(self, triple: Spelt) -> Reason:
        """Return why a triple holds that is known to hold."""
        proof = self.ground.explain(triple).proof
        return self.proof(proof) if proof else self.given(triple)

    def miss(self, miss: Miss) -> NearMiss:
        """Return the nearest miss; what does not hold is told with what does in its place."""
        present = tuple(self.why(triple) for triple in (*miss.axioms, *miss.present))
        missing = tuple(self._missing(triple, miss) for triple in miss.missing)
        return NearMiss(miss.rule, present, missing, self.miss(miss.below) if miss.below else None)

    def _missing(self, triple: Spelt, miss: Miss) -> Missing:
        admitting = {s for s, p, _ in miss.axioms if p == _ADMITS} if triple[1] == _STANDING else set()
        admitted = sorted(o for projection in admitting for o in self.ground.values(projection, _ADMITS))
        others = tuple((*triple[:2], other) for other in admitted if other != triple[2])
        return Missing(triple, others, self.instead(triple))

    def instead(self, triple: Spelt) -> tuple[Reason, ...]:
        """Return what a subject has by a predicate, written or derived, where that is little and no class."""
        subject, predicate, _ = triple
        if predicate == _TYPE or subject.startswith("?") or predicate.startswith("?"):
            return ()
        values = self.ground.values(subject, predicate)
        found = [self.why((subject, predicate, value)) for value in values] if len(values) <= FEW else []
        return tuple(one for one in found if not one.rule or self.ground.is_derived(predicate))


def _of_miss(miss: NearMiss) -> Iterator[Reason]:
    yield from miss.present
    yield from (reason for missing in miss.missing for reason in missing.instead)
    yield from _of_miss(miss.below) if miss.below else ()


def _stated(reason: Reason) -> set[str]:
    """Return the nodes of which somebody must have said something: the subjects of what is written as data."""
    return {part.triple[0][1:-1] for part in reason.parts() if not part.rule and part.triple[0].startswith("<")}


def _with_statements(reason: Reason, backing: Backing) -> Reason:
    """Return a reason with the statements behind each authored triple."""
    if not reason.rule:
        return replace(reason, said=backing.said.get(reason.triple[0][1:-1], ()))
    premises = tuple(_with_statements(premise, backing) for premise in reason.premises)
    narrows = reason.narrows and _with_statements(reason.narrows, backing)
    also = reason.also and _with_statements(reason.also, backing)
    return replace(reason, premises=premises, narrows=narrows, also=also)


def _miss_with_statements(miss: NearMiss, backing: Backing) -> NearMiss:
    def told(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
        return tuple(_with_statements(reason, backing) for reason in reasons)

    missing = tuple(replace(one, instead=told(one.instead)) for one in miss.missing)
    below = miss.below and _miss_with_statements(miss.below, backing)
    return replace(miss, present=told(miss.present), missing=missing, below=below)


def _label(store: Store, triple: Spelt) -> str:
    """Name the terms of a triple for people."""
    nodes = Nodes(store)
    terms = read_terms(triple)
    names = [nodes.label(term.value) if isinstance(term, NamedNode) else show(term) for term in terms]
    return ", ".join([names[0], "a" if triple[1] == _TYPE else names[1], names[2]])
