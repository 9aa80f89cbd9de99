"""Texts in pictures, where room is short."""

from __future__ import annotations

import unicodedata


def elided(text: str, width: int) -> str:
    """Return a text cut to a number of columns, of which a Chinese character takes two.

    >>> elided("SenseTime and Honda sign", 12), elided("商汤科技", 5)
    ('SenseTime a…', '商汤…')
    """
    taken = 0
    for place, sign in enumerate(text):
        taken += 1 + (unicodedata.east_asian_width(sign) in "FW")
        if taken > width - (place < len(text) - 1):
            return text[:place].rstrip() + "…"
    return text
