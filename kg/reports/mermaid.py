"""Texts in charts of Mermaid."""

from __future__ import annotations

_MARKS = str.maketrans({'"': "#quot;", "<": "#lt;", ">": "#gt;"})


def safe(text: str) -> str:
    r"""Write a text so that Mermaid takes it as one, on one line.

    >>> safe('Acme "A" <b>\n')
    'Acme #quot;A#quot; #lt;b#gt;'
    """
    return " ".join(text.split()).translate(_MARKS)
