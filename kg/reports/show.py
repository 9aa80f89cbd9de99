"""One entity with all that the graph holds of it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import NotFound
from kg.export.terms import tag_case
from kg.namespaces import SKOS, TG, shorten
from kg.reports.details import details
from kg.reports.surroundings import BY_NAME, ON_TOP, Surroundings
from kg.reports.ties import observation, remaining, tie
from kg.reports.views import (
    Detail,
    DisagreementView,
    EntityView,
    IdentifierView,
    IdentityView,
    NameView,
    OpenQuestion,
    TieView,
)
from kg.reports.when import TIME

if TYPE_CHECKING:
    from kg.reports.nodes import Node
    from kg.store import Store

LISTINGS = ("Listing", "EntryVersion")
HEADER = frozenset(("description", "legalStatus", "organisationKind"))


def entity(store: Store, iri: str) -> EntityView:
    """Return one entity: names, ties in order of time, observations, listings, identity, conflicts, what is open."""
    around = Surroundings.explore(store, iri)
    centre, nodes = around.centre, around.nodes
    if not centre.properties:
        raise NotFound("node", shorten(iri), (), remedy="`kg find NAME` shows what there is")
    listings, ties = _ties(around)
    observed = [] if around.is_tie(centre) else around.pointing(iri, "about")
    return EntityView(
        iri=iri,
        label=nodes.label(iri),
        kinds=tuple(dict.fromkeys([*around.kinds(centre), *map(nodes.label, centre.all("organisationKind"))])),
        legal_status=nodes.label(centre.one("legalStatus")) if centre.one("legalStatus") else "",
        description=centre.one("description"),
        details=details(centre, around, without=HEADER | TIME),
        names=_names(around),
        identifiers=_identifiers(around),
        ties=ties,
        observations=tuple(sorted((observation(o, around) for o in observed), key=lambda o: (o.earliest, o.iri))),
        listings=listings,
        identity=_identity(around),
        disagreements=_disagreements(around),
        open=(*_unnamed(around), *(o for t in (*ties, *listings) for o in t.open)),
        related=_related(around),
        sources=around.sources(),
    )


def _ties(around: Surroundings) -> tuple[tuple[TieView, ...], tuple[TieView, ...]]:
    """Return the listings and the other ties, each in order of time, undated last; a tie is in its own page."""
    sides: tuple[list[TieView], list[TieView]] = ([], [])
    centre = [around.centre] if around.is_tie(around.centre) else []
    for node in (*centre, *around.ties()):
        is_listing = any(around.vocabulary.is_a(node.types, name) for name in LISTINGS)
        sides[0 if is_listing else 1].append(tie(node, around))
    listings, ties = (tuple(sorted(side, key=lambda t: (t.earliest, t.kind, t.iri))) for side in sides)
    return listings, ties


def _names(around: Surroundings) -> tuple[NameView, ...]:
    """Return the names, the preferred ones first."""
    preferred = {node.iri for node in around.pointing(around.centre.iri, "preferredNameOf")}
    views = [
        NameView(
            iri=node.iri,
            text=text.value,
            language=tag_case(text.language) if isinstance(text, ox.Literal) and text.language else "",
            kind=around.nodes.label(node.one("nameKind")) if node.one("nameKind") else "",
            preferred=node.iri in preferred,
            said=around.said(node.iri),
        )
        for node in around.pointing(around.centre.iri, "nameOf", "preferredNameOf")
        for text in node.terms("nameText")
    ]
    return tuple(sorted(views, key=lambda n: (not n.preferred, n.language, n.text)))


def _identifiers(around: Surroundings) -> tuple[IdentifierView, ...]:
    valid = {"true": True, "1": True, "false": False, "0": False}
    return tuple(
        IdentifierView(
            iri=node.iri,
            scheme=around.nodes.label(node.one("identifierScheme")),
            value=node.one("identifierValue"),
            valid=valid.get(node.one("checkDigitsValid")),
            said=around.said(node.iri),
        )
        for node in around.pointing(around.centre.iri, "identifies")
    )


def _reached(around: Surroundings, *names: str) -> list[Node]:
    """Return whatever points by these properties at the entity, at its ties, or at an observation about them."""
    return around.nodes.fetch(node.iri for target in list(around.links) for node in around.pointing(target, *names))


def _identity(around: Surroundings) -> tuple[IdentityView, ...]:
    return tuple(
        IdentityView(
            iri=node.iri,
            verdict=around.nodes.label(node.one("identityVerdict")),
            left=around.thing(node.one("left")),
            right=around.thing(node.one("right")),
            basis=" ".join(node.all("basis")),
            confidence=around.nodes.label(node.one("confidence")) if node.one("confidence") else "",
            said=around.said(node.iri),
        )
        for node in _reached(around, "left", "right")
    )


def _disagreements(around: Surroundings) -> tuple[DisagreementView, ...]:
    return tuple(
        DisagreementView(
            iri=node.iri,
            reason=", ".join(around.nodes.label(r) for r in node.all("disagreementReason")),
            between=tuple(around.thing(iri) for iri in node.all("between")),
            assuming=tuple(around.thing(iri) for iri in node.all("underAssumption")),
            description=node.one("description"),
            said=around.said(node.iri),
        )
        for node in _reached(around, "between")
    )


def _unnamed(around: Surroundings) -> tuple[OpenQuestion, ...]:
    """Say which parties of the entity itself stay unnamed; a tie says it as one of its own ties."""
    if around.is_tie(around.centre):
        return ()
    groups = around.nodes.fetch(around.centre.all("remainingParties"))
    centre = around.thing(around.centre.iri)
    labels = ((around.role(g.one("inRole")), remaining(g, around, beside_named=False)) for g in groups)
    return tuple(OpenQuestion(f"{role}: {who}", centre) for role, who in labels)


def _related(around: Surroundings) -> tuple[Detail, ...]:
    """Return what else points at the entity, by property."""
    found: dict[str, list[str]] = defaultdict(list)
    for node, prop in around.links.get(around.centre.iri, ()):
        if prop not in BY_NAME | ON_TOP and prop.startswith(TG) and not around.vocabulary.is_role(prop):
            found[prop].append(node)
    around.nodes.fetch(node for nodes in found.values() for node in nodes)
    codes = [f"{around.nodes.label(node.iri)} · {shorten(node.iri)}" for node in _codes(around)]
    return (
        *((Detail("codes", tuple(codes), plain=False),) if codes else ()),
        *(
            Detail(around.vocabulary.label(prop), tuple(around.nodes.label(n) for n in nodes), plain=False)
            for prop, nodes in sorted(found.items())
        ),
    )


def _codes(around: Surroundings) -> list[Node]:
    """Return the concepts of a list of codes."""
    pointing = around.links.get(around.centre.iri, ())
    return around.nodes.fetch(node for node, prop in pointing if prop == SKOS + "inScheme")
