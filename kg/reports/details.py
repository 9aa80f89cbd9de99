"""The properties of a node that have no place of their own in a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.namespaces import RDF, RDFS, TG, VOCAB
from kg.reports.views import Detail

if TYPE_CHECKING:
    from collections.abc import Container

    from kg.reports.nodes import Node
    from kg.reports.surroundings import Surroundings

_PLAIN = frozenset(
    (
        "activityKind",
        "agreementKind",
        "agreementStage",
        "contributionKind",
        "description",
        "listingKind",
        "participationRole",
        "placeKind",
        "possibleKind",
        "postTitle",
        "presenceKind",
        "roundStage",
    )
)
_GOES_WITHOUT_SAYING = {VOCAB + "currency-basis-stated"}
_HANDLED = {RDF + "type", RDFS + "label", TG + "standing", TG + "remainingParties"}


def details(node: Node, around: Surroundings, *, without: Container[str] = ()) -> tuple[Detail, ...]:
    """Return the remaining properties in words; roles and the named ones are left out."""
    found = []
    for prop, values in sorted(node.properties.items()):
        told = any(value.value not in _GOES_WITHOUT_SAYING for value in values)
        skipped = prop in _HANDLED or prop.removeprefix(TG) in without or around.vocabulary.is_role(prop)
        if told and not skipped:
            joined = _either if prop == TG + "possibleKind" else tuple
            words = joined([v.value if isinstance(v, ox.Literal) else around.nodes.label(v.value) for v in values])
            found.append(Detail(around.vocabulary.label(prop), words, prop.removeprefix(TG) in _PLAIN))
    return tuple(found)


def _either(words: list[str]) -> tuple[str, ...]:
    """Join kinds of which at least one holds."""
    return (" or ".join(words),)
