"""One search of a list: whom was looked for, who was found, what is decided, of whom the list has nothing."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from kg.curate.claim_template import write_claim, write_row
from kg.curate.decided import Decisions
from kg.curate.listed import read_listed
from kg.curate.match import find_candidates
from kg.curate.parties import named_by as parties_of
from kg.curate.parties import read_parties
from kg.errors import KgError, NotFound
from kg.namespaces import ID, RDFS, TG, shorten
from kg.reports.asking import rows

if TYPE_CHECKING:
    from kg.curate.decided import Decision
    from kg.curate.match import Candidate
    from kg.curate.parties import Named
    from kg.reports.copies import Copy
    from kg.store import Store

_SOURCES = (
    f"""SELECT ?source ?hash ?label WHERE {{ ?source a <{TG}Source> ; <{TG}sha256> ?hash ; <{RDFS}label> ?label }}"""
)


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate, and what the data say of it; None where nobody has decided."""

    candidate: Candidate
    decision: Decision | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What a search of a list gave. `source` is the described edition whose bytes the copy has, or nothing."""

    source: str
    label: str
    sha256: str
    rows: int
    parties: tuple[Named, ...]
    candidates: tuple[Found, ...]

    @property
    def nameless(self) -> tuple[Named, ...]:
        """The parties that have neither name nor identifier, and cannot be looked for."""
        return tuple(party for party in self.parties if not party.names and not party.identifiers)

    @property
    def without(self) -> tuple[Named, ...]:
        """The parties that were looked for and of whom the list has nothing."""
        found = {one.candidate.party.iri for one in self.candidates}
        return tuple(party for party in self.parties if party.iri not in found and party not in self.nameless)

    @property
    def undecided(self) -> tuple[Found, ...]:
        """The candidates of which nobody has decided."""
        return tuple(one for one in self.candidates if one.decision is None)

    def summary(self) -> str:
        """Say in a line what was searched, for whom, and what is left to decide."""
        names = sum(len(party.names) + len(party.identifiers) for party in self.parties)
        edition = self.label or "a file that no source describes"
        return (
            f"{edition}: {self.rows:,} rows searched for {len(self.parties)} parties by {names} names and identifiers; "
            f"{len(self.candidates)} candidates, {len(self.undecided)} undecided; nothing for {len(self.without)} parties, "
            f"{len(self.nameless)} without a name"
        )

    def template(self, copy: Copy) -> str:
        """Return Turtle to decide with: rows for the list's folder, claims for that of the curators' notes."""
        open_ones = [one.candidate for one in self.undecided]
        if open_ones and not self.source:
            remedy = "describe it first (`kg new` writes a template), with what `kg cite FILE` prints"
            raise KgError("no edition that the data describe has these bytes", where=str(copy.path), remedy=remedy)
        cited = {one.row.number: write_row(one, copy, self.source, self.label) for one in open_ones}
        claims = map(write_claim, open_ones)
        return "\n".join(["# for the folder of the list", *cited.values(), "# for the folder of the notes", *claims])


def search(store: Store, copy: Copy, *, named_by: str = "") -> Search:
    """Search a copy of a list for the parties of a graph, or for those alone that a source names."""
    listed = read_listed(copy)
    parties = read_parties(store)
    described = {row["hash"].value: (row["source"].value, row["label"].value) for row in rows(store, _SOURCES)}
    source, label = next((described[one] for one in copy.hashes if one in described), ("", ""))
    if named_by:
        iri = ID + named_by.removeprefix("id:").removeprefix(ID)
        if iri not in {source for source, _ in described.values()}:
            raise NotFound("source", shorten(iri), [shorten(known) for known, _ in described.values()])
        wanted = parties_of(store, iri)
        parties = tuple(party for party in parties if party.iri in wanted)
    decisions = Decisions.read(store, source or None)
    candidates = find_candidates(parties, listed)
    return Search(
        source=source,
        label=label,
        sha256=sha256(copy.content).hexdigest(),
        rows=len(listed),
        parties=parties,
        candidates=tuple(Found(candidate, decisions.of(candidate)) for candidate in candidates),
    )
