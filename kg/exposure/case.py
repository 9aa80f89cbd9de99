"""One rule version and one day: what of the world counts then, with the nodes that are certainly one taken together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kg.exposure.holdings import Holding, held
from kg.spans import Certainty

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from typing import TypeVar

    from kg.exposure.records import Alike, Control, Entry, Joint, Party, Stake, World
    from kg.exposure.rules import Version

    Tie = TypeVar("Tie", Control, Joint)


class Seed(NamedTuple):
    """The entry by which a party is listed, how sure that is, and whether it has taken effect."""

    entry: Entry
    sure: Certainty
    force: bool


class Guess(NamedTuple):
    """Another party that a party may be, and the claim that says so."""

    other: str
    claim: Alike


@dataclass(frozen=True, slots=True)
class Case:
    """What a version has to work with on a day; every party stands under the first of the names that it has.

    `seeds` are the parties that lists name; `active` are those of them whose listing has taken effect.
    """

    day: date
    version: Version
    same: Mapping[str, str]
    parties: Mapping[str, Party]
    holdings: Mapping[str, tuple[Holding, ...]]
    controls: Mapping[str, tuple[Control, ...]]
    joints: Mapping[str, tuple[Joint, ...]]
    below: Mapping[str, frozenset[str]]
    seeds: Mapping[str, Seed]
    active: Mapping[str, Seed]
    guesses: Mapping[str, tuple[Guess, ...]]
    unidentified: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, world: World, version: Version, day: date) -> Case:
        """Take from a world what counts under a version on a day."""
        same = merged(world.claims)
        holdings = _holdings(world, same, day)
        controls = _by_party(((c.controlled, c) for c in world.controls if c.controller and c.on(day)), same)
        joints = _by_party(((j.owned, j) for j in world.joints if j.on(day)), same)
        return cls(
            day=day,
            version=version,
            same=same,
            parties=_parties(world.parties.values(), same),
            holdings=holdings,
            controls=controls,
            joints=joints,
            below=_below(same, holdings, controls, joints),
            seeds=seeds_of(world.entries, same, version, day),
            active=seeds_of((e for e in world.entries if e.has_force(day)), same, version, day),
            guesses=guesses_of(world.claims, same),
            unidentified=unidentified_in(world, same, day),
        )

    def name(self, iri: str) -> str:
        """Return the name under which a party stands here."""
        return self.same.get(iri, iri)


def merged(claims: Iterable[Alike]) -> dict[str, str]:
    """Return the first name of every party that a claim says is certainly another too."""
    claims = sorted(claims, key=lambda claim: claim.iri)
    apart = {frozenset((c.left, c.right)) for c in claims if c.apart}
    name: dict[str, str] = {}
    groups: dict[str, set[str]] = {}
    for claim in claims:
        if claim.sure is not Certainty.CERTAINLY or frozenset((claim.left, claim.right)) in apart:
            continue
        ends = {name.get(claim.left, claim.left), name.get(claim.right, claim.right)}
        first = min(ends)
        groups[first] = set().union(*(groups.pop(end, {end}) for end in ends))
        name.update(dict.fromkeys(groups[first], first))
    return name


def _parties(parties: Iterable[Party], same: Mapping[str, str]) -> dict[str, Party]:
    """Return the parties by their first names; of several nodes, one whose status in law is settled."""
    chosen: dict[str, Party] = {}
    for party in sorted(parties, key=lambda p: (not p.person and p.status == "unresolved", p.iri)):
        chosen.setdefault(same.get(party.iri, party.iri), party)
    return chosen


def _holdings(world: World, same: Mapping[str, str], day: date) -> dict[str, tuple[Holding, ...]]:
    """Return what each owner has of each organisation on a day; what one owns of itself counts for nobody."""
    told: dict[tuple[str, str, str], list[Stake]] = defaultdict(list)
    for stake in world.stakes:
        owner, owned = same.get(stake.owner, stake.owner), same.get(stake.owned, stake.owned)
        if owner and owner != owned and stake.on(day):
            told[owned, owner, stake.interest].append(stake)
    about: dict[str, list[Alike]] = defaultdict(list)
    for claim in sorted(world.claims, key=lambda claim: claim.iri):
        about[claim.left].append(claim)
    found: dict[str, list[Holding]] = defaultdict(list)
    for (owned, owner, interest), stakes in sorted(told.items()):
        ordered = sorted(stakes, key=lambda stake: stake.iri)
        names = {stake.iri for stake in ordered}
        claims = tuple(c for iri in sorted(names) for c in about.get(iri, ()) if c.right in names)
        found[owned].append(Holding(owner, owned, interest, held(ordered, claims, day), tuple(ordered), claims))
    return {owned: tuple(holdings) for owned, holdings in found.items()}


def _by_party(pairs: Iterable[tuple[str, Tie]], same: Mapping[str, str]) -> dict[str, tuple[Tie, ...]]:
    """Return ties by the party at their lower end."""
    found: dict[str, list[Tie]] = defaultdict(list)
    for party, tie in sorted(pairs, key=lambda pair: pair[1].iri):
        found[same.get(party, party)].append(tie)
    return {party: tuple(ties) for party, ties in found.items()}


def _below(
    same: Mapping[str, str],
    holdings: Mapping[str, tuple[Holding, ...]],
    controls: Mapping[str, tuple[Control, ...]],
    joints: Mapping[str, tuple[Joint, ...]],
) -> dict[str, frozenset[str]]:
    """Return the parties to which each may carry a listing: those that it owns part of, controls or holds jointly."""
    reached: dict[str, set[str]] = defaultdict(set)
    owners = ((holding.owner, owned) for owned, found in holdings.items() for holding in found)
    deciders = ((same.get(c.controller, c.controller), controlled) for controlled, cs in controls.items() for c in cs)
    holders = ((same.get(h, h), owned) for owned, found in joints.items() for joint in found for h in joint.holders)
    for above, party in (*owners, *deciders, *holders):
        reached[above].add(party)
    return {party: frozenset(parties) for party, parties in reached.items()}


def seeds_of(entries: Iterable[Entry], same: Mapping[str, str], version: Version, day: date) -> dict[str, Seed]:
    """Return the parties that a version starts from, each with the entry that says most."""
    seeds: dict[str, Seed] = {}
    for entry in sorted(entries, key=lambda entry: entry.iri):
        sure = entry.on(day)
        if entry.list in version.may_seeds and entry.list not in version.seeds:
            sure = min(sure, Certainty.POSSIBLY)
        elif entry.list not in version.seeds:
            continue
        seed = Seed(entry, sure, entry.has_force(day))
        party = same.get(entry.party, entry.party)
        if sure and (party not in seeds or (seed.sure, seed.force) > (seeds[party].sure, seeds[party].force)):
            seeds[party] = seed
    return seeds


def guesses_of(claims: Iterable[Alike], same: Mapping[str, str]) -> dict[str, tuple[Guess, ...]]:
    """Return for each party those that it may be, unless another claim says that the two are different."""
    claims = sorted(claims, key=lambda claim: claim.iri)
    pairs = {claim.iri: (same.get(claim.left, claim.left), same.get(claim.right, claim.right)) for claim in claims}
    apart = {frozenset(pairs[claim.iri]) for claim in claims if claim.apart}
    found: dict[str, list[Guess]] = defaultdict(list)
    for claim in claims:
        left, right = pairs[claim.iri]
        if claim.sure and left != right and frozenset((left, right)) not in apart:
            found[left].append(Guess(right, claim))
            found[right].append(Guess(left, claim))
    return {party: tuple(guesses) for party, guesses in found.items()}


def unidentified_in(world: World, same: Mapping[str, str], day: date) -> dict[str, tuple[str, ...]]:
    """Return for each organisation what says that it has, or may have, owners whom nobody names."""
    found: dict[str, list[str]] = defaultdict(list)
    for unnamed in world.unnamed:
        found[same.get(unnamed.owned, unnamed.owned)].append(unnamed.iri)
    for stake in world.stakes:
        if not stake.owner and stake.on(day):
            found[same.get(stake.owned, stake.owned)].append(stake.iri)
    return {owned: tuple(sorted(iris)) for owned, iris in found.items()}
