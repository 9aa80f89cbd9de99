"""Authored premises that are best read together: what one file says of one subject."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from kg.reasons.spelling import short_predicate, short_term

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.reasons.records import Reason


@dataclass(frozen=True, slots=True)
class Leaves:
    """Authored triples with one subject, of the same files."""

    reasons: tuple[Reason, ...]

    @property
    def facts(self) -> list[str]:
        """What they say, the subject once and each predicate once: `id:a tg:party id:b , id:c`, `tg:start "2018"`."""
        told: dict[str, list[str]] = {}
        for reason in self.reasons:
            listed = f"( {' '.join(map(short_term, reason.members))} )"
            object_ = listed if reason.members else short_term(reason.triple[2])
            told.setdefault(short_predicate(reason.triple[1]), []).append(object_)
        first, *rest = (f"{predicate} {' , '.join(objects)}" for predicate, objects in told.items())
        return [f"{short_term(self.reasons[0].triple[0])} {first}", *rest]

    @property
    def where(self) -> str:
        """Where they were written: `data/a.ttl:4-6, 9`."""
        notes: dict[tuple[str, str], set[int]] = {}
        for place in (place for reason in self.reasons for place in reason.places):
            found = notes.setdefault((place.file, place.note), set())
            found |= {place.line} if place.line else set()
        parts = []
        for (file, note), numbers in notes.items():
            parts.append(f"{file}:{ranges(numbers)}" if numbers else file)
            parts[-1] += f" ({note})" if note else ""
        return "; ".join(parts)


def grouped(reasons: Iterable[Reason]) -> list[Reason | Leaves]:
    """Return reasons in their order, authored ones with one subject and the same files together at the first place."""
    groups: dict[object, list[Reason]] = {}
    for number, reason in enumerate(reasons):
        files = tuple(sorted({(place.file, place.note) for place in reason.places}))
        groups.setdefault(number if reason.rule else (reason.triple[0], files), []).append(reason)
    return [group[0] if group[0].rule else Leaves(tuple(group)) for group in groups.values()]


def ranges(numbers: Iterable[int]) -> str:
    """Write numbers, those that follow each other as a range.

    >>> ranges([9, 4, 5, 6])
    '4-6, 9'
    """
    parts = []
    for _, run in groupby(enumerate(sorted(set(numbers))), key=lambda pair: pair[1] - pair[0]):
        found = [number for _, number in run]
        parts.append(f"{found[0]}-{found[-1]}" if len(found) > 1 else str(found[0]))
    return ", ".join(parts)
