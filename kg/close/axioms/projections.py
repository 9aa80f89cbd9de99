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

_PARTS = ("tieClass", "projectsFrom", "projectsTo", "edge", "admitsStanding")


def projections(s: Schema) -> Iterator[Clause]:
    """Compile each projection to one rule for each standing that it admits; nothing is tied to itself."""
    standing = s.code(TG + "standing")
    for projection in s.instances(TG + "Projection"):
        for kind, source, target, edge, admitted in product(*(s.values(projection, TG + part) for part in _PARTS)):
            tie = (
                is_a(kind, "tie"),
                tied(standing, "tie", admitted),
                tied(source, "tie", "x"),
                tied(target, "tie", "y"),
            )
            yield Rule("projection", tied(edge), tie, unequal=(("x", "y"),))
