"""One code borne by two parties, and two codes of one register borne by one."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from kg.conflicts.likeness import meetings
from kg.conflicts.records import Side, clash

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.conflicts.likeness import Likeness
    from kg.conflicts.records import Clash, Code, Facts

SHARED = "one code, two parties"
DOUBLE = "two codes of one register"


def find_identifiers(facts: Facts, likeness: Likeness) -> Iterator[Clash]:
    """Yield codes borne by parties that are claimed to be two, and second codes of a scheme that gives one to each.

    A code borne by two parties of whom nobody says that they differ is a hint that they are one, and no conflict.
    """
    borne: dict[tuple[str, str], list[Code]] = defaultdict(list)
    for code in facts.codes:
        borne[code.scheme, _key(code)].append(code)
    for codes in borne.values():
        for one, other in combinations(codes, 2):
            yield from _shared(one, other, likeness)
    single = [code for code in facts.codes if code.single]
    for one, other, under in meetings(single, lambda code: code.bearer, likeness):
        if one.scheme == other.scheme and _key(one) != _key(other):
            yield clash(DOUBLE, "identifier", [Side(code.iri, code.value) for code in (one, other)], under=under)


def _shared(one: Code, other: Code, likeness: Likeness) -> Iterator[Clash]:
    apart = likeness.apart(one.bearer, other.bearer)
    if apart is not None:
        *under, claim = apart
        sides = [Side(code.iri, code.value) for code in (one, other)]
        yield clash(SHARED, "identifier", [*sides, Side(claim, "different")], under=tuple(under))


def _key(code: Code) -> str:
    return code.value.casefold().strip()
