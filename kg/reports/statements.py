"""What reports hand over about statements: plain records that a program can read and a page can print."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thing:
    """A node with its display label."""

    iri: str
    label: str


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
    """One source saying things in a passage; `about` is what of it concerns the node that was asked for.

    `file` and `line` are where it was written: from the project's folder, as the file is now.
    """

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
    file: str = ""
    line: int | None = None
