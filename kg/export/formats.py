"""The formats that the graph can be handed out in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.export import ntriples, turtle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pyoxigraph import Triple


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write triples: its name, its writer, and what a reader of the result cannot get back."""

    name: str
    write: Callable[[Iterable[Triple]], Iterator[str]]
    loses: tuple[str, ...]


FORMATS: dict[str, Format] = {
    "ntriples": Format("ntriples", ntriples.lines, ntriples.LOSES),
    "turtle": Format("turtle", turtle.lines, turtle.LOSES),
}
