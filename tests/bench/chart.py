"""The figures of the bench as a picture: what each stage costs as the graph grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.pictures import as_svg, new_figure
from tests.bench.axes import scale
from tests.bench.engines import PARSER, STAGES
from tests.bench.table import OURS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from tests.bench.table import Figure

# The colours of Okabe and Ito, which the colour-blind can tell apart; ours is black.
COLOURS = {
    OURS: "#000000",
    "rdflib": "#0072b2",
    "owlrl": "#d55e00",
    "pyshacl": "#cc79a7",
    "pyoxigraph": "#009e73",
    PARSER: "#999999",
    "reasonable": "#e69f00",
    "pyrudof": "#56b4e9",
}
MARKERS = dict(zip(COLOURS, "osDv^.Ph", strict=True))
TICKS = {1e4: "10k", 1e5: "100k", 1e6: "1M", 1e7: "10M"}
COLUMNS = 4


def draw(figures: Sequence[Figure]) -> str:
    """Return SVG: a panel for each stage, both axes logarithmic, a line for each engine."""
    names = [stage.name for stage in STAGES if len(stage.engines) > 1 and stage.name != "read N-Quads"]
    picture = new_figure(10, 5.8)
    axes = picture.subplots(-(-len(names) // COLUMNS), COLUMNS, sharex=True, sharey=True).flatten()
    for name, axis in zip(names, axes, strict=True):
        _draw_stage(axis, name, [figure for figure in figures if figure.stage == name])
    for axis in axes[-COLUMNS:]:
        axis.set_xlabel("triples")
    for axis in axes[::COLUMNS]:
        axis.set_ylabel("CPU seconds")
    lines = {line.get_label(): line for axis in axes for line in axis.get_lines()}
    order = [name for name in COLOURS if name in lines]
    picture.legend([lines[n] for n in order], order, loc="outside lower center", ncols=COLUMNS, frameon=False)
    return as_svg(
        picture,
        title="What each stage costs as the graph grows",
        description="CPU seconds against the number of triples, both axes logarithmic, for this project and its peers.",
    )


def _draw_stage(axis: Axes, name: str, figures: Sequence[Figure]) -> None:
    axis.set_title(name, fontsize=10, loc="left")
    for engine in COLOURS:
        points = sorted((f.triples, f.cpu_s) for f in figures if f.engine == engine)
        if points:
            axis.plot(
                *zip(*points, strict=True), label=engine, color=COLOURS[engine], marker=MARKERS[engine],
                markersize=4, linewidth=2 if engine == OURS else 1.2, zorder=3 if engine == OURS else 2,
            )  # fmt: skip
    scale(axis, TICKS)
    axis.set_xlim(7e3, 1.5e7)
