"""Each shape is broken by its own twin, and each twin breaks nothing else; the valid world breaks nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import BlankNode, NamedNode

from kg.namespaces import ID, RDF, SH, SHAPES, TG, shorten

if TYPE_CHECKING:
    from kg.check import Problem
    from kg.derive import Hierarchy
    from kg.terms import Term

    from .conftest import Change, Maker, World

TWINS = sorted((Path(__file__).parent / "invalid").glob("*.ttl"))
TYPE = NamedNode(RDF + "type")


def shape_of(twin: Path) -> str:
    """Return the CURIE of the shape that a twin says it breaks."""
    said = re.search(r"^# (shapes:\w+): .+\.$", twin.read_text(encoding="utf-8"), re.M)
    assert said, f"{twin.name} must say '# shapes:Name: why.'"
    return said[1]


@pytest.fixture(scope="session")
def reporting(world: World) -> set[str]:
    """The shapes with targets of their own: those by which findings are named."""
    targets = {NamedNode(SH + name) for name in ("targetClass", "targetSubjectsOf", "targetObjectsOf", "targetNode")}
    return {shorten(t.subject.value) for t in world.triples("shapes") if t.predicate in targets}


def unseen(changes: list[Change], problems: dict[Term, list[Problem]]) -> list[str]:
    """Return the changes that no problem shows, or for which the valid world has no node."""
    assert changes
    return sorted(c.name for c in changes if not (c.node and any(c.seen(p) for p in problems.get(c.node, ()))))


def test_the_valid_world_and_the_ontology_have_no_finding(world: World, problems: dict[Term, list[Problem]]) -> None:
    valid = {triple.subject for triple in world.triples("valid", "ontology")}
    assert [(str(node), p.shape, p.message) for node in valid for p in problems.get(node, ())] == []


@pytest.mark.parametrize("path", TWINS, ids=lambda path: path.stem)
def test_twin_breaks_exactly_its_shape(path: Path, world: World, problems: dict[Term, list[Problem]]) -> None:
    twin = next(document for document in world.documents["twins"] if document.path == path)
    nodes = {triple.subject for triple in twin.triples}
    assert {problem.shape for node in nodes for problem in problems.get(node, ())} == {shape_of(path)}


def test_nothing_has_findings_but_what_was_broken(
    world: World, maker: Maker, problems: dict[Term, list[Problem]]
) -> None:
    broken = {str(triple.subject) for triple in (*world.triples("twins"), *maker.triples)}
    assert {str(node) for node in problems} - broken == set()


def test_twins_have_the_names_of_their_shapes_and_nodes_of_their_own(world: World) -> None:
    for twin in world.documents["twins"]:
        shape = re.sub(r"(?<!^)(?=[A-Z])", "-", shape_of(twin.path).removeprefix("shapes:")).lower()
        assert twin.path.stem.startswith(shape)
        own = re.compile(rf"[-/]{twin.path.stem}(-too)?(#|$)")
        assert [t.subject.value for t in twin.triples if not own.search(t.subject.value)] == []


def test_every_shape_that_reports_has_a_twin(reporting: set[str]) -> None:
    assert reporting == {shape_of(path) for path in TWINS}


def test_every_other_shape_is_referred_to(world: World, reporting: set[str]) -> None:
    named = {shorten(t.subject.value) for t in world.triples("shapes") if isinstance(t.subject, NamedNode)}
    referred = {shorten(t.object.value) for t in world.triples("shapes") if isinstance(t.object, NamedNode)}
    assert named - reporting - referred == set()


def test_every_shape_that_reports_has_a_severity_and_one_english_message(world: World, reporting: set[str]) -> None:
    messages, severities = defaultdict(list), defaultdict(list)
    for triple in world.triples("shapes"):
        if triple.predicate == NamedNode(SH + "message"):
            messages[shorten(triple.subject.value)].append(triple.object.language)
        elif triple.predicate == NamedNode(SH + "severity"):
            severities[shorten(triple.subject.value)].append(triple.object)
    assert messages == {shape: ["en"] for shape in reporting}
    assert {shape for shape in reporting if len(severities[shape]) != 1} == set()


def test_shapes_have_names_in_their_namespace_each_once(world: World) -> None:
    kinds = (NamedNode(SH + "NodeShape"), NamedNode(SH + "PropertyShape"))
    shapes = [t.subject for t in world.triples("shapes") if t.predicate == TYPE and t.object in kinds]
    assert [s for s in shapes if not re.fullmatch(SHAPES + r"([A-Z][a-z0-9]*)+", getattr(s, "value", ""))] == []
    assert len(shapes) == len(set(shapes))
    assert {t.subject for t in world.triples("shapes") if not isinstance(t.subject, BlankNode)} == set(shapes)


def test_each_kind_of_iri_has_a_shape_that_admits_it_and_no_other(world: World) -> None:
    about: dict[Term, dict[str, Term]] = defaultdict(dict)
    for triple in world.triples("shapes"):
        about[triple.subject][triple.predicate.value] = triple.object
    fits = {
        rules[SH + "targetClass"]: rules
        for shape, rules in about.items()
        if isinstance(shape, NamedNode) and shape.value.endswith("IriFitsKind")
    }
    kinds = {cls: kind.value for cls, kind in world.objects(TG + "iriKind")}
    assert kinds
    for cls in kinds:
        above = [rules for upper, rules in fits.items() if world.hierarchy.is_under(cls, upper)]
        patterns = [rules[SH + "pattern"].value for rules in above]
        refused = [about[rules[SH + "not"]][SH + "pattern"].value for rules in above if SH + "not" in rules]
        admitted = {
            kind
            for kind in kinds.values()
            if all(re.search(pattern, f"{ID}{kind}-x") for pattern in patterns)
            and not any(re.search(pattern, f"{ID}{kind}-x") for pattern in refused)
        }
        assert admitted == kinds_under(cls, kinds, world.hierarchy), cls


def kinds_under(cls: NamedNode, kinds: dict[NamedNode, str], hierarchy: Hierarchy) -> set[str]:
    """Return the kinds of a class and of those under it."""
    return {kind for lower, kind in kinds.items() if hierarchy.is_under(lower, cls)}


def test_every_property_refuses_a_literal_for_an_iri_and_an_iri_for_a_literal(
    changes: dict[str, list[Change]], problems: dict[Term, list[Problem]]
) -> None:
    assert unseen(changes["change_kinds"], problems) == []


def test_every_tie_class_refuses_to_miss_a_party(
    changes: dict[str, list[Change]], problems: dict[Term, list[Problem]]
) -> None:
    assert unseen(changes["leave_out_parties"], problems) == []


def test_every_limit_of_one_refuses_two(changes: dict[str, list[Change]], problems: dict[Term, list[Problem]]) -> None:
    assert unseen(changes["double_values"], problems) == []


def test_every_text_refuses_to_be_empty(changes: dict[str, list[Change]], problems: dict[Term, list[Problem]]) -> None:
    assert unseen(changes["empty_texts"], problems) == []
