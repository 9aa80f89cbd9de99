"""A passage as Turtle: where it stands in a curator's own copy of a source, and the hash that fixes it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.errors import KgError, NotFound
from kg.namespaces import ID, RDF, RDFS, TG, shorten
from kg.read import load_files, parse_files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.reports.copies import Copy
    from kg.resources import Project

_PASSAGE = """\
<{iri}> a tg:Passage ;
    rdfs:label "{label}"@en ;
    tg:inSource {source} ;
{key}    tg:selector "{selector}" ;
    tg:sha256 "{sha256}" .
"""
_WORDS = {"char": "characters", "line": "lines", "row": "row", "uid": "entry"}


@dataclass(frozen=True, slots=True)
class Described:
    """What the data files say of each node, one value a property: built or not, right or not."""

    nodes: Mapping[str, Mapping[str, str]]

    @property
    def sources(self) -> list[str]:
        """The IRIs of the sources: retrieved editions."""
        return sorted(iri for iri, said in self.nodes.items() if said.get(RDF + "type") == TG + "Source")

    def edition(self, copy: Copy) -> str | None:
        """Return the source that a copy is an edition of, by its hash."""
        return next((iri for iri in self.sources if self.nodes[iri].get(TG + "sha256") in copy.hashes), None)


def read_described(project: Project) -> Described:
    """Read what the data files describe; a file that is no Turtle is left to `kg check`."""
    nodes: dict[str, dict[str, str]] = defaultdict(dict)
    for triple in parse_files(load_files(project)).authored():
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
            nodes[triple.subject.value][triple.predicate.value] = triple.object.value
    return Described(nodes)


def find_edition(described: Described, copy: Copy, name: str = "") -> str | None:
    """Return the source that a copy is an edition of; with a name, that source or an error.

    A copy that is another edition than the source named is refused: what is cited must be what was retrieved.
    """
    found = described.edition(copy)
    iri = ID + name.removeprefix("id:").removeprefix(ID)
    if not name or iri == found:
        return found
    if iri not in described.sources:
        known = [shorten(source) for source in described.sources]
        raise NotFound("source", shorten(iri), known, remedy="describe it first: `kg new` writes a template")
    what = f"is not the edition that {shorten(iri)} was retrieved in"
    remedy = "a new retrieval is a new source: describe it with the hash that `kg cite FILE` prints"
    raise KgError(what, where=str(copy.path), remedy=remedy)


def describe_copy(copy: Copy) -> str:
    """Return what a source node says of its bytes: how many characters, if it is text, and the hash."""
    try:
        count = f"    tg:characterCount {len(copy.content.decode())} ;\n"
    except UnicodeDecodeError:
        count = ""
    return f'{count}    tg:sha256 "{sha256(copy.content).hexdigest()}" ;\n'


def cite_passage(copy: Copy, source: str, selector: str, *, label: str, key: str = "") -> str:
    """Return the block of Turtle that describes a passage: its place in the source and the hash of its bytes."""
    place = selector.partition(";")[0]
    found = copy.selected(copy.content, place)
    if found is None:
        remedy = "write char=0,56 or line=3,4 (counted from 0), row=2 or row=2-5 (the header being 1) or uid=33114"
        raise KgError(f"nothing is at {place!r}", where=str(copy.path), remedy=remedy)
    if not found:
        remedy = "the second number is where the passage ends: make it larger than the first"
        raise KgError(f"the passage at {place!r} is empty", where=str(copy.path), remedy=remedy)
    if key and key.encode() not in found:
        raise KgError(f"what is at {place} does not hold the key {key!r}", where=str(copy.path), remedy="compare both")
    kind, _, numbers = place.partition("=")
    words = "rows" if kind == "row" and "-" in numbers else _WORDS[kind]
    return _PASSAGE.format(
        iri=f"{source}#{place}",
        label=f"{label}, {words} {re.sub('[,-]', ' to ', numbers)}".replace('"', "'"),
        source=shorten(source),
        key=f'    tg:recordKey "{key}" ;\n' if key else "",
        selector=f"{place};length={len(copy.content.decode())},UTF-8" if kind == "char" else place,
        sha256=sha256(found).hexdigest(),
    )


def label_of(described: Described, iri: str) -> str:
    """Return the label of a node, or its local name."""
    return described.nodes.get(iri, {}).get(RDFS + "label", iri.removeprefix(ID))
