"""Shapes as plain data; terms are spelled as in N-Triples."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.check.shacl.hits import Hits
    from kg.check.shacl.paths import Path
    from kg.check.shacl.scope import Scope


class Constraint(Protocol):
    """What a shape demands; each family of constraints is a file of such classes."""

    @property
    def component(self) -> str:
        """The local name of the component that results name."""

    @property
    def says(self) -> str:
        """What is wrong where this is not met, for people."""

    def violations(self, scope: Scope) -> Hits:
        """Find what does not meet this."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a shape finds its focus nodes: `kind` is the local name of the SHACL property."""

    kind: str
    term: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A node shape, or a property shape if it has a path."""

    name: str
    path: Path | None = None
    targets: tuple[Target, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    severity: str = "<http://www.w3.org/ns/shacl#Violation>"
    messages: tuple[str, ...] = ()
    deactivated: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """What this engine does not do: a targeted shape that was left out, the shape in it that is why, and the reason."""

    root: str
    shape: str
    reason: str


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes that can be reached from the targeted ones; `roots` are those to validate, in order."""

    by_name: Mapping[str, Shape]
    roots: tuple[str, ...]
    unknown: tuple[Unknown, ...]
    terms: frozenset[str] = field(repr=False, default=frozenset())


def shapes_within(constraint: Constraint) -> tuple[str, ...]:
    """Return the names of the shapes that a constraint refers to."""
    refers: tuple[str, ...] = getattr(constraint, "refers", ())
    return refers
