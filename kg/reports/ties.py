"""Ties and the observations about them, as records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reports.details import details
from kg.reports.figures import FIGURE, in_words
from kg.reports.sentences import sentence
from kg.reports.views import ObservationView, OpenQuestion, Party, Thing, TieView
from kg.reports.when import TIME, earliest, when

if TYPE_CHECKING:
    from kg.reports.nodes import Node
    from kg.reports.surroundings import Surroundings


def tie(node: Node, around: Surroundings) -> TieView:
    """Return a tie as seen from the node in the middle."""
    named, unnamed = _named(node, around), _unnamed(node, around)
    source, target = around.vocabulary.ends(node.types)
    kind = next(iter(around.kinds(node)), "")
    verb = around.vocabulary.tie_label(node.types)
    return TieView(
        iri=node.iri,
        type=next(iter(node.types), ""),
        kind=kind,
        sentence=sentence([*named, *unnamed], kind=kind, verb=verb, ends=(source, target)),
        verb=verb,
        source_role=source,
        target_role=target,
        date=when(node, around.nodes),
        earliest=earliest(node),
        standing=around.nodes.label(node.one("standing")) if node.one("standing") else "",
        parties=(*named, *unnamed),
        details=details(node, around, without=TIME),
        observations=tuple(observation(o, around) for o in around.pointing(node.iri, "about")),
        open=tuple(_open(node, unnamed, around)),
        said=around.said(node.iri),
    )


def observation(node: Node, around: Surroundings) -> ObservationView:
    """Return a figure or superlative in words."""
    return ObservationView(
        iri=node.iri,
        type=next(iter(node.types), ""),
        kind=next(iter(around.kinds(node)), ""),
        text=in_words(node, around.nodes),
        about=around.thing(node.one("about")),
        date=when(node, around.nodes),
        earliest=earliest(node),
        details=details(node, around, without=FIGURE | TIME),
        said=around.said(node.iri),
    )


def remaining(group: Node, around: Surroundings, *, beside_named: bool) -> str:
    """Say how many parties stay unnamed, of what kind and why: `7 more (university, not named)`."""
    low, high = group.one("minimumCount"), group.one("maximumCount")
    if low and high:
        count = low if low == high else f"{low} to {high}"
    elif low not in ("", "0"):
        count = f"at least {low}"
    else:
        count = f"at most {high}" if high else "possibly"
    more = " more" if beside_named else " some" if count == "possibly" else ""
    why = [around.nodes.label(iri) for name in ("partyKind", "reasonUnnamed") for iri in group.all(name)]
    return f"{count}{more}" + (f" ({', '.join(why)})" if why else "")


def _named(node: Node, around: Surroundings) -> list[Party]:
    """Return the parties with a name, the node in the middle first."""
    roles = (prop for prop in sorted(node.properties) if around.vocabulary.is_role(prop))
    parties = [Party(role, around.role(role), iri, _label(iri, around)) for role in roles for iri in node.all(role)]
    return sorted(parties, key=lambda party: party.iri != around.centre.iri)


def _label(iri: str, around: Surroundings) -> str:
    """Return the label of a party; that of a tie in a tie reads like a title and is quoted like one."""
    return f"“{around.nodes.label(iri)}”" if around.is_tie(around.nodes.get(iri)) else around.nodes.label(iri)


def _unnamed(node: Node, around: Surroundings) -> list[Party]:
    def party(group: Node) -> Party:
        role = group.one("inRole")
        named = any(iri != around.centre.iri for iri in node.all(role))
        label = remaining(group, around, beside_named=named)
        return Party(role, around.role(role), "", label)

    return [party(group) for group in around.nodes.fetch(node.all("remainingParties"))]


def _open(node: Node, unnamed: list[Party], around: Surroundings) -> list[OpenQuestion]:
    """Say what the sources leave open about a tie."""
    questions = [f"{party.role_label}: {party.label}" for party in unnamed]
    if node.one("shareUnknown") in ("true", "1"):
        questions.append("how large the share is")
    if kinds := node.all("possibleKind"):
        questions.append("whether " + " or ".join(around.nodes.label(k) for k in kinds))
    return [OpenQuestion(question, Thing(node.iri, around.nodes.label(node.iri))) for question in questions]
