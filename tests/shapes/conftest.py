"""The valid world, the twins that break it, and nodes made from it: one graph, validated once."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.check.project import Case
from kg.check.shapes import check_rows
from kg.derive import DERIVED_PROPERTIES, Hierarchy
from kg.namespaces import OWL, RDF, SH, TG, shorten
from kg.read import Document, Reading, find_files, read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kg.check import Problem
    from kg.terms import Term

HERE = Path(__file__).parent
ONTOLOGY = HERE.parents[1] / "ontology"
TYPE = NamedNode(RDF + "type")
REMAINING = NamedNode(TG + "remainingParties")
WRONG = {
    "ObjectProperty": Literal("of the wrong kind"),
    "DatatypeProperty": NamedNode("https://example.org/wrong-kind"),
}
# Targets that a tie can do without: an activity need not be for anybody, and where a ceremony was may not be said.
OPTIONAL_ROLES = {NamedNode(TG + "beneficiary"), NamedNode(TG + "heldIn")}


@dataclass(frozen=True, slots=True)
class World:
    """What was read: the ontology, the shapes, the valid nodes, the twins; and their triples."""

    documents: dict[str, Sequence[Document]]
    hierarchy: Hierarchy

    def triples(self, *parts: str) -> list[Triple]:
        """Return the triples of some parts."""
        return [triple for part in parts for document in self.documents[part] for triple in document.triples]

    def objects(self, name: str) -> list[tuple[NamedNode, Term]]:
        """Return what the ontology says with a property: subjects and objects."""
        return [(t.subject, t.object) for t in self.triples("ontology") if t.predicate == NamedNode(name)]


@dataclass(frozen=True, slots=True)
class Change:
    """A valid node with one thing changed, if one was fit for it, and how a problem shows that it was seen."""

    name: str
    node: NamedNode | None
    seen: Callable[[Problem], bool]


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes copies of valid nodes with the values of one property changed."""

    world: World
    nodes: dict[NamedNode, list[Triple]]
    triples: list[Triple] = field(default_factory=list)

    @classmethod
    def of(cls, world: World) -> Maker:
        """Sort the triples of the valid world, and of the ontology for its projections, by their nodes."""
        nodes: dict[NamedNode, list[Triple]] = defaultdict(list)
        for triple in world.triples("valid", "ontology"):
            nodes[triple.subject].append(triple)
        return cls(world, nodes)

    def find(self, name: NamedNode | None, classes: Iterable[NamedNode] = ()) -> NamedNode | None:
        """Return a valid node that has a property and is of one of some classes."""
        for node, about in self.nodes.items():
            types = [t.object for t in about if t.predicate == TYPE]
            fits = not classes or any(self.world.hierarchy.is_under(t, cls) for t in types for cls in classes)
            if fits and (name is None or any(t.predicate == name for t in about)):
                return node
        return None

    def value(self, node: NamedNode | None, name: NamedNode) -> Term | None:
        """Return the value of a property of a node."""
        return next((t.object for t in self.nodes.get(node, ()) if t.predicate == name), None)

    def copy(
        self, node: NamedNode | None, how: str, without: Iterable[NamedNode], name: NamedNode, *values: Term
    ) -> NamedNode | None:
        """Copy a node without some of its properties, and with values of another."""
        if node is None:
            return None
        copy = NamedNode(f"{node.value}-{how}-{kebab(re.split('[/#]', name.value)[-1])}")
        kept = [(t.predicate, t.object) for t in self.nodes[node] if t.predicate not in without]
        self.triples.extend(Triple(copy, *pair) for pair in (*kept, *((name, value) for value in values)))
        return copy


