"""Each shape is broken by its own twin, and each twin breaks nothing else; the valid world breaks nothing.

All twins, the valid world and the nodes made here are one graph: derived, expanded and validated once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.check.project import Case
from kg.check.shapes import check_shapes
from kg.derive import DERIVED_PROPERTIES, Hierarchy
from kg.namespaces import OWL, RDF, SH, SHAPES, TG, shorten
from kg.read import Document, Reading, find_files, read_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.check import Problem
    from kg.terms import Term

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
TWINS = find_files(HERE / "invalid")
TYPE = NamedNode(RDF + "type")
WRONG_LITERAL = Literal("of the wrong kind")
WRONG_IRI = NamedNode("https://w3id.org/tiegraph/id/org-example-company")
# Targets that a tie can do without: an activity need not be for anybody.
OPTIONAL_ROLES = {NamedNode(TG + "beneficiary")}


@dataclass(frozen=True, slots=True)
class World:
    """The model, the shapes, the valid nodes and the twins as they were read."""

    ontology: Sequence[Document]
    shapes: Sequence[Document]
    valid: Sequence[Document]
    twins: Sequence[Document]

    def model(self) -> list[Triple]:
        return triples_of(self.ontology)

    def rules(self) -> list[Triple]:
        return triples_of(self.shapes)

    def subjects(self, cls: str) -> set[NamedNode]:
        """Return the terms of the model that are declared to be of a class."""
        kind = NamedNode(OWL + cls)
        return {t.subject for t in self.model() if t.predicate == TYPE and t.object == kind}


@dataclass(frozen=True, slots=True)
class Made:
    """Valid nodes with one thing changed: the nodes by what was changed, and their triples."""

    wrong_kind: dict[NamedNode, NamedNode]
    missing: dict[tuple[NamedNode, NamedNode], NamedNode]
    triples: tuple[Triple, ...]


def read(folder: Path) -> list[Document]:
    return [read_file(path, path.read_bytes()) for path in find_files(folder)]


def triples_of(documents: Iterable[Document]) -> list[Triple]:
    return [triple for document in documents for triple in document.triples]


def kebab(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


def shape_of(twin: Path) -> str:
    """Return the CURIE of the shape that a twin says it breaks."""
    said = re.search(r"^# (shapes:\w+): .+\.$", twin.read_text(encoding="utf-8"), re.M)
    assert said, f"{twin.name} must say '# shapes:Name: why.'"
    return said[1]


@pytest.fixture(scope="session")
def world() -> World:
    ontology = [d for d in read(ROOT / "ontology") if d.path.parent.name not in ("shapes", "align")]
    return World(ontology, read(ROOT / "ontology/shapes"), read(HERE / "valid"), read(HERE / "invalid"))


@pytest.fixture(scope="session")
def made(world: World) -> Made:
    """Copy valid nodes: with a value of the wrong kind for each property, and without each end of each tie class."""
    nodes: dict[NamedNode, list[Triple]] = defaultdict(list)
    for triple in (*triples_of(world.valid), *world.model()):
        nodes[triple.subject].append(triple)
    hierarchy = Hierarchy.read(world.model())
    wrong_kind, triples = {}, list[Triple]()
    for name, wrong in writable(world, hierarchy):
        if original := next((n for n, about in nodes.items() if any(t.predicate == name for t in about)), None):
            copy = wrong_kind[name] = NamedNode(f"{original.value}-wrong-{kebab(name.value.removeprefix(TG))}")
            triples += [Triple(copy, t.predicate, t.object) for t in nodes[original] if t.predicate != name]
            triples.append(Triple(copy, name, wrong))
    missing = {}
    for cls, role in ends(world):
        if original := next((n for n, about in nodes.items() if Triple(n, TYPE, cls) in about), None):
            copy = missing[cls, role] = NamedNode(f"{original.value}-without-{kebab(role.value.removeprefix(TG))}")
            left_out = (role, NamedNode(TG + "remainingParties"))
            triples += [Triple(copy, t.predicate, t.object) for t in nodes[original] if t.predicate not in left_out]
    return Made(wrong_kind, missing, tuple(triples))


def writable(world: World, hierarchy: Hierarchy) -> Iterator[tuple[NamedNode, NamedNode | Literal]]:
    """Return the properties that authors write, each with a value that is a literal for an IRI or the reverse."""
    others = DERIVED_PROPERTIES | hierarchy.properties_under(NamedNode(TG + "tiedTo")) | {NamedNode(TG + "involves")}
    for name in sorted(world.subjects("ObjectProperty") - others, key=str):
        yield name, WRONG_LITERAL
    for name in sorted(world.subjects("DatatypeProperty") - others, key=str):
        yield name, WRONG_IRI


def ends(world: World) -> list[tuple[NamedNode, NamedNode]]:
    """Return the tie classes, each with a role without which it is no tie."""
    roles = (NamedNode(TG + "sourceRole"), NamedNode(TG + "targetRole"))
    found = {(t.subject, t.object) for t in world.model() if t.predicate in roles}
    return sorted(((cls, role) for cls, role in found if role not in OPTIONAL_ROLES), key=str)


@pytest.fixture(scope="session")
def problems(world: World, made: Made) -> dict[Term, list[Problem]]:
    """Validate everything once; return what is said of each node."""
    rest = Document(Path("made.ttl"), "", made.triples)
    case = Case.of(Reading(tuple(world.ontology), tuple(world.shapes), (*world.valid, *world.twins, rest)))
    found: dict[Term, list[Problem]] = defaultdict(list)
    for problem in check_shapes(case.seen(), case.reading.rules()):
        found[problem.node].append(problem)
    return found


@pytest.fixture(scope="session")
def reporting(world: World) -> set[str]:
    """The shapes with targets of their own: those by which findings are named."""
    targets = {NamedNode(SH + name) for name in ("targetClass", "targetSubjectsOf", "targetObjectsOf", "targetNode")}
    return {shorten(t.subject.value) for t in world.rules() if t.predicate in targets}


def test_the_valid_world_and_the_ontology_have_no_finding(world: World, problems: dict[Term, list[Problem]]) -> None:
    valid = {t.subject for t in (*triples_of(world.valid), *world.model())}
    assert [(str(node), p.shape, p.message) for node in valid for p in problems.get(node, ())] == []


@pytest.mark.parametrize("path", TWINS, ids=lambda path: path.stem)
def test_twin_breaks_exactly_its_shape(path: Path, world: World, problems: dict[Term, list[Problem]]) -> None:
    twin = next(document for document in world.twins if document.path == path)
    nodes = {triple.subject for triple in twin.triples}
    assert {problem.shape for node in nodes for problem in problems.get(node, ())} == {shape_of(path)}


def test_nothing_but_twins_and_made_nodes_has_findings(
    world: World, made: Made, problems: dict[Term, list[Problem]]
) -> None:
    broken = {t.subject for t in (*triples_of(world.twins), *made.triples)}
    assert {str(node) for node in problems} <= {str(node) for node in broken}


@pytest.mark.parametrize("path", TWINS, ids=lambda path: path.stem)
def test_twin_has_nodes_of_its_own_and_the_name_of_its_shape(path: Path, world: World) -> None:
    assert path.stem.startswith(kebab(shape_of(path).removeprefix("shapes:")))
    twin = next(document for document in world.twins if document.path == path)
    assert {
        t.subject.value for t in twin.triples if not re.search(rf"[-/]{path.stem}(-too)?(#|$)", t.subject.value)
    } == set()


def test_every_shape_that_reports_has_a_twin(reporting: set[str]) -> None:
    assert reporting == {shape_of(path) for path in TWINS}


def test_every_other_shape_is_referred_to(world: World, reporting: set[str]) -> None:
    named = {shorten(t.subject.value) for t in world.rules() if isinstance(t.subject, NamedNode)}
    referred = {shorten(t.object.value) for t in world.rules() if isinstance(t.object, NamedNode)}
    assert named - reporting - referred == set()


def test_every_shape_that_reports_has_a_severity_and_one_english_message(world: World, reporting: set[str]) -> None:
    messages, severities = defaultdict(list), defaultdict(list)
    for triple in world.rules():
        if triple.predicate == NamedNode(SH + "message"):
            messages[shorten(triple.subject.value)].append(triple.object.language)
        elif triple.predicate == NamedNode(SH + "severity"):
            severities[shorten(triple.subject.value)].append(triple.object)
    assert messages == {shape: ["en"] for shape in reporting}
    assert {shape for shape in reporting if len(severities[shape]) != 1} == set()


def test_shapes_have_names_in_their_namespace(world: World) -> None:
    kinds = (NamedNode(SH + "NodeShape"), NamedNode(SH + "PropertyShape"))
    shapes = [t.subject for t in world.rules() if t.predicate == TYPE and t.object in kinds]
    assert [s for s in shapes if not re.fullmatch(SHAPES + r"([A-Z][a-z0-9]*)+", getattr(s, "value", ""))] == []
    assert len(shapes) == len(set(shapes)), "a name is used twice"
    typed = {*shapes, *(t.subject for t in world.rules() if isinstance(t.subject, BlankNode))}
    assert {t.subject for t in world.rules()} <= typed


def test_each_kind_of_iri_has_a_shape_that_admits_it_and_no_other(world: World) -> None:
    about: dict[object, dict[str, object]] = defaultdict(dict)
    for triple in world.rules():
        about[triple.subject][triple.predicate.value] = triple.object
    patterns = {
        rules[SH + "targetClass"]: rules[SH + "pattern"].value
        for shape, rules in about.items()
        if isinstance(shape, NamedNode) and shape.value.endswith("IriFitsKind")
    }
    kinds = {t.subject: t.object.value for t in world.model() if t.predicate == NamedNode(TG + "iriKind")}
    assert kinds, "the ontology gives no kinds"
    hierarchy = Hierarchy.read(world.model())
    for cls in kinds:
        admitted = {k for k in kinds.values() if re.search(patterns[cls], f"https://w3id.org/tiegraph/id/{k}-x")}
        assert admitted == {kind for lower, kind in kinds.items() if hierarchy.is_under(lower, cls)}, cls


def test_every_property_refuses_a_literal_for_an_iri_and_an_iri_for_a_literal(
    world: World, made: Made, problems: dict[Term, list[Problem]]
) -> None:
    expected = dict(writable(world, Hierarchy.read(world.model())))
    refused = {
        name
        for name, node in made.wrong_kind.items()
        if any(problem.value == expected[name] for problem in problems.get(node, ()))
    }
    assert {str(name) for name in expected.keys() - refused} == set()


def test_every_tie_class_refuses_to_miss_a_party(world: World, made: Made, problems: dict[Term, list[Problem]]) -> None:
    mentions = terms_of_shapes(world)
    refused = {
        (cls, role)
        for (cls, role), node in made.missing.items()
        if any(role in mentions[problem.shape] for problem in problems.get(node, ()))
    }
    assert {(str(cls), str(role)) for cls, role in set(ends(world)) - refused} == set()


def terms_of_shapes(world: World) -> dict[str, set[Term]]:
    """Return the terms that each named shape mentions, in its blank nodes too."""
    about: dict[Term, list[Term]] = defaultdict(list)
    for triple in world.rules():
        about[triple.subject].append(triple.object)
    found = {}
    for shape in [node for node in about if isinstance(node, NamedNode)]:
        seen, waiting = set[object](), [shape]
        while waiting:
            new = [term for term in about[waiting.pop()] if term not in seen]
            seen.update(new)
            waiting += [term for term in new if isinstance(term, BlankNode)]
        found[shorten(shape.value)] = seen
    return found
