"""A verdict and the steps of its proof as triples in the terms of the ontology."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.export import turtle
from kg.exposure.report import NOTICE
from kg.namespaces import ID, RDF, RDFS, TG, VOCAB, XSD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.exposure.proof import Step
    from kg.exposure.report import Exposure
    from kg.exposure.rules import Finding
    from kg.exposure.words import Line


def as_turtle(exposure: Exposure) -> str:
    """Write a verdict and its proof as Turtle, the same bytes for the same build."""
    return "".join(turtle.lines(triples(exposure)))


def triples(exposure: Exposure) -> Iterator[ox.Triple]:
    """Yield the triples of a verdict, then those of each step."""
    slug = f"{exposure.rule.key}-{exposure.day}-{exposure.party.iri.removeprefix(ID)}"
    node = ox.NamedNode(f"{ID}exposure-{slug}")
    label = f"{exposure.party.label} under {exposure.rule.label} on {exposure.day}: {exposure.finding.value}"
    yield from _about(node, "ExposureVerdict", label, f"{exposure.why}. {NOTICE}")
    yield _to(node, "exposureOf", exposure.party.iri)
    yield _to(node, "underRule", exposure.rule.iri)
    if exposure.verdict.standing:
        yield _to(node, "underVersion", exposure.verdict.standing.version.iri)
    yield ox.Triple(node, _tg("onDay"), ox.Literal(exposure.day.isoformat(), datatype=ox.NamedNode(XSD + "date")))
    yield _finds(node, exposure.finding)
    yield ox.Triple(node, _tg("buildHash"), ox.Literal(exposure.build))
    for step, lines in zip(exposure.verdict.steps, exposure.proof(), strict=True):
        yield from _step(node, ox.NamedNode(f"{ID}proof-step-{slug}-{step.number}"), step, lines)


def _step(verdict: ox.NamedNode, node: ox.NamedNode, step: Step, lines: list[Line]) -> Iterator[ox.Triple]:
    text = ". ".join(line.text for line in lines)
    yield from _about(node, "ProofStep", f"Step {step.number}: {step.finding.value}", text)
    yield ox.Triple(node, _tg("stepOf"), verdict)
    yield ox.Triple(node, _tg("stepNumber"), ox.Literal(str(step.number), datatype=ox.NamedNode(XSD + "integer")))
    yield _to(node, "stepAbout", step.party)
    yield _finds(node, step.finding)
    for fact in dict.fromkeys(fact for line in lines for fact in line.rests_on):
        yield _to(node, "restsOn", fact)


def _about(node: ox.NamedNode, kind: str, label: str, description: str) -> Iterator[ox.Triple]:
    yield ox.Triple(node, ox.NamedNode(RDF + "type"), _tg(kind))
    yield ox.Triple(node, ox.NamedNode(RDFS + "label"), ox.Literal(label, language="en"))
    yield ox.Triple(node, _tg("description"), ox.Literal(description, language="en"))


def _finds(node: ox.NamedNode, finding: Finding) -> ox.Triple:
    return _to(node, "finds", f"{VOCAB}exposure-verdict-{finding.value.replace(' ', '-')}")


def _to(node: ox.NamedNode, name: str, iri: str) -> ox.Triple:
    return ox.Triple(node, _tg(name), ox.NamedNode(iri))


def _tg(name: str) -> ox.NamedNode:
    return ox.NamedNode(TG + name)
