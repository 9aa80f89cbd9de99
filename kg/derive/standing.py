"""What all statements of a thing make of it together: its standing."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Triple

from kg.namespaces import TG, VOCAB

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STANDING = NamedNode(TG + "standing")
STATES, MODALITY, POLARITY = (NamedNode(TG + name) for name in ("states", "modality", "polarity"))
_ORDER = ("asserted", "attributed", "announced", "planned", "hoped", "alleged")
_STRENGTH: dict[object, int] = {NamedNode(f"{VOCAB}modality-{code}"): strength for strength, code in enumerate(_ORDER)}
_AFFIRMED, _DENIED = (NamedNode(f"{VOCAB}polarity-{code}") for code in ("affirmed", "denied"))


def find_standings(triples: Iterable[Triple]) -> Iterator[tuple[Triple, Triple]]:
    """Return the standing of each thing stated, with the `tg:states` triple of the statement that decides it.

    The strongest modality of those that affirm it counts; affirmed and denied is contested, only denied is denied.
    """
    statements: dict[NamedNode, list[Triple]] = defaultdict(list)
    facts: dict[tuple[object, NamedNode], object] = {}
    for triple in triples:
        if triple.predicate == STATES and isinstance(triple.object, NamedNode):
            statements[triple.object].append(triple)
        elif triple.predicate in (MODALITY, POLARITY):
            facts[triple.subject, triple.predicate] = triple.object
    for stated, by in statements.items():
        affirming = [t for t in by if facts.get((t.subject, POLARITY)) == _AFFIRMED]
        denying = [t for t in by if facts.get((t.subject, POLARITY)) == _DENIED]
        strengths = [(s, t) for t in affirming if (s := _STRENGTH.get(facts.get((t.subject, MODALITY)))) is not None]
        if denying:
            yield _standing(stated, "contested" if affirming else "denied"), denying[0]
        elif strengths:
            strength, origin = min(strengths, key=lambda pair: pair[0])
            yield _standing(stated, _ORDER[strength]), origin


def _standing(stated: NamedNode, code: str) -> Triple:
    """Return the triple that gives a thing its standing."""
    return Triple(stated, STANDING, NamedNode(f"{VOCAB}standing-{code}"))
