"""What the pictures of the bench have in common: cost against size, both axes logarithmic."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matplotlib.axes import Axes


def scale(axis: Axes, ticks: Mapping[float, str]) -> None:
    """Make both axes of a panel logarithmic, with these sizes named below, and leave out what says nothing."""
    axis.set_xscale("log")
    axis.set_xticks(list(ticks), list(ticks.values()))
    axis.set_yscale("log")
    axis.yaxis.set_major_formatter(lambda value, _: f"{value:g}")
    axis.minorticks_off()
    axis.grid(visible=True, color="#dddddd", linewidth=0.6)
    for side in ("top", "right"):
        axis.spines[side].set_visible(False)
