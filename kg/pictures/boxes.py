"""Boxes and arrows in layers, as a picture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from textwrap import wrap
from typing import TYPE_CHECKING

from kg.pictures.layers import arrange
from kg.pictures.svg import as_svg, new_figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from kg.pictures.layers import Layout

    Point = tuple[float, float]

LETTERS = 26  # of a line in a box
_LETTER, _LINE, _PAD = 0.085, 0.17, 0.12  # inches
_EDGE, _WIDTH = 0.5, 7.2  # inches beside the boxes; the least width of a page
_BESIDE = 0.7  # inches between two arrows of one pair
_STRAIGHT = 2  # points of an arrow without bends


@dataclass(frozen=True, slots=True)
class Style:
    """How a box looks: fill, edge, and a dashed edge where it is not certain."""

    fill: str = "#ffffff"
    edge: str = "#444444"
    thick: float = 1.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A party of a picture, with a word below its name."""

    key: str
    label: str
    word: str = ""
    style: Style = Style()

    @property
    def lines(self) -> list[str]:
        """The name, folded, and the word."""
        return [*wrap(self.label, LETTERS), *([self.word] if self.word else [])]

    @property
    def size(self) -> Point:
        """Width and height in inches."""
        longest = max(map(len, self.lines), default=1)
        return longest * _LETTER + 2 * _PAD, len(self.lines) * _LINE + 2 * _PAD


@dataclass(frozen=True, slots=True)
class Arrow:
    """What leads from an upper to a lower box; its head is at the `lower`, the `upper` or `none` of its ends."""

    upper: str
    lower: str
    label: str
    dashed: bool = False
    head: str = "lower"


def draw_boxes(
    boxes: Sequence[Box],
    arrows: Sequence[Arrow],
    *,
    foot: str,
    title: str,
    note: str = "",
    legend: Mapping[str, Style] | None = None,
) -> str:
    """Return the picture as SVG; `foot` is the box that stands lowest, the legend says what the styles mean.

    >>> boxes = [Box("a", "Acme"), Box("b", "Bolt", "covered")]
    >>> svg = draw_boxes(boxes, [Arrow("a", "b", "60 %")], foot="b", title="Bolt")
    >>> "60 %" in svg and svg == draw_boxes(boxes, [Arrow("a", "b", "60 %")], foot="b", title="Bolt")
    True
    """
    sizes = {box.key: box.size for box in boxes}
    pairs = [(arrow.upper, arrow.lower) for arrow in arrows]
    layout = arrange({key: wide for key, (wide, _) in sizes.items()}, pairs, foot=foot)
    axes, figure = _page(layout, sizes, title=title, note=note, legend=legend or {})
    for number, arrow in _beside(arrows):
        ends = _Ends.of(arrow, layout.places, sizes, number)
        points = [ends.start, *layout.bends[arrow.upper, arrow.lower], ends.end]
        _draw_arrow(axes, arrow, points, at=_label_at(arrow, arrows, number))
    for box in boxes:
        _draw_box(axes, box.lines, box.style, layout.places[box.key], box.size)
    return as_svg(figure, title=title, description=note)


def _page(
    layout: Layout, sizes: Mapping[str, Point], *, title: str, note: str, legend: Mapping[str, Style]
) -> tuple[Axes, Figure]:
    """Return a page that has room for all boxes, with title, note and legend on it."""
    places, bends = layout.places, layout.bends.values()
    across = [places[key][0] + side * sizes[key][0] / 2 for key in places for side in (-1, 1)]
    across += [x for points in bends for x, _ in points]
    up = [places[key][1] + side * sizes[key][1] / 2 for key in places for side in (-1, 1)]
    wide = max(max(across) - min(across) + 2 * _EDGE, _WIDTH)
    titles, notes = wrap(title, int(wide / 0.115)), wrap(note, int(wide / 0.062))
    left, foot = (max(across) + min(across) - wide) / 2, 0.3 + 0.14 * len(notes)
    bottom, top = min(up) - foot - (0.45 if legend else 0.1), max(up) + 0.55 + 0.22 * len(titles)
    figure = new_figure(wide, top - bottom)
    figure.set_layout_engine("none")  # the places are ours, in inches
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set(xlim=(left, left + wide), ylim=(bottom, top))
    axes.text(left + 0.25, top - 0.2, "\n".join(titles), fontsize=12, fontweight="bold", va="top")
    axes.text(left + 0.25, bottom + 0.15, "\n".join(notes), fontsize=7.5, color="#555555", va="bottom")
    x = left + 0.25
    for word, style in legend.items():
        size = (len(word) * _LETTER + 0.2, 0.24)
        _draw_box(axes, [word], style, (x + size[0] / 2, bottom + foot + 0.05), size)
        x += size[0] + 0.15
    return axes, figure


def _beside(arrows: Sequence[Arrow]) -> Iterator[tuple[float, Arrow]]:
    """Yield one arrow for those that differ in their labels only, with how far it lies beside the straight line."""
    labels: dict[Arrow, list[str]] = {}
    for arrow in arrows:
        labels.setdefault(replace(arrow, label=""), []).append(arrow.label)
    pairs = [frozenset((arrow.upper, arrow.lower)) for arrow in labels]
    for place, (arrow, words) in enumerate(labels.items()):
        many, number = pairs.count(pairs[place]), pairs[:place].count(pairs[place])
        yield number - (many - 1) / 2, replace(arrow, label="\n".join(dict.fromkeys(words)))


@dataclass(frozen=True, slots=True)
class _Ends:
    """Where an arrow touches its boxes."""

    start: Point
    end: Point

    @classmethod
    def of(cls, arrow: Arrow, places: Mapping[str, Point], sizes: Mapping[str, Point], beside: float) -> _Ends:
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


def _label_at(arrow: Arrow, arrows: Sequence[Arrow], beside: float) -> float:
    """Return which part of the way down a label stands: near the end where fewer arrows meet, twins not side by side."""
    above = sum(other.upper == arrow.upper for other in arrows)
    below = sum(other.lower == arrow.lower for other in arrows)
    return max(0.15, min(0.85, (0.42 if above <= below else 0.64) + 0.3 * beside))


def _draw_arrow(axes: Axes, arrow: Arrow, points: list[Point], *, at: float) -> None:
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
    (x, y), (to_x, to_y) = points[:2]
    part = 0.6 if len(points) > _STRAIGHT else at if y >= to_y else 1 - at
    box = {"boxstyle": "square,pad=0.12", "facecolor": "white", "edgecolor": "none", "alpha": 0.9}
    middle = (x + (to_x - x) * part, y + (to_y - y) * part)
    axes.text(*middle, arrow.label, ha="center", va="center", fontsize=8, bbox=box, zorder=2)


def _draw_box(axes: Axes, lines: Sequence[str], style: Style, middle: Point, size: Point) -> None:
    from matplotlib.patches import FancyBboxPatch

    corner = (middle[0] - size[0] / 2, middle[1] - size[1] / 2)
    patch = FancyBboxPatch(
        corner,
        *size,
        boxstyle="round,pad=0,rounding_size=0.06",
        facecolor=style.fill,
        edgecolor=style.edge,
        linewidth=style.thick,
        linestyle=(0, (4, 2)) if style.dashed else "solid",
        zorder=3,
    )
    axes.add_patch(patch)
    axes.text(*middle, "\n".join(lines), ha="center", va="center", fontsize=9, linespacing=1.25, zorder=4)
