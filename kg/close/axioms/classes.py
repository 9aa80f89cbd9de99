"""Class axioms and class expressions (tables 6 and 7). An expression is a class of its own, named by its node."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.close.datatypes import SUPERTYPES
from kg.close.plan import Denial, Equality, Exclusion, Rule, is_a, tied
from kg.close.vocabulary import (
    ANNOTATION_PROPERTY,
    ANNOTATIONS,
    CLASS,
    DATATYPE,
    EQUIVALENT_CLASS,
    NOTHING,
    SUBCLASS,
    THING,
)
from kg.namespaces import OWL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.close.axioms.schema import Schema
    from kg.close.plan import Atom, Clause, Triple


def hierarchy(s: Schema) -> Iterator[Clause]:
    """Compile subClassOf and equivalentClass; every declared class is under owl:Thing."""
    for c, d in s.pairs(SUBCLASS):
        yield Rule("cax-sco", is_a(d), (is_a(c),), axioms=(s.axiom(c, SUBCLASS, d),))
    for c, d in s.pairs(EQUIVALENT_CLASS):
        axioms = (s.axiom(c, EQUIVALENT_CLASS, d),)
        yield Rule("cax-eqc1", is_a(d), (is_a(c),), axioms=axioms)
        yield Rule("cax-eqc2", is_a(c), (is_a(d),), axioms=axioms)
    thing = s.code(THING)
    for c in s.instances(CLASS):
        yield Rule("cax-sco", is_a(thing), (is_a(c),), axioms=(s.axiom(c, SUBCLASS, thing),))


def builtins(s: Schema) -> Iterator[Clause]:
    """State what the languages' own terms are, and which datatypes hold all values of which others."""
    yield Rule("cls-thing", is_a(s.code(CLASS), s.code(THING)), ())
    yield Rule("cls-nothing1", is_a(s.code(CLASS), s.code(NOTHING)), ())
    yield from (Rule("dt-type1", is_a(s.code(DATATYPE), s.code(name)), ()) for name in SUPERTYPES)
    yield from (Rule("prp-ap", is_a(s.code(ANNOTATION_PROPERTY), s.code(name)), ()) for name in ANNOTATIONS)
    for name, wider in SUPERTYPES.items():
        yield from (Rule("datatype-map", is_a(s.code(other)), (is_a(s.code(name)),)) for other in wider)


def bottom(s: Schema) -> Iterator[Clause]:
    """Compile that what is an owl:Nothing is in every declared class: false is what everything follows from."""
    nothing = s.code(NOTHING)
    for c in s.instances(CLASS):
        yield Rule("cax-sco", is_a(c), (is_a(nothing),), axioms=(s.axiom(nothing, SUBCLASS, c),))


def booleans(s: Schema) -> Iterator[Clause]:
    """Compile intersectionOf, unionOf and oneOf."""
    for c, head in s.pairs(OWL + "intersectionOf"):
        parts, axioms = s.members(head), (s.axiom(c, OWL + "intersectionOf", head),)
        if parts:
            yield Rule("cls-int1", is_a(c), tuple(is_a(d) for d in parts), axioms=axioms)
        yield from (Rule("cls-int2", is_a(d), (is_a(c),), axioms=axioms) for d in parts)
    for c, head in s.pairs(OWL + "unionOf"):
        axioms = (s.axiom(c, OWL + "unionOf", head),)
        yield from (Rule("cls-uni", is_a(c), (is_a(d),), axioms=axioms) for d in s.members(head))
    for c, head in s.pairs(OWL + "oneOf"):
        axioms = (s.axiom(c, OWL + "oneOf", head),)
        yield from (Rule("cls-oo", is_a(c, value), (), axioms=axioms) for value in s.members(head))


def restrictions(s: Schema) -> Iterator[Clause]:
    """Compile someValuesFrom, allValuesFrom and hasValue."""
    for r, p, d, axioms in s.restrictions(OWL + "someValuesFrom"):
        yield Rule("cls-svf2" if s.is_thing(d) else "cls-svf1", is_a(r), _filled(s, p, d), axioms=axioms)
    for r, p, d, axioms in s.restrictions(OWL + "allValuesFrom"):
        yield Rule("cls-avf", is_a(d, "y"), (is_a(r), tied(p)), axioms=axioms)
    for r, p, value, axioms in s.restrictions(OWL + "hasValue"):
        yield Rule("cls-hv1", tied(p, "x", value), (is_a(r),), axioms=axioms)
        yield Rule("cls-hv2", is_a(r), (tied(p, "x", value),), axioms=axioms)


def cardinalities(s: Schema) -> Iterator[Clause]:
    """Compile maxCardinality and maxQualifiedCardinality 0 and 1."""
    for r, p, number, axioms in s.restrictions(OWL + "maxCardinality"):
        yield from _at_most(s.number(number), ("cls-maxc1", "cls-maxc2"), (is_a(r), tied(p)), axioms)
    for r, p, number, axioms in s.restrictions(OWL + "maxQualifiedCardinality"):
        for d in s.values(r, OWL + "onClass"):
            names = ("cls-maxqc2", "cls-maxqc4") if s.is_thing(d) else ("cls-maxqc1", "cls-maxqc3")
            on_class = s.axiom(r, OWL + "onClass", d)
            yield from _at_most(s.number(number), names, (is_a(r), *_filled(s, p, d)), (*axioms, on_class))


def denials(s: Schema) -> Iterator[Clause]:
    """Compile disjointness, complements and owl:Nothing."""
    for c, d in s.pairs(OWL + "disjointWith"):
        yield Denial("cax-dw", (is_a(c), is_a(d)), (s.axiom(c, OWL + "disjointWith", d),))
    for classes, axiom in s.listed(OWL + "AllDisjointClasses", OWL + "members"):
        yield Exclusion("cax-adc", tuple(is_a(c) for c in classes), (axiom,))
    for c, d in s.pairs(OWL + "complementOf"):
        yield Denial("cls-com", (is_a(c), is_a(d)), (s.axiom(c, OWL + "complementOf", d),))
    yield Denial("cls-nothing2", (is_a(s.code(NOTHING)),))


def _filled(s: Schema, p: int, d: int) -> tuple[Atom, ...]:
    """Return the body "x is tied by p to a d"; everything is an owl:Thing."""
    return (tied(p),) if s.is_thing(d) else (tied(p), is_a(d, "y"))


def _at_most(
    number: int | None, names: tuple[str, str], body: tuple[Atom, ...], axioms: tuple[Triple, ...]
) -> Iterator[Clause]:
    if number == 0:
        yield Denial(names[0], body, axioms)
    elif number == 1:
        yield Equality(names[1], ("x",), "y", body, axioms)
