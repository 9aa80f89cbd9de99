"""The figures of exposure as a picture: what verdicts cost as the world grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.pictures import as_svg, new_figure
from tests.bench.axes import scale
from tests.bench.exposure import GOAL_ALL, GOAL_ONE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from tests.bench.exposure import Figure

# The colours of Okabe and Ito, which the colour-blind can tell apart.
COLOURS = ("#000000", "#0072b2", "#d55e00")
MARKERS = ("o", "s", "D")
TICKS = {1e4: "10k", 1e5: "100k", 1e6: "1M"}
PANELS = {"all verdicts": GOAL_ALL, "one verdict": GOAL_ONE}


def draw_growth(figures: Sequence[Figure]) -> str:
    """Return SVG: all verdicts at once and one by itself, both axes logarithmic, the goal for a million dashed."""
    picture = new_figure(8, 3.8)
    for axis, (panel, goal) in zip(picture.subplots(1, 2, sharex=True), PANELS.items(), strict=True):
        _draw_panel(axis, panel, goal, [figure for figure in figures if figure.what.startswith(panel)])
    return as_svg(
        picture,
        title="What verdicts of exposure cost as the world grows",
        description="CPU seconds against the number of parties, which is that of stakes too, both axes logarithmic.",
    )


def _draw_panel(axis: Axes, panel: str, goal: float, figures: Sequence[Figure]) -> None:
    axis.set_title(panel, fontsize=10, loc="left")
    for place, what in enumerate(dict.fromkeys(figure.what for figure in figures)):
        points = sorted((figure.parties, figure.cpu_s) for figure in figures if figure.what == what)
        label, style = what.removeprefix(f"{panel}, "), {"color": COLOURS[place], "marker": MARKERS[place]}
        axis.plot(*zip(*points, strict=True), label=label, markersize=4, linewidth=1.4, **style)
    axis.axhline(goal, color="#999999", linewidth=1, linestyle="--", label=f"goal for a million, {goal:g} s")
    scale(axis, TICKS)
    axis.set_xlabel("parties, and as many stakes")
    axis.set_ylabel("CPU seconds")
    axis.legend(frameon=False, fontsize=7.5, loc="upper center", bbox_to_anchor=(0.5, -0.2), ncols=2)
