"""Paths as records: each step with the ties that make it, in words, with day and source."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.ask.framed import Framed
from kg.reports.sentences import joined
from kg.spans import Certainty

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from kg.network.choice import Choice
    from kg.network.records import Edge, Party, Tie
    from kg.reports.statements import SourceView
    from kg.reports.views import TieView


@dataclass(frozen=True, slots=True)
class Link:
    """One tie of a step: between whom it is drawn, in words, and whether it was there on the day that was asked for."""

    edge: Edge = field(repr=False)
    view: TieView
    certainty: str


@dataclass(frozen=True, slots=True)
class Step:
    """Two parties and the ties between them, the firmest first."""

    source: Party
    target: Party
    ties: tuple[Link, ...]

    @property
    def in_force(self) -> tuple[Tie, ...]:
        """The states among its ties, and claims; an event only says what once happened."""
        return tuple(link.edge.tie for link in self.ties if not link.edge.tie.event)


@dataclass(frozen=True, slots=True)
class Path:
    """A chain of steps; `why` says which of them exclude each other where they can never have been there at one time."""

    parties: tuple[Party, ...]
    steps: tuple[Step, ...]
    at_once: Certainty
    standing: str
    why: str

    @property
    def length(self) -> int:
        """The number of steps."""
        return len(self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths(Framed):
    """The answer: the best paths in order, what was asked, and where all of it is stated.

    `with_identity` is filled only where nothing else leads from one party to the other. A frame has a row for each tie of
    each step of `paths`.
    """

    start: Party
    end: Party
    choice: Choice
    max_length: int
    best: int
    paths: tuple[Path, ...]
    with_identity: tuple[Path, ...]
    sources: tuple[SourceView, ...]
    ties_read: int
    build: str

    def text(self, *, width: int = 96) -> str:
        """Return a page."""
        from kg.network.path_text import lines

        return "\n".join(lines(self, width=width)) + "\n"

    def written(self, form: str) -> str:
        """Write it as text, json, csv, mermaid or svg; raise NotFound for another form."""
        from kg.network.forms import write_paths

        return write_paths(self, form)

    def _table(self) -> tuple[Mapping[str, str], Iterable[Sequence[object]]]:
        from kg.network.path_forms import TYPES, rows

        return TYPES, ([row[name] for name in TYPES] for row in rows(self))


def steps(number: int) -> str:
    """Count steps.

    >>> steps(1), steps(2)
    ('1 step', '2 steps')
    """
    return f"{number} step{'s' if number > 1 else ''}"


def at_once(path: Path, choice: Choice) -> str:
    """Say whether the ties of a path can all have been there at one time, or on the day that was asked for."""
    sure = {Certainty.CERTAINLY: "certainly", Certainty.POSSIBLY: "possibly", Certainty.NO: "never"}
    return _on_day(path, choice.day, sure) if choice.day else f"{sure[path.at_once]} at one time"


def _on_day(path: Path, day: date, sure: dict[Certainty, str]) -> str:
    """Say of a day how certain the ties in force are, and which steps rest only on what had happened by then."""
    force = [max((tie.on(day) for tie in step.in_force), default=None) for step in path.steps]
    known = [certainty for certainty in force if certainty is not None]
    past = [str(number) for number, certainty in enumerate(force, start=1) if certainty is None]
    if not known:
        possibly = "" if path.at_once is Certainty.CERTAINLY else "possibly "
        return f"{possibly}by events that had happened by {day}; no tie in force is known"
    if not past:
        return f"{sure[min(known)]} on {day}"
    which = f"step{'s' if len(past) > 1 else ''} {joined(past)}"
    return f"{sure[min(path.at_once, *known)]} on {day}, but {which} by past events; no tie in force is known there"
