"""From a store to a world: who is above a party, however far, by a few questions each round."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

from kg.exposure import queries
from kg.exposure.entries import read_entries, read_listings
from kg.exposure.records import Alike, Control, Joint, Party, Registered, Stake, Unnamed, World
from kg.exposure.rows import ask
from kg.exposure.shares import WHOLE, ZERO, Bound, Share

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.exposure.rows import Row
    from kg.store import Store


def read_world(store: Store, party: str | None = None) -> World:
    """Read what bears on one party: its owners and theirs, and who they may be; without a party, everything."""
    if party is None:
        return _world(store, None, _ties(store, None))
    seen, frontier = {party}, {party}
    ties = _Ties()
    while frontier:
        found = _ties(store, frontier)
        ties.add(found)
        frontier = found.ends() - seen
        seen |= frontier
    return _world(store, sorted(seen), ties)


def read_stakes(store: Store) -> tuple[Stake, ...]:
    """Read every stake that is told, one for each of its owners."""
    return tuple(stake for _, stake in sorted(_stakes(ask(store, queries.STAKES, None)).items()))


class _Ties:
    """What leads from parties to those above them."""

    def __init__(self) -> None:
        self.stakes: dict[tuple[str, str], Stake] = {}
        self.controls: dict[tuple[str, str], Control] = {}
        self.joints: dict[str, Joint] = {}
        self.claims: dict[str, Alike] = {}
        self.unnamed: dict[tuple[str, str], Unnamed] = {}

    def add(self, other: _Ties) -> None:
        """Take over what another round found."""
        self.stakes |= other.stakes
        self.controls |= other.controls
        self.joints |= other.joints
        self.claims |= other.claims
        self.unnamed |= other.unnamed

    def ends(self) -> set[str]:
        """Return the parties at the upper ends, and those that a claim says are or may be one."""
        owners = {stake.owner for stake in self.stakes.values()}
        deciders = {control.controller for control in self.controls.values()}
        holders = {holder for joint in self.joints.values() for holder in joint.holders}
        alike = {end for claim in self.claims.values() if claim.sure for end in (claim.left, claim.right)}
        return (owners | deciders | holders | alike) - {""}


def _ties(store: Store, parties: Iterable[str] | None) -> _Ties:
    parties = None if parties is None else sorted(parties)
    ties = _Ties()
    ties.stakes = _stakes(ask(store, queries.STAKES, parties))
    ties.joints = _joints(ask(store, queries.JOINTS, parties))
    for row in ask(store, queries.CONTROLS, parties):
        ties.controls[row.text("fact"), row.text("controller")] = _control(row)
    for row in ask(store, queries.UNNAMED, parties):
        unnamed = Unnamed(
            iri=row.text("fact"),
            owned=row.text("owned"),
            label=row.text("label"),
            minimum=int(row.text("minimum") or 0),
        )
        ties.unnamed[unnamed.iri, unnamed.owned] = unnamed
    for row in ask(store, queries.CLAIMS, parties):
        ties.claims[row.text("fact")] = _claim(row)
    if parties is not None:  # two accounts of one stake may be claimed to be one
        for row in ask(store, queries.CLAIMS, [iri for iri, _ in ties.stakes]):
            ties.claims[row.text("fact")] = _claim(row)
    return ties


def _stakes(rows: Iterable[Row]) -> dict[tuple[str, str], Stake]:
    """Read stakes; of one that several hold together, how much is whose is not known."""
    found: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in rows:
        found[row.text("fact")].setdefault(row.text("owner"), row)
    return {
        (iri, owner): Stake(
            iri=iri,
            label=row.text("label"),
            span=row.span(),
            standing=row.code("standing", "standing"),
            owner=owner,
            owned=row.text("owned"),
            interest=row.code("interest", "interest"),
            share=_share(row) if len(owners) == 1 else Share(ZERO, _share(row).most),
        )
        for iri, owners in found.items()
        for owner, row in owners.items()
    }


def _share(row: Row) -> Share:
    if exact := row.text("exact"):
        return Share.exactly(exact)
    least = Bound(Fraction(row.text("least")), row.truth("least_open")) if row.text("least") else ZERO
    most = Bound(Fraction(row.text("most")), row.truth("most_open")) if row.text("most") else WHOLE
    return Share(least, most)


def _control(row: Row) -> Control:
    return Control(
        iri=row.text("fact"),
        label=row.text("label"),
        span=row.span(),
        standing=row.code("standing", "standing"),
        controller=row.text("controller"),
        controlled=row.text("controlled"),
        kind=row.code("kind", "control-kind"),
    )


def _joints(rows: Iterable[Row]) -> dict[str, Joint]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.text("fact")].append(row)
    return {
        iri: Joint(
            iri=iri,
            label=some[0].text("label"),
            span=some[0].span(),
            standing=some[0].code("standing", "standing"),
            holders=frozenset(row.text("holder") for row in some),
            owned=some[0].text("owned"),
        )
        for iri, some in found.items()
    }


def _claim(row: Row) -> Alike:
    return Alike(
        iri=row.text("fact"),
        left=row.text("left"),
        right=row.text("right"),
        verdict=row.code("verdict", "identity-verdict"),
        label=row.text("label"),
        confidence=row.code("confidence", "confidence"),
        standing=row.code("standing", "standing"),
    )


def _world(store: Store, seen: list[str] | None, ties: _Ties) -> World:
    """Add to ties what is known of the parties themselves."""
    listings = read_listings(store, seen)
    claims = sorted(ties.claims.values(), key=lambda claim: claim.iri)
    parties, stakes = _parties(store, seen), {iri for iri, _ in ties.stakes}
    return World(
        parties=parties,
        stakes=tuple(stake for _, stake in sorted(ties.stakes.items())),
        controls=tuple(control for _, control in sorted(ties.controls.items())),
        joints=tuple(joint for _, joint in sorted(ties.joints.items())),
        entries=read_entries(store, seen, claims, listings),
        claims=tuple(c for c in claims if {c.left, c.right} <= parties.keys() or {c.left, c.right} <= stakes),
        unnamed=tuple(unnamed for _, unnamed in sorted(ties.unnamed.items())),
        registered=_registered(store, seen),
    )


def _parties(store: Store, seen: list[str] | None) -> dict[str, Party]:
    return {
        row.text("party"): Party(
            iri=row.text("party"),
            label=row.text("label"),
            status=row.code("status", "legal-status") or "unresolved",
            person=row.truth("person"),
        )
        for row in ask(store, queries.PARTIES, seen)
    }


def _registered(store: Store, seen: list[str] | None) -> tuple[Registered, ...]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in ask(store, queries.REGISTRATIONS, seen):
        found[row.text("fact")].append(row)
    return tuple(
        Registered(
            iri=iri,
            label=some[0].text("label"),
            span=some[0].span(),
            standing=some[0].code("standing", "standing"),
            party=some[0].text("party"),
            places=frozenset(row.text("around") for row in some) | {some[0].text("place")},
        )
        for iri, some in sorted(found.items())
    )
