"""Ties and the observations about them, as records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reports.details import details
from kg.reports.figures import FIGURE, in_words
from kg.reports.views import ObservationView, OpenQuestion, Party, Thing, TieView
from kg.reports.when import TIME, earliest, when

if TYPE_CHECKING:
    from kg.reports.nodes import Node
    from kg.reports.surroundings import Surroundings


def tie(node: Node, around: Surroundings) -> TieView:
    """Return a tie as seen from the node in the middle."""
    named, unnamed = _named(node, around), _unnamed(node, around)
    parties = [*named, *unnamed]
    kind = around.kinds(node)[0] if node.types else ""
    about = around.pointing(node.iri, "about")
    return TieView(
        iri=node.iri,
        kind=kind,
        sentence=_sentence(node, parties, kind, around),
        date=when(node, around.nodes),
        earliest=earliest(node),
        standing=around.nodes.label(node.one("standing")) if node.one("standing") else "",
        parties=tuple(parties),
        details=details(node, around, without=TIME),
        observations=tuple(observation(o, around) for o in about if around.vocabulary.is_a(o.types, "Observation")),
        open=tuple(_open(node, unnamed, around)),
        said=around.said(node.iri),
    )


def observation(node: Node, around: Surroundings) -> ObservationView:
    """Return a figure or superlative in words."""
    about = node.one("about")
    return ObservationView(
        iri=node.iri,
        kind=around.kinds(node)[0] if node.types else "",
        text=in_words(node, around.nodes),
        about=Thing(about, around.nodes.label(about)) if about else Thing("", ""),
        date=when(node, around.nodes),
        earliest=earliest(node),
        details=details(node, around, without=FIGURE | TIME | {"about", "comparedWith"}),
        said=around.said(node.iri),
    )


def remaining(node: Node, around: Surroundings) -> str:
    """Say how many parties stay unnamed, of what kind and why: `exactly 7 more universities, not named`."""
    low, high = node.one("minimumCount"), node.one("maximumCount")
    count = low if low and low == high else f"{low} to {high}" if low and high else f"at least {low}" if low else ""
    count = count or (f"at most {high}" if high else "an unknown number of")
    kind = f" ({around.nodes.label(node.one('partyKind'))})" if node.one("partyKind") else ""
    reason = f", {around.nodes.label(node.one('reasonUnnamed'))}" if node.one("reasonUnnamed") else ""
    return f"{count} more{kind}{reason}"


def _named(node: Node, around: Surroundings) -> list[Party]:
    roles = (prop for prop in sorted(node.properties) if around.vocabulary.is_role(prop))
    return [Party(role, iri, around.nodes.label(iri)) for role in roles for iri in node.all(role)]


def _unnamed(node: Node, around: Surroundings) -> list[Party]:
    groups = around.nodes.fetch(node.all("remainingParties"))
    return [Party(group.one("inRole"), "", remaining(group, around)) for group in groups]


def _sentence(node: Node, parties: list[Party], kind: str, around: Surroundings) -> str:
    """Say a tie from its source to its target; where one end is not there, name its kind instead."""
    source, target = around.vocabulary.ends(node.types)
    first = [p for p in parties if p.role == source]
    second = [p for p in parties if p.role == target]
    if source == target:
        first = sorted(first, key=lambda p: p.iri != around.centre.iri)
        first, second = first[:1], first[1:]
    verb = around.vocabulary.tie_label(node.types)
    if verb and first and (second or source == target):
        main = f"{_list(first)} {verb} {_list(second)}".rstrip()
    else:
        main = f"{_list(first or second)}: {kind}".removeprefix(": ")
    others = sorted({p.role for p in parties} - {source, target})
    asides = [f"{around.role(r)} {_list([p for p in parties if p.role == r])}" for r in others if r]
    return "; ".join([main, *asides])


def _list(parties: list[Party]) -> str:
    """Join names with commas and a last `and`; those without a name follow in brackets."""
    named = [party.label for party in parties if party.iri]
    joined = " and ".join([", ".join(named[:-1]), named[-1]]) if len(named) > 1 else "".join(named)
    others = " and ".join(party.label for party in parties if not party.iri)
    return f"{joined} (and {others})" if joined and others else joined or others


def _open(node: Node, unnamed: list[Party], around: Surroundings) -> list[OpenQuestion]:
    """Say what the sources leave open about a tie."""
    questions = [f"{around.role(party.role)}: {party.label}" for party in unnamed]
    if node.one("shareUnknown") in ("true", "1"):
        questions.append("how large the share is")
    if kinds := node.all("possibleKind"):
        questions.append("whether " + " or ".join(around.nodes.label(k) for k in kinds))
    return [OpenQuestion(question, Thing(node.iri, around.nodes.label(node.iri))) for question in questions]
