"""Arrows between boxes: where they touch, what is written on them, and twins that lie beside each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from matplotlib.axes import Axes

    Point = tuple[float, float]

_LETTER, _PAD = 0.075, 0.12  # inches of a letter, and around a label
_BESIDE = 0.7  # inches between two arrows of one pair
_STRAIGHT = 2  # points of an arrow without bends


@dataclass(frozen=True, slots=True)
class Arrow:
    """What leads from an upper to a lower box; its head is at the `lower`, the `upper` or `none` of its ends."""

    upper: str
    lower: str
    label: str
    dashed: bool = False
    head: str = "lower"

    @property
    def wide(self) -> float:
        """The width of its label in inches."""
        return max(map(len, self.label.split("\n"))) * _LETTER + _PAD


def beside(arrows: Sequence[Arrow]) -> Iterator[tuple[float, Arrow]]:
    """Yield one arrow for those that differ in their labels only, with how far it lies beside the straight line."""
    labels: dict[Arrow, list[str]] = {}
    for arrow in arrows:
        labels.setdefault(replace(arrow, label=""), []).append(arrow.label)
    pairs = [frozenset((arrow.upper, arrow.lower)) for arrow in labels]
    for place, (arrow, words) in enumerate(labels.items()):
        many, number = pairs.count(pairs[place]), pairs[:place].count(pairs[place])
        yield number - (many - 1) / 2, replace(arrow, label="\n".join(dict.fromkeys(words)))


@dataclass(frozen=True, slots=True)
class Ends:
    """Where an arrow touches its boxes."""

    start: Point
    end: Point

    @classmethod
    def of(cls, arrow: Arrow, places: Mapping[str, Point], sizes: Mapping[str, Point], beside: float) -> Ends:
        """Return the ends of an arrow, so far beside the straight line."""
        upper, lower = places[arrow.upper], places[arrow.lower]
        down = 1 if upper[1] > lower[1] else -1 if upper[1] < lower[1] else 0
        return cls(
            _touching(upper, sizes[arrow.upper], lower, beside, -down),
            _touching(lower, sizes[arrow.lower], upper, beside, down),
        )


def _touching(box: Point, size: Point, other: Point, beside: float, side: int) -> Point:
    """Return a point on the upper (1) or lower (-1) edge of a box, nearer to the side on which the other stands."""
    if not side:
        return box[0] + (size[0] / 2 if other[0] > box[0] else -size[0] / 2), box[1] + 0.1 * beside
    reach = size[0] * 0.35
    towards = max(-reach, min(reach, (other[0] - box[0]) * 0.25))
    return box[0] + max(-reach, min(reach, towards + beside * _BESIDE)), box[1] + side * size[1] / 2


def label_at(arrow: Arrow, arrows: Sequence[Arrow], beside: float) -> float:
    """Return which part of the way down a label stands: near the end where fewer arrows meet, twins not side by side."""
    above = sum(other.upper == arrow.upper for other in arrows)
    below = sum(other.lower == arrow.lower for other in arrows)
    return max(0.15, min(0.85, (0.42 if above <= below else 0.64) + 0.3 * beside))


def draw_arrow(axes: Axes, arrow: Arrow, points: list[Point], *, at: float) -> None:
    """Draw an arrow through its points with its label, which stands at a part of the way or beside the boxes passed."""
    from matplotlib.patches import FancyArrowPatch
    from matplotlib.path import Path

    patch = FancyArrowPatch(
        path=Path(points),
        arrowstyle={"lower": "-|>", "upper": "<|-", "none": "-"}[arrow.head],
        mutation_scale=12,
        linewidth=1.2,
        linestyle=(0, (4, 3)) if arrow.dashed else "solid",
        color="#444444",
        zorder=1,
    )
    axes.add_patch(patch)
    straight = len(points) == _STRAIGHT
    (x, y), (to_x, to_y) = points[:2] if straight else points[1:3]  # the piece beside the boxes that it passes
    part = (at if y >= to_y else 1 - at) if straight else 0.5
    box = {"boxstyle": "square,pad=0.12", "facecolor": "white", "edgecolor": "none", "alpha": 0.9}
    middle = (x + (to_x - x) * part, y + (to_y - y) * part)
    axes.text(*middle, arrow.label, ha="center", va="center", fontsize=8, bbox=box, zorder=2)
