"""Stored verdicts worked out anew: whether each still stands on what the graph says now."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.dates import parse_day
from kg.errors import KgError, Unreadable
from kg.exposure.report import expose
from kg.namespaces import ID, RDF, TG, VOCAB, shorten
from kg.read import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from kg.store import Store

_NEEDED = ("exposureOf", "underRule", "onDay", "finds", "buildHash")
_VERDICT = VOCAB + "exposure-verdict-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A verdict that was written down: what it found, by which build, and what is found now."""

    node: str
    party: str
    regime: str
    day: str
    found: str
    build: str
    now: str

    @property
    def stands(self) -> bool:
        """Whether the verdict is the same now."""
        return self.found == self.now


def work_out_again(store: Store, path: Path, *, build: str) -> tuple[Stored, ...]:
    """Read the verdicts that a Turtle file has, as `kg exposure -f turtle` wrote them, and find each anew.

    Raises Unreadable or BadTurtle, with the line, where the file is none; KgError where it has no verdict, or one that
    is not whole.
    """
    nodes = _verdicts(path)
    if not nodes:
        remedy = "give a file that `kg exposure ... -f turtle` wrote"
        raise KgError("has no stored verdict", where=str(path), remedy=remedy)
    return tuple(_again(store, path, iri, said, build) for iri, said in sorted(nodes.items()))


def _verdicts(path: Path) -> dict[str, dict[str, str]]:
    """Return the properties of each verdict in a file."""
    try:
        content = path.read_bytes()
    except OSError as error:
        remedy = "name a file that `kg exposure ... -f turtle` wrote"
        raise Unreadable(f"cannot be read ({error.strerror})", where=str(path), remedy=remedy) from error
    nodes: dict[str, dict[str, str]] = defaultdict(dict)
    for triple in read_file(path, content).triples:
        if isinstance(triple.object, ox.NamedNode | ox.Literal) and isinstance(triple.subject, ox.NamedNode):
            nodes[triple.subject.value][triple.predicate.value.removeprefix(TG)] = triple.object.value
    return {iri: said for iri, said in nodes.items() if said.get(RDF + "type") == TG + "ExposureVerdict"}


def _again(store: Store, path: Path, iri: str, said: dict[str, str], build: str) -> Stored:
    if missing := [name for name in _NEEDED if not said.get(name)]:
        remedy = "write the verdict anew with `kg exposure ... -f turtle`"
        raise KgError(f"{shorten(iri)} has no tg:{missing[0]}", where=str(path), remedy=remedy)
    regime = said["underRule"].removeprefix(ID + "rule-")
    now = expose(store, said["exposureOf"], regime=regime, day=parse_day(said["onDay"]), build=build)
    return Stored(
        node=iri,
        party=said["exposureOf"],
        regime=regime,
        day=said["onDay"],
        found=said["finds"].removeprefix(_VERDICT).replace("-", " "),
        build=said["buildHash"],
        now=now.finding.value,
    )
