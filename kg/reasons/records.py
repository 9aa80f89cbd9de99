"""What there is to say of a triple: a proof with the place of each premise, or what comes nearest to one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.reports.statements import Reference

Spelt = tuple[str, str, str]  # subject, predicate and object in N-Triples; in what is missing, `?x` stands for any term


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a triple was written: a file of the project and a line as the file is now, or why there is none."""

    file: str
    line: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """A triple that holds: by a rule and its premises; or, where it was authored, with its places and statements.

    `members` are those of the list that the object is, as in axioms. `narrows` is what an author wrote of the same
    moment and what is told more exactly here, `also` how a relation gives a bound that a date of its own gives too.
    """

    triple: Spelt
    rule: str = ""
    premises: tuple[Reason, ...] = ()
    places: tuple[Place, ...] = ()
    said: tuple[Reference, ...] = ()
    members: tuple[str, ...] = ()
    narrows: Reason | None = None
    also: Reason | None = None

    @property
    def steps(self) -> int:
        """The number of steps in it."""
        return bool(self.rule) + sum(premise.steps for premise in self.premises)

    def parts(self) -> Iterator[Reason]:
        """Return this and everything below it, what it narrows and how else it follows included."""
        yield self
        for below in (*self.premises, *filter(None, (self.narrows, self.also))):
            yield from below.parts()

    def leaves(self) -> Iterator[Reason]:
        """Return the authored triples that it stands on, from left to right."""
        if not self.rule:
            yield self
        for premise in self.premises:
            yield from premise.leaves()


@dataclass(frozen=True, slots=True)
class Missing:
    """A premise that does not hold, others that would do as well, and what holds of the same subject in its place."""

    triple: Spelt
    others: tuple[Spelt, ...] = ()
    instead: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class NearMiss:
    """The rule that comes nearest to giving a triple: what of its premises holds, and what does not.

    Where one premise would do, `below` is what comes nearest to that.
    """

    rule: str
    present: tuple[Reason, ...]
    missing: tuple[Missing, ...]
    below: NearMiss | None = None
