"""The formats that the graph can be handed out in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.export import jsonld, nquads, ntriples, rdfxml, trig, turtle, void

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pyoxigraph import Quad, Triple

    Writer = Callable[[Iterable[Quad]], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write quads: its name, its writer, and what a reader of the result cannot get back."""

    name: str
    write: Writer
    loses: tuple[str, ...]


def _merged(write: Callable[[Iterable[Triple]], Iterator[str]]) -> Writer:
    """Make a writer of triples one of quads, for which graphs make no difference."""
    return lambda quads: write(quad.triple for quad in quads)


FORMATS: dict[str, Format] = {
    "jsonld": Format("jsonld", _merged(jsonld.lines), jsonld.LOSES),
    "nquads": Format("nquads", nquads.lines, nquads.LOSES),
    "ntriples": Format("ntriples", _merged(ntriples.lines), ntriples.LOSES),
    "rdfxml": Format("rdfxml", _merged(rdfxml.lines), rdfxml.LOSES),
    "trig": Format("trig", trig.lines, trig.LOSES),
    "turtle": Format("turtle", _merged(turtle.lines), turtle.LOSES),
    "void": Format("void", void.lines, void.LOSES),
}
