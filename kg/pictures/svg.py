"""A figure of matplotlib as SVG: text stays text, and no clock, no chance and no font of this machine gets in."""

from __future__ import annotations

import warnings
from io import StringIO
from typing import TYPE_CHECKING, Any

from kg.ask.graphml import clean
from kg.errors import KgError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",  # text stays text: it can be searched, and the reader's fonts have the Chinese
    "svg.hashsalt": "tiegraph",  # the ids of clip paths and the like
    "font.family": "sans-serif",
    "font.size": 9,
}


def new_figure(width: float, height: float) -> Figure:
    """Return an empty figure of so many inches; raise KgError where matplotlib is not installed.

    >>> bool(new_figure(6, 2).get_figheight() == 2)
    True
    """
    demand_matplotlib()
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context(_STYLE):
        return Figure(figsize=(width, height), layout="constrained")


def as_svg(figure: Figure, *, title: str, description: str = "") -> str:
    """Return a figure as SVG; title and description are for those who cannot see it.

    >>> as_svg(new_figure(2, 1), title="Nothing") == as_svg(new_figure(2, 1), title="Nothing")
    True
    """
    from matplotlib import rc_context

    made = StringIO()
    said: dict[str, Any] = {"Date": None, "Creator": "Tiegraph", "Title": title, "Description": description or None}
    with warnings.catch_warnings(), rc_context(_STYLE):
        warnings.filterwarnings("ignore", message="Glyph .* missing")  # measured by another font, shown by the reader's
        figure.savefig(made, format="svg", metadata=said)
    return clean(made.getvalue())


def demand_matplotlib() -> None:
    """Raise KgError where matplotlib is not installed."""
    try:
        import matplotlib as mpl  # noqa: F401 # only whether it is there
    except ImportError as error:
        raise KgError("a picture needs matplotlib", remedy="pip install 'tiegraph[pictures]'") from error
