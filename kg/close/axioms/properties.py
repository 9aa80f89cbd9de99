"""Property axioms (table 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.close.plan import Denial, Equality, Rule, is_a, tied
from kg.namespaces import OWL, RDFS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.close.axioms.schema import Schema
    from kg.close.plan import Clause


def hierarchy(s: Schema) -> Iterator[Clause]:
    """Compile subPropertyOf and equivalentProperty."""
    for p, q in s.pairs(RDFS + "subPropertyOf"):
        yield Rule("prp-spo1", tied(q), (tied(p),))
    for p, q in s.pairs(OWL + "equivalentProperty"):
        yield Rule("prp-eqp1", tied(q), (tied(p),))
        yield Rule("prp-eqp2", tied(p), (tied(q),))


def domains(s: Schema) -> Iterator[Clause]:
    """Compile domain and range."""
    for p, c in s.pairs(RDFS + "domain"):
        yield Rule("prp-dom", is_a(c), (tied(p),))
    for p, c in s.pairs(RDFS + "range"):
        yield Rule("prp-rng", is_a(c, "y"), (tied(p),))


def characteristics(s: Schema) -> Iterator[Clause]:
    """Compile inverses, symmetry, transitivity and property chains."""
    for p, q in s.pairs(OWL + "inverseOf"):
        yield Rule("prp-inv1", tied(q, "y", "x"), (tied(p),))
        yield Rule("prp-inv2", tied(p, "y", "x"), (tied(q),))
    for p in s.instances(OWL + "SymmetricProperty"):
        yield Rule("prp-symp", tied(p, "y", "x"), (tied(p),))
    for p in s.instances(OWL + "TransitiveProperty"):
        yield Rule("prp-trp", tied(p, "x", "z"), (tied(p), tied(p, "y", "z")))
    for p, head in s.pairs(OWL + "propertyChainAxiom"):
        links = s.members(head)
        if links:
            body = tuple(tied(q, f"x{i}", f"x{i + 1}") for i, q in enumerate(links))
            yield Rule("prp-spo2", tied(p, "x0", f"x{len(links)}"), body)


def equalities(s: Schema) -> Iterator[Clause]:
    """Compile functional and inverse functional properties, and keys."""
    for p in s.instances(OWL + "FunctionalProperty"):
        yield Equality("prp-fp", ("x",), "y", (tied(p),))
    for p in s.instances(OWL + "InverseFunctionalProperty"):
        yield Equality("prp-ifp", ("y",), "x", (tied(p),))
    for c, head in s.pairs(OWL + "hasKey"):
        if keys := s.members(head):
            names = tuple(f"k{i}" for i in range(len(keys)))
            body = (is_a(c), *(tied(p, "x", name) for p, name in zip(keys, names, strict=True)))
            yield Equality("prp-key", names, "x", body)


def denials(s: Schema) -> Iterator[Clause]:
    """Compile disjoint, irreflexive and asymmetric properties, and negative assertions."""
    for p, q in [*s.pairs(OWL + "propertyDisjointWith"), *s.pairwise(OWL + "AllDisjointProperties", OWL + "members")]:
        yield Denial("prp-pdw", (tied(p), tied(q)))
    for p in s.instances(OWL + "IrreflexiveProperty"):
        yield Denial("prp-irp", (tied(p, "x", "x"),))
    for p in s.instances(OWL + "AsymmetricProperty"):
        yield Denial("prp-asyp", (tied(p), tied(p, "y", "x")))
    for claim, p in s.pairs(OWL + "assertionProperty"):
        for x in s.values(claim, OWL + "sourceIndividual"):
            for y in s.values(claim, OWL + "targetIndividual") + s.values(claim, OWL + "targetValue"):
                yield Denial("prp-npa1", (tied(p, x, y),))
