"""What exposure is worked out from: parties, stakes, control, list entries and identity claims, as plain records."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.exposure.shares import Share
from kg.spans import Certainty, Span, firmness

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A state that some statement states."""

    iri: str
    label: str = ""
    span: Span = field(default_factory=Span)
    standing: str = "asserted"

    def on(self, day: date) -> Certainty:
        """Say whether the state held on a day, by its days and by what its statements make of it."""
        return min(self.span.on(day), firmness(self.standing))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stake(Fact):
    """Part of an organisation that an agent owns; without owner where nobody is named."""

    owner: str
    owned: str
    interest: str = "shares"
    share: Share = field(default_factory=Share)


@dataclass(frozen=True, slots=True, kw_only=True)
class Control(Fact):
    """A party that decides for another."""

    controller: str
    controlled: str
    kind: str = "unspecified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint(Fact):
    """Holders who use the rights of their shares in an organisation together."""

    holders: frozenset[str]
    owned: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Fact):
    """A version of a list entry that names a party, and from when it has force where that is known.

    `sure` is less than certain where an identity claim, and not the entry itself, leads to the party.
    """

    party: str
    list: str
    list_label: str = ""
    heading: str = ""
    effective: date | None = None
    sure: Certainty = Certainty.CERTAINLY

    def on(self, day: date) -> Certainty:
        """Say whether the entry named the party on a day."""
        return min(self.span.on(day), firmness(self.standing), self.sure)

    def has_force(self, day: date) -> bool:
        """Say whether the listing had taken effect by a day."""
        return self.effective is None or self.effective <= day


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A claim that two nodes are the same, possibly the same, or different."""

    iri: str
    left: str
    right: str
    verdict: str
    label: str = ""
    confidence: str = "high"
    standing: str = "asserted"

    @property
    def sure(self) -> Certainty:
        """How sure it is that the two are one: only "same" without low confidence is certain."""
        if self.verdict == "different" or firmness(self.standing) is Certainty.NO:
            return Certainty.NO
        firm = self.verdict == "same" and self.confidence != "low" and firmness(self.standing) is Certainty.CERTAINLY
        return Certainty.CERTAINLY if firm else Certainty.POSSIBLY

    @property
    def apart(self) -> bool:
        """Whether the two are certainly not one."""
        return self.verdict == "different" and firmness(self.standing) is Certainty.CERTAINLY


@dataclass(frozen=True, slots=True, kw_only=True)
class Unnamed:
    """Owners of an organisation whom a source counts or implies and does not name."""

    iri: str
    owned: str
    label: str = ""
    minimum: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered(Fact):
    """An organisation in the register of a place, with the places around it."""

    party: str
    places: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A person or an organisation, and what it is in law."""

    iri: str
    label: str = ""
    status: str = "legal-person"
    person: bool = False


@dataclass(frozen=True, slots=True)
class World:
    """Everything that is known to bear on some parties."""

    parties: Mapping[str, Party] = field(default_factory=dict)
    stakes: tuple[Stake, ...] = ()
    controls: tuple[Control, ...] = ()
    joints: tuple[Joint, ...] = ()
    entries: tuple[Entry, ...] = ()
    claims: tuple[Alike, ...] = ()
    unnamed: tuple[Unnamed, ...] = ()
    registered: tuple[Registered, ...] = ()
