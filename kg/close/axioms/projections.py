"""Projections: flat edges that are drawn from ties, declared as data (`tg:Projection`)."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from kg.close.plan import Rule, is_a, tied
from kg.namespaces import TG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.close.axioms.schema import Schema
    from kg.close.plan import Clause

_PARTS = tuple(TG + name for name in ("tieClass", "projectsFrom", "projectsTo", "edge", "admitsStanding"))


def projections(s: Schema) -> Iterator[Clause]:
    """Compile each projection to one rule for each standing that it admits; nothing is tied to itself."""
    standing = s.code(TG + "standing")
    for projection in s.instances(TG + "Projection"):
        for parts in product(*(s.values(projection, part) for part in _PARTS)):
            kind, source, target, edge, admitted = parts
            tie = (
                is_a(kind, "tie"),
                tied(standing, "tie", admitted),
                tied(source, "tie", "x"),
                tied(target, "tie", "y"),
            )
            axioms = tuple(s.axiom(projection, part, value) for part, value in zip(_PARTS, parts, strict=True))
            yield Rule("projection", tied(edge), tie, unequal=(("x", "y"),), axioms=axioms)
