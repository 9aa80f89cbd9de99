"""Boxes and arrows in layers, as a picture."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from kg.pictures.arrows import Ends, beside, draw_arrow, label_at
from kg.pictures.layers import arrange
from kg.pictures.svg import as_svg, new_figure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from kg.pictures.arrows import Arrow
    from kg.pictures.layers import Layout

    Point = tuple[float, float]

LETTERS = 26  # of a line in a box
_LETTER, _LINE, _PAD = 0.085, 0.17, 0.12  # inches
_EDGE, _WIDTH = 0.5, 7.2  # inches beside the boxes; the least width of a page


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

    >>> from kg.pictures.arrows import Arrow
    >>> boxes = [Box("a", "Acme"), Box("b", "Bolt", "covered")]
    >>> svg = draw_boxes(boxes, [Arrow("a", "b", "60 %")], foot="b", title="Bolt")
    >>> "60 %" in svg and svg == draw_boxes(boxes, [Arrow("a", "b", "60 %")], foot="b", title="Bolt")
    True
    """
    sizes = {box.key: box.size for box in boxes}
    pairs = [(arrow.upper, arrow.lower) for arrow in arrows]
    drawn = list(beside(arrows))
    words: dict[tuple[str, str], float] = {}
    for _, arrow in drawn:
        pair = (arrow.upper, arrow.lower)
        words[pair] = max(words.get(pair, 0.0), arrow.wide)
    layout = arrange({key: wide for key, (wide, _) in sizes.items()}, pairs, foot=foot, words=words)
    axes, figure = _page(layout, sizes, words, title=title, note=note, legend=legend or {})
    for number, arrow in drawn:
        ends = Ends.of(arrow, layout.places, sizes, number)
        points = [ends.start, *layout.bends[arrow.upper, arrow.lower], ends.end]
        draw_arrow(axes, arrow, points, at=label_at(arrow, arrows, number))
    for box in boxes:
        _draw_box(axes, box.lines, box.style, layout.places[box.key], box.size)
    return as_svg(figure, title=title, description=note)


def _page(
    layout: Layout,
    sizes: Mapping[str, Point],
    words: Mapping[tuple[str, str], float],
    *,
    title: str,
    note: str,
    legend: Mapping[str, Style],
) -> tuple[Axes, Figure]:
    """Return a page that has room for all boxes, with title, note and legend on it."""
    places, bends = layout.places, layout.bends.items()
    across = [places[key][0] + side * sizes[key][0] / 2 for key in places for side in (-1, 1)]
    across += [x + side * words.get(pair, 0.0) / 2 for pair, points in bends for x, _ in points for side in (-1, 1)]
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
