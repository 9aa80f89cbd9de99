"""What reports hand over: plain records that a program can read and a page can print."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thing:
    """A node with its display label."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class Party:
    """A party of a tie, or a number of parties that the source does not name (then without IRI)."""

    role: str
    role_label: str
    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class Detail:
    """A property in words with its values; `plain` where the values say enough without the property."""

    label: str
    values: tuple[str, ...]
    plain: bool


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What the sources leave open, and about which node."""

    question: str
    about: Thing


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a node is stated, in short: how the statement means it, and in which passage of which source."""

    statement: str
    modality: str
    denied: bool
    speaker: str
    passage: str
    place: str
    source: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """One retrieved edition of a source."""

    iri: str
    title: str
    kind: str
    edition: str
    licence: str
    retrieved_on: str
    sha256: str


@dataclass(frozen=True, slots=True)
class NameView:
    """A name with its language (in the case of RFC 5646) and kind."""

    iri: str
    text: str
    language: str
    kind: str
    preferred: bool
    said: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class IdentifierView:
    """An identifier; `valid` says whether its check digits hold, None where the scheme has none."""

    iri: str
    scheme: str
    value: str
    valid: bool | None
    said: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class ObservationView:
    """A figure or superlative in words, with bound and unit."""

    iri: str
    type: str
    kind: str
    text: str
    about: Thing
    date: str
    earliest: str
    details: tuple[Detail, ...]
    said: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class TieView:
    """A tie: its date as written, its first possible day for sorting, its parties, and what is said of it.

    The verb leads from the parties in the source role to those in the target role.
    """

    iri: str
    type: str
    kind: str
    sentence: str
    verb: str
    source_role: str
    target_role: str
    date: str
    earliest: str
    standing: str
    parties: tuple[Party, ...]
    details: tuple[Detail, ...]
    observations: tuple[ObservationView, ...]
    open: tuple[OpenQuestion, ...]
    said: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class IdentityView:
    """A claim that two nodes are the same, different, or possibly the same."""

    iri: str
    verdict: str
    left: Thing
    right: Thing
    basis: str
    confidence: str
    said: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class DisagreementView:
    """Claims that cannot all be right, and the assumption under which that is so."""

    iri: str
    reason: str
    between: tuple[Thing, ...]
    assuming: tuple[Thing, ...]
    description: str
    said: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class EntityView:
    """Everything about one entity, in the order in which it is read."""

    iri: str
    label: str
    kinds: tuple[str, ...]
    legal_status: str
    description: str
    details: tuple[Detail, ...]
    names: tuple[NameView, ...]
    identifiers: tuple[IdentifierView, ...]
    ties: tuple[TieView, ...]
    observations: tuple[ObservationView, ...]
    listings: tuple[TieView, ...]
    identity: tuple[IdentityView, ...]
    disagreements: tuple[DisagreementView, ...]
    open: tuple[OpenQuestion, ...]
    related: tuple[Detail, ...]
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage; with a reader's copy of the source also what comparing it gave, and the text where its hash agrees."""

    iri: str
    selector: str
    sha256: str
    source: SourceView
    outcome: str = ""
    text: str | None = None


@dataclass(frozen=True, slots=True)
class StatementView:
    """One source saying things in a passage; `about` is what of it concerns the node that was asked for."""

    iri: str
    label: str
    facts: tuple[str, ...]
    modality: str
    polarity: str
    speaker: str
    quoted: bool
    reported_from: tuple[Thing, ...]
    readings: tuple[str, ...]
    about: tuple[Thing, ...]
    states: tuple[Thing, ...]
    passages: tuple[PassageView, ...]
    context: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """An entity that was found by one of its names."""

    iri: str
    label: str
    kind: str
    matched: str
    language: str
