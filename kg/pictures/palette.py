"""Colours by number: the same number has the same colour in every picture, and numbers near each other differ much."""

from __future__ import annotations

from colorsys import hls_to_rgb

_HUES, _STRIDE = 12, 5  # a stride that meets every hue once
_TONES = ((0.38, 0.80, 0), (0.58, 0.60, 4), (0.24, 0.60, 10))  # of each round: lightness, saturation, first hue
MOST = _HUES * len(_TONES)
OTHER = "#7f7f7f"


def colour(number: int) -> str:
    """Return the colour of a number, grey for all beyond the palette.

    >>> colour(0), colour(1), colour(MOST)
    ('#ae1313', '#13ae61', '#7f7f7f')
    """
    if number >= MOST:
        return OTHER
    lightness, saturation, first = _TONES[number // _HUES]
    hue = (first + number * _STRIDE) % _HUES / _HUES
    return "#" + "".join(f"{round(255 * part):02x}" for part in hls_to_rgb(hue, lightness, saturation))
