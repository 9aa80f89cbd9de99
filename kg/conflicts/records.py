"""What rules compare and what they find, apart from any store."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.dates import Days
from kg.spans import Certainty, Span

if TYPE_CHECKING:
    from kg.exposure.records import Stake


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number about things: of which kind, in which unit or currency, and within which scope it holds."""

    iri: str
    about: frozenset[str]
    kind: str
    value: str
    bound: str = "exact"
    measure: str = ""
    scope: frozenset[tuple[str, str]] = frozenset()
    basis: str = ""
    of_event: bool = False
    days: Days = field(default_factory=Days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A tie that an identity claim takes for another one, or the founding of something: its days and its parties."""

    iri: str
    moments: tuple[tuple[str, Days], ...] = ()
    roles: tuple[tuple[str, frozenset[str]], ...] = ()
    founded: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A list entry as it read for a time."""

    iri: str
    entry: str
    heading: str
    span: Span = field(default_factory=Span)


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalName:
    """A name in law, in one language."""

    iri: str
    party: str
    language: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """An identifier; of a single-valued scheme one thing has no more than one."""

    iri: str
    bearer: str
    scheme: str
    value: str
    single: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A claim that two nodes are one, are not, or may be; two of one sort can be taken for each other."""

    iri: str
    left: str
    right: str
    verdict: str
    alike: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What an organisation is in law."""

    party: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything that the rules read: only what some statement affirms, and not as a plan or a hope."""

    figures: tuple[Figure, ...] = ()
    ties: tuple[Tie, ...] = ()
    versions: tuple[Version, ...] = ()
    names: tuple[LegalName, ...] = ()
    codes: tuple[Code, ...] = ()
    identities: tuple[Identity, ...] = ()
    statuses: tuple[Status, ...] = ()
    stakes: tuple[Stake, ...] = ()
    affirmed: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """One claim in a conflict: the node, what of it conflicts, and whether it is the denial of it."""

    node: str
    says: str
    denies: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Clash:
    """Claims that cannot all hold, by which rule and in which respect, under which identity claims, and how surely."""

    rule: str
    reason: str
    sides: tuple[Side, ...]
    under: tuple[str, ...] = ()
    certainty: Certainty = Certainty.CERTAINLY


def clash(
    rule: str,
    reason: str,
    sides: tuple[Side, ...] | list[Side],
    *,
    under: tuple[str, ...] = (),
    certainty: Certainty = Certainty.CERTAINLY,
) -> Clash:
    """Make a clash whose sides and claims stand in one order, whichever was met first."""
    return Clash(rule, reason, tuple(sorted(set(sides))), tuple(sorted(set(under))), certainty)