def kebab(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


def change_kinds(make: Maker) -> Iterator[Change]:
    """Give each property that authors write a literal for an IRI, or an IRI for a literal."""
    drawn = make.world.hierarchy.properties_under(NamedNode(TG + "tiedTo"))
    others = {*DERIVED_PROPERTIES, *drawn, NamedNode(TG + "involves")}
    for name, kind in make.world.objects(RDF + "type"):
        wrong = WRONG.get(kind.value.removeprefix(OWL))
        if wrong and name.value.startswith(TG) and name not in others:
            node = make.copy(make.find(name), "wrong", [name], name, wrong)
            yield Change(shorten(name.value), node, lambda problem, wrong=wrong: problem.value == wrong)


def leave_out_parties(make: Maker) -> Iterator[Change]:
    """Leave out, from a tie of each class, the role at either end."""
    mentions = read_mentions(make.world.triples("shapes"))
    for cls, role in (pair for end in ("sourceRole", "targetRole") for pair in make.world.objects(TG + end)):
        if role not in OPTIONAL_ROLES:
            node = make.copy(make.find(None, [cls]), "without", [role, REMAINING], role)
            name = f"{shorten(cls.value)} without {shorten(role.value)}"
            yield Change(name, node, lambda problem, role=role: role in mentions[problem.shape])


def double_values(make: Maker) -> Iterator[Change]:
    """Give a second value to each property of which a shape allows one."""
    for shape, name, classes in read_paths(make.world.triples("shapes"), "maxCount"):
        node = make.copy(make.find(name, classes), "twice", [], name, WRONG["ObjectProperty"])
        yield Change(shape, node, lambda problem, shape=shape: problem.shape == shape and problem.value is None)


def empty_texts(make: Maker) -> Iterator[Change]:
    """Empty each text of which a shape wants a length."""
    for shape, name, classes in read_paths(make.world.triples("shapes"), "minLength"):
        node = make.find(name, classes)
        language = getattr(make.value(node, name), "language", None)
        empty = Literal("", language=language) if language else Literal("")
        copy = make.copy(node, "empty", [name], name, empty)
        yield Change(shape, copy, lambda p, shape=shape, empty=empty: p.shape == shape and p.value == empty)


def read_paths(rules: Iterable[Triple], parameter: str) -> Iterator[tuple[str, NamedNode, list[NamedNode]]]:
    """Return the shapes that limit a property by a parameter of SHACL: their name, the property, their classes."""
    about: dict[Term, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for triple in rules:
        about[triple.subject][triple.predicate.value.removeprefix(SH)].append(triple.object)
    for shape, said in about.items():
        if isinstance(shape, NamedNode) and [v.value for v in said[parameter]] not in ([], ["0"]):
            path = said["path"][0]
            first = path if isinstance(path, NamedNode) else about[path][RDF + "first"][0]
            yield shorten(shape.value), first, said["targetClass"]


def read_mentions(rules: Iterable[Triple]) -> dict[str, set[Term]]:
    """Return the terms that each named shape mentions, in its blank nodes too."""
    about: dict[Term, list[Term]] = defaultdict(list)
    for triple in rules:
        about[triple.subject].append(triple.object)
    found: dict[str, set[Term]] = {}
    for shape in [node for node in about if isinstance(node, NamedNode)]:
        seen, waiting = set[object](), [shape]
        while waiting:
            new = [term for term in about[waiting.pop()] if term not in seen]
            seen.update(new)
            waiting += [term for term in new if isinstance(term, BlankNode)]
        found[shorten(shape.value)] = seen
    return found


@pytest.fixture(scope="session")
def world() -> World:
    folders = {"ontology": ONTOLOGY, "shapes": ONTOLOGY / "shapes", "valid": HERE / "valid", "twins": HERE / "invalid"}
    files = {part: find_files(folder) for part, folder in folders.items()}
    files["ontology"] = [path for path in files["ontology"] if path.parent.name not in ("shapes", "align")]
    documents = {part: [read_file(path, path.read_bytes()) for path in paths] for part, paths in files.items()}
    return World(documents, Hierarchy.read(t for document in documents["ontology"] for t in document.triples))


@pytest.fixture(scope="session")
def maker(world: World) -> Maker:
    return Maker.of(world)


@pytest.fixture(scope="session")
def changes(maker: Maker) -> dict[str, list[Change]]:
    kinds = (change_kinds, leave_out_parties, double_values, empty_texts)
    return {kind.__name__: list(kind(maker)) for kind in kinds}


@pytest.fixture(scope="session")
def problems(world: World, maker: Maker, changes: dict[str, list[Change]]) -> dict[Term, list[Problem]]:
    """Validate everything once; return what is said of each node."""
    made = Document(Path("made.ttl"), "", tuple(maker.triples))
    parts = {part: tuple(documents) for part, documents in world.documents.items()}
    data = (*parts["valid"], *parts["twins"], made)
    case = Case.of(Reading(ontology=parts["ontology"], shapes=parts["shapes"], data=data))
    found: dict[Term, list[Problem]] = defaultdict(list)
    for problem in check_rows(case.seen, case.stock.rules):
        found[problem.node].append(problem)
    return found
