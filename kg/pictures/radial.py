"""Where the dots of a network stand: one in the middle, the others on rings by their distance from it.

The angles are those of a radial drawing of a tree (Eades 1992): each dot has a sector as wide as what hangs on it, so
that no two names on a ring can overlap. Nothing is left to chance.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NAME = 56  # letters of a name that are shown
ACROSS = 0.19  # inches that a name needs across
LETTER = 0.078  # inches of a letter along it, on average
_BOLD = 1.25  # how much wider the name in the middle is, which is bold
_GAP = 0.75  # inches between the end of the names of one ring and the next ring
_LEAST = 2.4  # inches from the middle to the first ring


@dataclass(frozen=True, slots=True)
class Dot:
    """A party of a picture; the one with distance 0 stands in the middle."""

    key: str
    label: str
    distance: int

    @property
    def name(self) -> str:
        """The label, cut where it is long."""
        return self.label if len(self.label) <= NAME else self.label[: NAME - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a dot stands: inches from the middle, and the angle from the right, against the clock."""

    radius: float
    angle: float

    @property
    def point(self) -> tuple[float, float]:
        """The same as x and y."""
        return self.radius * cos(self.angle), self.radius * sin(self.angle)


def place(dots: Sequence[Dot], pairs: Sequence[tuple[str, str]]) -> dict[str, Place]:
    """Return the place of each dot; `pairs` are those that are joined, the first of which a dot hangs on.

    >>> found = place([Dot("a", "Acme", 0), Dot("b", "Bolt", 1), Dot("c", "Cog", 1)], [("a", "b"), ("c", "a")])
    >>> [round(found[key].radius, 1) for key in "abc"]
    [0.0, 2.4, 2.4]
    """
    parents = _parents(dots, pairs)
    order = sorted(dots, key=lambda dot: dot.distance)
    leaves = {dot.key: 0 for dot in dots}
    for dot in reversed(order):
        leaves[dot.key] = max(1, leaves[dot.key])
        if dot.key in parents:
            leaves[parents[dot.key]] += leaves[dot.key]
    radii = _radii(dots, sum(leaves[dot.key] for dot in dots if dot.distance == 1))
    begin = {dot.key: 0.0 for dot in dots}
    whole = sum(leaves[dot.key] for dot in dots if dot.distance == 1) or 1
    places: dict[str, Place] = {}
    for dot in order:
        if dot.key in parents:
            begin[dot.key] = begin[parents[dot.key]]
            begin[parents[dot.key]] += leaves[dot.key]
        angle = pi / 2 - 2 * pi * (begin[dot.key] + leaves[dot.key] / 2) / whole
        places[dot.key] = Place(radii[dot.distance], angle)
    return places


def borders(dots: Sequence[Dot], places: Mapping[str, Place]) -> tuple[float, float, float, float]:
    """Return how far dots and names reach to the left, to the right, down and up, in inches from the middle."""
    ends = [(0.0, 0.0)]
    for dot in dots:
        where, long = places[dot.key], len(dot.name) * LETTER
        if dot.distance:
            ends.append(Place(where.radius + long + 0.2, where.angle).point)
        else:
            ends += [(side * (long * _BOLD / 2 + 0.1), 0.0) for side in (-1, 1)]
    across, up = [x for x, _ in ends], [y for _, y in ends]
    return min(across) - 0.3, max(across) + 0.3, min(up) - 0.3, max(up) + 0.3


def _parents(dots: Sequence[Dot], pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return for each dot the one nearer to the middle on which it hangs, the first by the order of the dots."""
    distance = {dot.key: dot.distance for dot in dots}
    order = {dot.key: number for number, dot in enumerate(dots)}
    found: dict[str, str] = {}
    for pair in pairs:
        for upper, lower in (pair, pair[::-1]):
            if distance[upper] == distance[lower] - 1:
                found[lower] = min(found.get(lower, upper), upper, key=order.__getitem__)
    return found


def _radii(dots: Sequence[Dot], leaves: int) -> list[float]:
    """Return the radius of each ring: far enough for the names of the ring before, and wide enough for its own."""
    radii = [0.0]
    for ring in range(1, max((dot.distance for dot in dots), default=0) + 1):
        names = [len(dot.name) * LETTER for dot in dots if dot.distance == ring - 1 and ring > 1]
        wide = leaves * ACROSS / (2 * pi) if ring == 1 else 0.0
        radii.append(max(radii[-1] + max(names, default=0.0) + _GAP, wide, _LEAST))
    return radii
