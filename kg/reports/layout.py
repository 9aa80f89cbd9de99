"""Lines of text of a given width, in which a Chinese character takes two columns."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_DOUBLE = ("F", "W")


def columns(text: str) -> int:
    """Count the columns that a text takes on a terminal.

    >>> columns("商汤 AI")
    7
    """
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in _DOUBLE) for c in text)


def padded(text: str, width: int) -> str:
    """Fill a text with blanks up to a width; a longer one stays as it is."""
    return text + " " * (width - columns(text))


def wrapped(text: str, width: int) -> list[str]:
    """Break a text at its blanks into lines of at most a width; a longer word has a line of its own.

    >>> wrapped("at least one more, not named", 14)
    ['at least one', 'more, not', 'named']
    """
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".lstrip()
        if columns(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def beside(left: str, right: list[str], *, margin: int) -> Iterator[str]:
    """Put the lines of a text beside a wrapped heading, both below each other; the margin is the heading's width.

    >>> list(beside("between May and June", ["Acme raised money", "[1] char=4,9"], margin=12))
    ['between May Acme raised money', 'and June    [1] char=4,9']
    """
    heading = wrapped(left, margin - 1)
    for number in range(max(len(heading), len(right))):
        first = heading[number] if number < len(heading) else ""
        second = right[number] if number < len(right) else ""
        yield (padded(first, margin) + second).rstrip()


def braced(words: list[str]) -> str:
    """Write many short IRIs as one where they begin alike.

    >>> braced(["id:supply-acme-bolt-2017", "id:supply-acme-cog-2017"])
    'id:supply-acme-{bolt, cog}-2017'
    >>> braced(["id:a", "rdf:b"])
    'id:a, rdf:b'
    """
    start = _shared([word.split("-") for word in words])
    end = _shared([word.split("-")[:start:-1] for word in words])
    parts = [word.split("-") for word in words]
    middles = ["-".join(part[start : len(part) - end]) for part in parts]
    if len(words) == 1 or not start:
        return ", ".join(words)
    before, after = parts[0][:start], parts[0][len(parts[0]) - end :]
    return "-".join([*before, f"{{{', '.join(middles)}}}", *after])


def _shared(rows: list[list[str]]) -> int:
    """Count the items with which all rows begin alike."""
    return next((n for n, column in enumerate(zip(*rows, strict=False)) if len(set(column)) > 1), min(map(len, rows)))
