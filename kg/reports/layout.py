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
    """Write many short IRIs as one, the way a shell would, where they begin alike.

    >>> braced(["id:supply-acme-a", "id:supply-acme-b"])
    'id:supply-acme-{a,b}'
    >>> braced(["id:a", "rdf:b"])
    'id:a, rdf:b'
    """
    start = words[0]
    while start and not all(word.startswith(start) for word in words):
        start = start[:-1]
    start = start[: start.rfind("-") + 1]
    return f"{start}{{{','.join(w[len(start) :] for w in words)}}}" if start and len(words) > 1 else ", ".join(words)
