"""Property axioms (table 5), and what is declared to be different (table 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.close.plan import Denial, Difference, Equality, Exclusion, Rule, is_a, tied
from kg.close.vocabulary import DIFFERENT, DOMAIN, EQUIVALENT_PROPERTY, RANGE, SUBPROPERTY
from kg.namespaces import OWL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.close.axioms.schema import Schema
    from kg.close.plan import Clause


def hierarchy(s: Schema) -> Iterator[Clause]:
    """Compile subPropertyOf and equivalentProperty."""
    for p, q in s.pairs(SUBPROPERTY):
        yield Rule("prp-spo1", tied(q), (tied(p),), axioms=(s.axiom(p, SUBPROPERTY, q),))
    for p, q in s.pairs(EQUIVALENT_PROPERTY):
        axioms = (s.axiom(p, EQUIVALENT_PROPERTY, q),)
        yield Rule("prp-eqp1", tied(q), (tied(p),), axioms=axioms)
        yield Rule("prp-eqp2", tied(p), (tied(q),), axioms=axioms)


def domains(s: Schema) -> Iterator[Clause]:
    """Compile domain and range."""
    for p, c in s.pairs(DOMAIN):
        yield Rule("prp-dom", is_a(c), (tied(p),), axioms=(s.axiom(p, DOMAIN, c),))
    for p, c in s.pairs(RANGE):
        yield Rule("prp-rng", is_a(c, "y"), (tied(p),), axioms=(s.axiom(p, RANGE, c),))


def characteristics(s: Schema) -> Iterator[Clause]:
    """Compile inverses, symmetry, transitivity and property chains."""
    for p, q in s.pairs(OWL + "inverseOf"):
        axioms = (s.axiom(p, OWL + "inverseOf", q),)
        yield Rule("prp-inv1", tied(q, "y", "x"), (tied(p),), axioms=axioms)
        yield Rule("prp-inv2", tied(p, "y", "x"), (tied(q),), axioms=axioms)
    for p in s.instances(OWL + "SymmetricProperty"):
        yield Rule("prp-symp", tied(p, "y", "x"), (tied(p),), axioms=(s.kind(p, OWL + "SymmetricProperty"),))
    for p in s.instances(OWL + "TransitiveProperty"):
        links = (tied(p), tied(p, "y", "z"))
        yield Rule("prp-trp", tied(p, "x", "z"), links, axioms=(s.kind(p, OWL + "TransitiveProperty"),))
    for p, head in s.pairs(OWL + "propertyChainAxiom"):
        parts = s.members(head)
        if parts:
            body = tuple(tied(q, f"x{i}", f"x{i + 1}") for i, q in enumerate(parts))
            axioms = (s.axiom(p, OWL + "propertyChainAxiom", head),)
            yield Rule("prp-spo2", tied(p, "x0", f"x{len(parts)}"), body, axioms=axioms)


def equalities(s: Schema) -> Iterator[Clause]:
    """Compile functional and inverse functional properties, and keys."""
    for p in s.instances(OWL + "FunctionalProperty"):
        yield Equality("prp-fp", ("x",), "y", (tied(p),), (s.kind(p, OWL + "FunctionalProperty"),))
    for p in s.instances(OWL + "InverseFunctionalProperty"):
        yield Equality("prp-ifp", ("y",), "x", (tied(p),), (s.kind(p, OWL + "InverseFunctionalProperty"),))
    for c, head in s.pairs(OWL + "hasKey"):
        if keys := s.members(head):
            names = tuple(f"k{i}" for i in range(len(keys)))
            body = (is_a(c), *(tied(p, "x", name) for p, name in zip(keys, names, strict=True)))
            yield Equality("prp-key", names, "x", body, (s.axiom(c, OWL + "hasKey", head),))


def denials(s: Schema) -> Iterator[Clause]:
    """Compile disjoint, irreflexive and asymmetric properties, and negative assertions."""
    for p, q in s.pairs(OWL + "propertyDisjointWith"):
        yield Denial("prp-pdw", (tied(p), tied(q)), (s.axiom(p, OWL + "propertyDisjointWith", q),))
    for properties, axiom in s.listed(OWL + "AllDisjointProperties", OWL + "members"):
        yield Exclusion("prp-adp", tuple(tied(p) for p in properties), (axiom,))
    for p in s.instances(OWL + "IrreflexiveProperty"):
        yield Denial("prp-irp", (tied(p, "x", "x"),), (s.kind(p, OWL + "IrreflexiveProperty"),))
    for p in s.instances(OWL + "AsymmetricProperty"):
        yield Denial("prp-asyp", (tied(p), tied(p, "y", "x")), (s.kind(p, OWL + "AsymmetricProperty"),))
    for claim, p in s.pairs(OWL + "assertionProperty"):
        for x in s.values(claim, OWL + "sourceIndividual"):
            for name, target in (("prp-npa1", OWL + "targetIndividual"), ("prp-npa2", OWL + "targetValue")):
                for y in s.values(claim, target):
                    axioms = (s.axiom(claim, OWL + "assertionProperty", p), s.axiom(claim, target, y))
                    yield Denial(name, (tied(p, x, y),), axioms)


def differences(s: Schema) -> Iterator[Clause]:
    """Compile differentFrom and AllDifferent; over representatives, two different things that are one are a loop."""
    yield Denial("eq-diff1", (tied(s.code(DIFFERENT), "x", "x"),))
    for name, predicate in (("eq-diff2", OWL + "members"), ("eq-diff3", OWL + "distinctMembers")):
        for members, axiom in s.listed(OWL + "AllDifferent", predicate):
            yield Difference(name, tuple(members), (axiom,))
