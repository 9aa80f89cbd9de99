"""Class axioms and class expressions (tables 6 and 7). An expression is a class of its own, named by its node."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.close.plan import Denial, Equality, Rule, is_a, tied
from kg.namespaces import OWL, RDFS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.close.axioms.schema import Schema
    from kg.close.plan import Atom, Clause


def hierarchy(s: Schema) -> Iterator[Clause]:
    """Compile subClassOf and equivalentClass."""
    for c, d in s.pairs(RDFS + "subClassOf"):
        yield Rule("cax-sco", is_a(d), (is_a(c),))
    for c, d in s.pairs(OWL + "equivalentClass"):
        yield Rule("cax-eqc1", is_a(d), (is_a(c),))
        yield Rule("cax-eqc2", is_a(c), (is_a(d),))


def booleans(s: Schema) -> Iterator[Clause]:
    """Compile intersectionOf, unionOf and oneOf."""
    for c, head in s.pairs(OWL + "intersectionOf"):
        parts = s.members(head)
        if parts:
            yield Rule("cls-int1", is_a(c), tuple(is_a(d) for d in parts))
        yield from (Rule("cls-int2", is_a(d), (is_a(c),)) for d in parts)
    for c, head in s.pairs(OWL + "unionOf"):
        yield from (Rule("cls-uni", is_a(c), (is_a(d),)) for d in s.members(head))
    for c, head in s.pairs(OWL + "oneOf"):
        yield from (Rule("cls-oo", is_a(c, value), ()) for value in s.members(head))


def restrictions(s: Schema) -> Iterator[Clause]:
    """Compile someValuesFrom, allValuesFrom and hasValue."""
    for r, p in s.pairs(OWL + "onProperty"):
        for d in s.values(r, OWL + "someValuesFrom"):
            yield Rule("cls-svf2" if s.is_thing(d) else "cls-svf1", is_a(r), filled(s, p, d))
        for d in s.values(r, OWL + "allValuesFrom"):
            yield Rule("cls-avf", is_a(d, "y"), (is_a(r), tied(p)))
        for value in s.values(r, OWL + "hasValue"):
            yield Rule("cls-hv1", tied(p, "x", value), (is_a(r),))
            yield Rule("cls-hv2", is_a(r), (tied(p, "x", value),))


def cardinalities(s: Schema) -> Iterator[Clause]:
    """Compile maxCardinality and maxQualifiedCardinality 0 and 1."""
    for r, p in s.pairs(OWL + "onProperty"):
        for number in s.values(r, OWL + "maxCardinality"):
            yield from _at_most(s.number(number), "cls-maxc", (is_a(r), tied(p)))
        for number in s.values(r, OWL + "maxQualifiedCardinality"):
            for d in s.values(r, OWL + "onClass"):
                yield from _at_most(s.number(number), "cls-maxqc", (is_a(r), *filled(s, p, d)))


def subsumed_restrictions(s: Schema) -> Iterator[Clause]:
    """Compile what one restriction says of another, where no filler need be known (scm-svf1, svf2, avf1, avf2)."""
    classes, properties = _closure(s.pairs(RDFS + "subClassOf")), _closure(s.pairs(RDFS + "subPropertyOf"))
    for kind, flip, names in (
        ("someValuesFrom", False, ("scm-svf1", "scm-svf2")),
        ("allValuesFrom", True, ("scm-avf1", "scm-avf2")),
    ):
        rows = [(r, p, d) for r, d in s.pairs(OWL + kind) for p in s.values(r, OWL + "onProperty")]
        for r1, p1, d1 in rows:
            for r2, p2, d2 in rows:
                if p1 == p2 and (d1, d2) in classes:
                    yield Rule(names[0], is_a(r2), (is_a(r1),))
                elif d1 == d2 and (p1, p2) in properties:
                    yield Rule(names[1], *((is_a(r1), (is_a(r2),)) if flip else (is_a(r2), (is_a(r1),))))


def denials(s: Schema) -> Iterator[Clause]:
    """Compile disjointness, complements and owl:Nothing."""
    for c, d in [*s.pairs(OWL + "disjointWith"), *s.pairwise(OWL + "AllDisjointClasses", OWL + "members")]:
        yield Denial("cax-dw", (is_a(c), is_a(d)))
    for c, d in s.pairs(OWL + "complementOf"):
        yield Denial("cls-com", (is_a(c), is_a(d)))
    if (nothing := s.code(OWL + "Nothing")) >= 0:
        yield Denial("cls-nothing2", (is_a(nothing),))


def filled(s: Schema, p: int, d: int) -> tuple[Atom, ...]:
    """Return the body "x is tied by p to a d"; everything is an owl:Thing."""
    return (tied(p),) if s.is_thing(d) else (tied(p), is_a(d, "y"))


def _at_most(number: int | None, name: str, body: tuple[Atom, ...]) -> Iterator[Clause]:
    if number == 0:
        yield Denial(f"{name}1", body)
    elif number == 1:
        yield Equality(f"{name}2", ("x",), "y", body)


def _closure(pairs: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the transitive closure of a small relation."""
    found = set(pairs)
    fresh = found
    while fresh:
        fresh = {(a, d) for a, b in fresh for c, d in pairs if b == c} - found
        found = found | fresh
    return found
