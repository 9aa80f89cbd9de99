"""What conflicts, as records that a program can read: claims with their sources, assumptions, marks and choices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.ask.framed import Framed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.conflicts.choosing import Choice
    from kg.reports.statements import Reference, SourceView, Thing


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim in a conflict: what of it conflicts, who says so, and whether it is the denial of it."""

    iri: str
    label: str
    says: str
    denies: bool
    said: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Assumption:
    """An identity claim without which there is no conflict."""

    iri: str
    label: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims that cannot all hold.

    `reason` is a code of vocab:disagreement-reason, `rule` what found it, `certainty` whether the claims conflict for
    certain or only possibly (of times that may differ, or of things that may be one), `under` the identity claims that
    it rests on, `marked` the disagreements by which an author said so, and `through` those by which the entity asked
    for may be concerned.
    """

    reason: str
    rule: str
    certainty: str
    claims: tuple[Claim, ...]
    under: tuple[Assumption, ...]
    marked: tuple[Thing, ...]
    through: tuple[Assumption, ...]
    choice: Choice | None


@dataclass(frozen=True, slots=True)
class Conflicts(Framed):
    """All conflicts, or those that concern one thing, with the sources of their claims.

    A frame of them has a row for each claim and passage.
    """

    about: Thing | None
    policy: str
    definition: str
    conflicts: tuple[Conflict, ...]
    sources: tuple[SourceView, ...]

    def _table(self) -> tuple[Mapping[str, str], Iterable[Sequence[object]]]:
        from kg.conflicts.rows import COLUMNS, rows

        types = dict.fromkeys(COLUMNS, "string") | {"conflict": "integer"}
        return types, ((int(number), *others) for number, *others in rows(self))
