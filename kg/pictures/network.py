"""A network around one party as a picture: ties coloured by their kind, names written outwards."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import degrees, pi
from textwrap import wrap
from typing import TYPE_CHECKING

from kg.pictures.palette import colour
from kg.pictures.radial import Dot, Place, borders, place
from kg.pictures.svg import as_svg, new_figure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes

_TOP, _ROW = 0.6, 0.22  # inches of the title, and of a row of the legend
_COLUMN = 2.6
_NOTE = 0.14  # inches of a row of the note
_MIDDLE = 36  # points around the middle that belong to its name


@dataclass(frozen=True, slots=True)
class Line:
    """A tie of a picture; `mutual` has no arrow head, `dashed` is not certain."""

    source: str
    target: str
    kind: str
    mutual: bool = False
    dashed: bool = False


def draw_network(
    dots: Sequence[Dot], lines: Sequence[Line], *, title: str, note: str = "", kinds: Sequence[str] = ()
) -> str:
    """Return the picture as SVG, the most frequent kind of tie first in its legend.

    A kind has the colour of its place among all `kinds`, so that it is the same in every picture.

    >>> dots = [Dot("a", "Acme", 0), Dot("b", "Bolt", 1)]
    >>> svg = draw_network(dots, [Line("a", "b", "agreement", mutual=True)], title="Acme")
    >>> "Bolt" in svg and svg == draw_network(dots, [Line("a", "b", "agreement", mutual=True)], title="Acme")
    True
    """
    dots = _in_groups(dots, lines)
    places = place(dots, [(line.source, line.target) for line in lines])
    left, right, bottom, top = borders(dots, places)
    beside = max(0.0, len(title) * 0.13 + 0.4 - (right - left), 2 * _COLUMN + 0.4 - (right - left)) / 2
    left, right = left - beside, right + beside
    colours, columns = _colours(lines, kinds), int((right - left - 0.2) / _COLUMN)
    notes = wrap(note, int((right - left - 0.4) / 0.062))
    below = _ROW * -(-(len(colours) + 1) // columns) + 0.36 + _NOTE * len(notes)
    figure = new_figure(right - left, top - bottom + _TOP + below)
    figure.set_layout_engine("none")  # the places are ours, in inches
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set(xlim=(left, right), ylim=(bottom - below, top + _TOP))
    axes.text(left + 0.2, top + _TOP - 0.35, title, fontsize=13, fontweight="bold", va="center")
    axes.text(left + 0.2, bottom - below + 0.13, "\n".join(notes), fontsize=7.5, color="#555555", va="bottom")
    _draw_lines(axes, lines, places, colours)
    for dot in dots:
        _draw_dot(axes, dot, places[dot.key])
    _draw_legend(axes, colours, lines, left=left + 0.2, top=bottom - 0.05, columns=columns)
    return as_svg(figure, title=title, description=note)


def _in_groups(dots: Sequence[Dot], lines: Sequence[Line]) -> list[Dot]:
    """Return the dots so that those of a ring whose first tie is of one kind stand together."""
    order = list(_colours(lines, ()))
    first: dict[str, int] = {}
    for line in lines:
        for end in (line.source, line.target):
            first[end] = min(first.get(end, len(order)), order.index(line.kind))
    return sorted(dots, key=lambda dot: (dot.distance, first.get(dot.key, len(order)), dot.label.casefold(), dot.key))


def _colours(lines: Sequence[Line], kinds: Sequence[str]) -> dict[str, str]:
    """Return the colour of each kind that is drawn, the most frequent kind first."""
    counted = Counter(line.kind for line in lines)
    every = [*kinds, *sorted(counted.keys() - {*kinds})]
    return {kind: colour(every.index(kind)) for kind in sorted(counted, key=lambda kind: (-counted[kind], kind))}


def _draw_lines(axes: Axes, lines: Sequence[Line], places: Mapping[str, Place], colours: Mapping[str, str]) -> None:
    """Draw the ties; several between two parties lie beside each other, those along a ring bend inwards."""
    beside: dict[frozenset[str], list[Line]] = defaultdict(list)
    for line in lines:
        beside[frozenset((line.source, line.target))].append(line)
    for some in beside.values():
        for number, line in enumerate(some):
            bend = 0.16 * (number - (len(some) - 1) / 2)
            source, target = places[line.source], places[line.target]
            if source.radius == target.radius:
                bend += _inwards(source, target)
            elif line.source != some[0].source:
                bend = -bend  # seen from the other end, left is right
            _draw_line(axes, line, source.point, target.point, bend=bend, colour=colours[line.kind])


def _inwards(source: Place, target: Place) -> float:
    """Return how much a line along a ring bends towards the middle, the more the nearer its ends are."""
    turn = (target.angle - source.angle + 3 * pi) % (2 * pi) - pi
    return (-1 if turn > 0 else 1) * (0.75 - 0.5 * abs(turn) / pi)


def _draw_line(
    axes: Axes,
    line: Line,
    start: tuple[float, float],
    end: tuple[float, float],
    *,
    bend: float,
    colour: str,
) -> None:
    from matplotlib.patches import FancyArrowPatch

    arrow = FancyArrowPatch(
        start,
        end,
        arrowstyle="-" if line.mutual else "-|>",
        connectionstyle=f"arc3,rad={bend:.3f}",
        mutation_scale=9,
        shrinkA=5 if any(start) else _MIDDLE,
        shrinkB=6 if any(end) else _MIDDLE,
        linewidth=1.1,
        linestyle=(0, (4, 2)) if line.dashed else "solid",
        color=colour,
        zorder=1,
    )
    axes.add_patch(arrow)


def _draw_dot(axes: Axes, dot: Dot, where: Place) -> None:
    """Draw a dot and its name, which reads outwards on the right and inwards on the left, never upside down."""
    x, y = where.point
    if not dot.distance:
        box = {"boxstyle": "round,pad=0.4", "facecolor": "#222222", "edgecolor": "none"}
        axes.text(x, y, dot.name, ha="center", va="center", color="white", fontweight="bold", bbox=box, zorder=4)
        return
    axes.plot([x], [y], marker="o", markersize=5, color="#222222", zorder=3)
    angle = degrees(where.angle) % 360
    left = 90 < angle < 270
    axes.text(
        x * (1 + 0.11 / where.radius),
        y * (1 + 0.11 / where.radius),
        dot.name,
        rotation=angle - 180 if left else angle,
        rotation_mode="anchor",
        ha="right" if left else "left",
        va="center",
        bbox={"boxstyle": "square,pad=0.05", "facecolor": "white", "edgecolor": "none", "alpha": 0.75},
        fontsize=9,
        zorder=2,
    )


def _draw_legend(
    axes: Axes, colours: Mapping[str, str], lines: Sequence[Line], *, left: float, top: float, columns: int
) -> None:
    counted = Counter(line.kind for line in lines)
    rows = [(f"{kind} ({counted[kind]})", shade, "solid") for kind, shade in colours.items()]
    if any(line.dashed for line in lines):
        rows.append(("dashed: not certain", "#222222", "dashed"))
    for number, (text, shade, style) in enumerate(rows):
        x, y = left + _COLUMN * (number % columns), top - _ROW * (number // columns)
        axes.plot([x, x + 0.35], [y, y], color=shade, linewidth=2, linestyle=style)
        axes.text(x + 0.45, y, text, va="center", fontsize=9)
