"""Derive again what hangs together with what has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from kg.check import Case
from kg.columns import spell_rows, take
from kg.derive import Hierarchy
from kg.derive.columnar import derive_rows, spell_derived, together

if TYPE_CHECKING:
    from kg.read.stock import Stock
    from kg.street.change import Change


def derive_case(stock: Stock, change: Change | None) -> Case:
    """Derive from a stock; of what does not hang together with what has changed, what derived before stands."""
    if change is None or change.everything:
        return Case.take(stock)
    authored, derived = stock.authored_rows(), change.base.derived()
    about = together(authored, change.nodes)
    hierarchy = Hierarchy.read(stock.schema())
    derivation = derive_rows(authored, hierarchy, about=about)
    if derivation.contradictions:  # to be told as if all had been derived anew
        return Case.take(stock)
    kept = spell_rows(take(derived, ~about[derived.subject]))
    # Nothing contradicts itself; which dates a relation narrows is no matter of builds, `kg check` tells.
    return Case.expand(stock, hierarchy, (), pl.concat([kept, spell_derived(derivation)]).sort())
