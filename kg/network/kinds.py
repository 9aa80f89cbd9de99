"""What the ontology says of each class of ties: whether it is an event, its two ends, its verb; and what names mean it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import NotFound
from kg.namespaces import TG, expand

if TYPE_CHECKING:
    from kg.reports.vocabulary import Vocabulary

CLAIM = TG + "IdentityClaim"
IDENTITY = "identity"
SALE = TG + "StakeSale"


@dataclass(frozen=True, slots=True)
class Kind:
    """A class of ties: the verb leads from the parties in the source role to those in the target role."""

    iri: str
    label: str
    event: bool
    source: str
    target: str
    verb: str


def tie_classes(vocabulary: Vocabulary) -> list[str]:
    """Return every class of ties, those that only order others included."""
    return sorted(term for term in vocabulary.facts if TG + "Tie" in vocabulary.above(term))


def drawn_kinds(vocabulary: Vocabulary) -> dict[str, Kind]:
    """Return the classes whose ties have two ends, by their IRIs."""
    found = {}
    for iri in tie_classes(vocabulary):
        source, target = vocabulary.ends([iri])
        if source and target:
            event, verb = vocabulary.is_a([iri], "Event"), vocabulary.tie_label([iri])
            found[iri] = Kind(iri, vocabulary.label(iri), event, source, target, verb)
    return found


def meant_classes(vocabulary: Vocabulary, name: str) -> frozenset[str]:
    """Return the class that a name means, and the classes of ties below it; raise NotFound with the nearest names."""
    known = {CLAIM: [IDENTITY]} | {kind: _names(vocabulary, kind) for kind in tie_classes(vocabulary)}
    iri, word = expand(name) or "", name.casefold()
    found = next((kind for kind, names in known.items() if kind == iri or word in names), None)
    if found is None:
        words = sorted({names[0] for names in known.values()})
        raise NotFound("kind of tie", name, words, where="via", remedy="`kg query run tie-classes` lists them")
    return frozenset(kind for kind in known if found in vocabulary.above(kind))


def _names(vocabulary: Vocabulary, kind: str) -> list[str]:
    """Return the words that mean a class: its label, with hyphens too, and its local name."""
    label = vocabulary.label(kind).casefold()
    return [label, label.replace(" ", "-"), kind.removeprefix(TG).casefold()]
