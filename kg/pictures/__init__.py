"""Pictures of answers as SVG: the same answer gives the same bytes under the same version of matplotlib."""

from kg.pictures.svg import as_svg, new_figure

__all__ = ["as_svg", "new_figure"]
