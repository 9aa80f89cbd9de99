"""A node with everything that its report needs: the ties it is in, what is said about these, and the statements."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.namespaces import TG
from kg.reports.nodes import Node, Nodes
from kg.reports.sentences import joined
from kg.reports.statements import Reference, SourceView, Thing
from kg.reports.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.store import Store

BY_NAME = {TG + name for name in ("nameOf", "preferredNameOf", "identifies")}
ON_TOP = {TG + name for name in ("about", "between", "left", "right", "states")}
PARTS = frozenset(  # by which what is stated is a part of what is not stated by itself
    TG + name for name in ("editionSource", "inEdition", "ruleRegime", "underRegime", "versionOfRule")
)


@dataclass(slots=True)
class Surroundings:
    """One node in the middle, and for each node reached who points at it and by which property."""

    centre: Node
    nodes: Nodes
    vocabulary: Vocabulary
    links: dict[str, list[tuple[str, str]]]

    @classmethod
    def explore(cls, store: Store, iri: str, *, through: frozenset[str] = frozenset()) -> Surroundings:
        """Collect the ties, names and identifiers of a node, and whatever is stated or observed about these.

        With `through` come also the nodes that point by these properties at one that was reached.
        """
        nodes, vocabulary = Nodes(store), Vocabulary.read(store)
        links: dict[str, list[tuple[str, str]]] = defaultdict(list)
        frontier, seen = {iri}, {iri}
        while frontier:
            found = nodes.incoming(frontier)
            for node, prop, target in found:
                links[target].append((node, prop))
            frontier = {
                node
                for node, prop, target in found
                if prop in ON_TOP
                or prop in through
                or (target == iri and (prop in BY_NAME or vocabulary.is_role(prop)))
            } - seen
            seen |= frontier
        nodes.fetch(seen)
        return cls(nodes.get(iri), nodes, vocabulary, links)

    def pointing(self, target: str, *names: str) -> list[Node]:
        """Return the nodes that point at another by one of these properties."""
        wanted = {TG + name for name in names}
        return self.nodes.fetch(node for node, prop in self.links.get(target, ()) if prop in wanted)

    def ties(self) -> list[Node]:
        """Return the ties that the node in the middle is in."""
        return self.nodes.fetch(n for n, prop in self.links.get(self.centre.iri, ()) if self.vocabulary.is_role(prop))

    def is_tie(self, node: Node) -> bool:
        """Say whether a node is a tie."""
        return self.vocabulary.is_a(node.types, "Tie")

    def kinds(self, node: Node) -> tuple[str, ...]:
        """Return the labels of the classes of a node."""
        return tuple(self.vocabulary.label(t) for t in node.types)

    def thing(self, iri: str) -> Thing:
        """Return a node by name."""
        return Thing(iri, self.nodes.label(iri) if iri else "")

    def role(self, prop: str) -> str:
        """Return the label of a role."""
        return self.vocabulary.label(prop) if prop else "party"

    def said(self, iri: str) -> tuple[Reference, ...]:
        """Return where a node is stated, a reference for each statement and passage."""
        return tuple(ref for s in self.pointing(iri, "states") for ref in references(s, self.nodes))

    def sources(self) -> tuple[SourceView, ...]:
        """Return the sources of every statement that was reached."""
        statements = {n for pairs in self.links.values() for n, prop in pairs if prop == TG + "states"}
        passages = {p for s in self.nodes.fetch(statements) for p in s.all("passage")}
        sources = {p.one("inSource") for p in self.nodes.fetch(passages)} - {""}
        return tuple(source_view(s, self.nodes) for s in self.nodes.fetch(sources))


def references(statement: Node, nodes: Nodes) -> Iterable[Reference]:
    """Yield where a statement is made, a reference for each passage."""
    for passage in nodes.fetch(statement.all("passage")):
        yield Reference(
            statement=statement.iri,
            modality=nodes.label(statement.one("modality")),
            denied=statement.one("polarity").endswith("-denied"),
            speaker=speaker_of(statement, nodes),
            passage=passage.iri,
            place=passage.iri.partition("#")[2] or passage.one("selector"),
            source=passage.one("inSource"),
        )


def speaker_of(statement: Node, nodes: Nodes) -> str:
    """Return who is said to say it, `not named` where the source leaves that out, or nothing."""
    if statement.one("speakerNotNamed") in ("true", "1"):
        return "not named"
    return joined([nodes.label(s) for s in statement.all("speaker")])


def source_view(source: Node, nodes: Nodes) -> SourceView:
    """Return a source as its own node describes it."""
    return SourceView(
        iri=source.iri,
        title=source.one("http://purl.org/dc/terms/title"),
        kind=nodes.label(source.one("sourceKind")) if source.one("sourceKind") else "",
        edition=source.one("edition") or source.one("editionDay"),
        licence=source.one("http://purl.org/dc/terms/license"),
        retrieved_on=source.one("retrievedOn"),
        sha256=source.one("sha256"),
    )
