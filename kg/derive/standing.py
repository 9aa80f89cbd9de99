"""What all statements of a thing make of it together: its standing."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Triple

from kg.derive.steps import Step
from kg.namespaces import TG, VOCAB

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STANDING = NamedNode(TG + "standing")
STATES, MODALITY, POLARITY = (NamedNode(TG + name) for name in ("states", "modality", "polarity"))
_ORDER = ("asserted", "attributed", "announced", "planned", "hoped", "alleged")
_STRENGTH: dict[object, int] = {NamedNode(f"{VOCAB}modality-{code}"): strength for strength, code in enumerate(_ORDER)}
_AFFIRMED, _DENIED = (NamedNode(f"{VOCAB}polarity-{code}") for code in ("affirmed", "denied"))


def find_standings(triples: Iterable[Triple]) -> Iterator[tuple[Triple, Step]]:
    """Return the standing of each thing stated, with the statement that decides it, or the two that contest it.

    The strongest modality of those that affirm it counts; affirmed and denied is contested, only denied is denied.
    """
    statements: dict[NamedNode, list[Triple]] = defaultdict(list)
    facts: dict[tuple[object, NamedNode], Triple] = {}
    for triple in triples:
        if triple.predicate == STATES and isinstance(triple.object, NamedNode):
            statements[triple.object].append(triple)
        elif triple.predicate in (MODALITY, POLARITY):
            facts[triple.subject, triple.predicate] = triple

    def said(statement: Triple, name: NamedNode) -> object:
        triple = facts.get((statement.subject, name))
        return None if triple is None else triple.object

    def step(code: str, statements: Iterable[Triple], *names: NamedNode) -> Step:
        return Step(
            f"standing-{code}", tuple(p for s in statements for p in (s, *(facts[s.subject, n] for n in names)))
        )

    for stated, by in statements.items():
        affirming = [t for t in by if said(t, POLARITY) == _AFFIRMED]
        denying = [t for t in by if said(t, POLARITY) == _DENIED]
        strengths = [(s, t) for t in affirming if (s := _STRENGTH.get(said(t, MODALITY))) is not None]
        if denying:
            code = "contested" if affirming else "denied"
            yield _standing(stated, code), step(code, [denying[0], *affirming[:1]], POLARITY)
        elif strengths:
            strength, origin = min(strengths, key=lambda pair: pair[0])
            yield _standing(stated, _ORDER[strength]), step("affirmed", [origin], MODALITY, POLARITY)


def _standing(stated: NamedNode, code: str) -> Triple:
    """Return the triple that gives a thing its standing."""
    return Triple(stated, STANDING, NamedNode(f"{VOCAB}standing-{code}"))
