"""What differs between two builds: nodes that were added, removed or changed, by what they are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.derive import BOUND_PROPERTIES
from kg.namespaces import INFERRED_GRAPH, TG, VOCAB
from kg.reports.changes import Change, Difference, Edit
from kg.reports.nodes import Nodes
from kg.reports.vocabulary import Vocabulary
from kg.store import EmbeddedStore

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.publish import Build
    from kg.store import Store

CLASSES = {  # the group of a node by the first class that it is of
    "Listing": "listings",
    "EntryVersion": "listings",
    "ListEntry": "listings",
    "ListEdition": "listings",
    "Tie": "ties",
    "Name": "names",
    "Identifier": "names",
    "Observation": "observations",
    "Statement": "statements",
    "IdentityClaim": "identity and disagreement",
    "Disagreement": "identity and disagreement",
    "Source": "sources",
    "Passage": "sources",
    "SourceGraph": "sources",
    "Entity": "entities",
}
TERMS, OTHERS = "terms", "others"
GROUPS = tuple(dict.fromkeys((*CLASSES.values(), OTHERS, TERMS)))
_REPEATED = {name.value for name in BOUND_PROPERTIES}  # they say again what was authored

Facts = dict[str, dict[str, set[str]]]  # of each node the values of each property


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two builds: what is asked of a node in it."""

    nodes: Nodes
    vocabulary: Vocabulary

    @classmethod
    def of(cls, store: Store) -> Side:
        """Read what the ontology of a build says of its terms."""
        return cls(Nodes(store), Vocabulary.read(store))

    def has(self, iri: str) -> bool:
        """Say whether anything is said of a node."""
        return bool(self.nodes.get(iri).properties)

    def group(self, iri: str) -> str:
        """Return what a node is."""
        if iri.startswith((TG, VOCAB)):
            return TERMS
        types = self.nodes.get(iri).types
        return next((group for name, group in CLASSES.items() if self.vocabulary.is_a(types, name)), OTHERS)


def compare_builds(old: Build, new: Build) -> Difference:
    """Return what differs between two builds in what was authored, and in the standing that follows from it.

    A triple that only moved to another file does not differ. Earliest and latest days and inferences are left out: they
    follow from what was authored, and say it again.
    """
    gone, come = _differing(old.graph_nq, new.graph_nq)
    with EmbeddedStore.open(old.index) as before, EmbeddedStore.open(new.index) as after:
        sides = Side.of(before), Side.of(after)
        for side, facts in zip(sides, (gone, come), strict=True):
            side.nodes.fetch(gone.keys() | come.keys() | _iris(facts))
        found = [
            _change(iri, gone.get(iri, {}), come.get(iri, {}), *sides) for iri in sorted(gone.keys() | come.keys())
        ]
    ordered = tuple(sorted(found, key=lambda change: (GROUPS.index(change.group), change.iri)))
    return Difference(of="the build", before=old.hash[:12], after=new.hash[:12], changes=ordered)


def _change(iri: str, gone: dict[str, set[str]], come: dict[str, set[str]], old: Side, new: Side) -> Change:
    word = "added" if not old.has(iri) else "changed" if new.has(iri) else "removed"
    side = old if word == "removed" else new
    edits = tuple(
        Edit(side.vocabulary.label(prop), _words(gone.get(prop, ()), old), _words(come.get(prop, ()), new))
        for prop in sorted(gone.keys() | come.keys())
    )
    return Change(side.group(iri), word, iri, side.nodes.label(iri), edits)


def _words(values: Iterable[str], side: Side) -> str:
    """Return values in words: nodes by their labels, literals by their text, with its language."""
    return ", ".join(sorted(side.nodes.label(value[1:]) if value.startswith("<") else value[1:] for value in values))


def _iris(facts: Facts) -> set[str]:
    return {value[1:] for node in facts.values() for values in node.values() for value in values if value[0] == "<"}


def _differing(old: Path, new: Path) -> tuple[Facts, Facts]:
    """Return the triples that only one of two builds has."""
    gone, come = (set(_triples(b"".join(lines))) for lines in _only_in_one(old, new))
    return _by_node(gone - come), _by_node(come - gone)


def _by_node(triples: Iterable[ox.Triple]) -> Facts:
    facts: Facts = defaultdict(lambda: defaultdict(set))
    for triple in triples:
        facts[_name(triple.subject)][triple.predicate.value].add(_value(triple.object))
    return facts


def _name(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode) else str(node)


def _value(term: object) -> str:
    """Return an IRI behind `<`, and the text of a literal with its language behind a quotation mark."""
    if isinstance(term, ox.Literal):
        return f'"{term.value}@{term.language}' if term.language else f'"{term.value}'
    return f"<{_name(term)}"


def _triples(quads: bytes) -> Iterator[ox.Triple]:
    for quad in ox.parse(quads, format=ox.RdfFormat.N_QUADS, lenient=True):
        inferred = isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value == INFERRED_GRAPH
        if not inferred and quad.predicate.value not in _REPEATED:
            yield quad.triple


def _only_in_one(old: Path, new: Path) -> tuple[list[bytes], list[bytes]]:
    """Return the lines that only one of two sorted files has, by going through both at once."""
    gone: list[bytes] = []
    come: list[bytes] = []
    with old.open("rb") as before, new.open("rb") as after:
        left, right = before.readline(), after.readline()
        while left or right:
            if left == right:
                left, right = before.readline(), after.readline()
            elif not right or (left and left < right):
                gone.append(left)
                left = before.readline()
            else:
                come.append(right)
                right = after.readline()
    return gone, come
