"""Rows of files to rows of named graphs, and to whichever way of writing them costs less: all, or what differs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from kg.columns import Columns, renumber, stack, take
from kg.namespaces import DERIVED_GRAPH, INFERRED_GRAPH, ONTOLOGY_GRAPH
from kg.street.difference import without
from kg.street.patch import Patch
from kg.street.quads import Quads

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.check import Case
    from kg.publish.contents import Graphs
    from kg.street.change import Change

LARGEST = 0.1  # of all quads: from there on writing all costs less than amending


@dataclass(frozen=True, slots=True)
class Laid:
    """The rows of a build: `table` by sheet, then what derives, then what is inferred; and the graph of each source."""

    table: Columns
    graphs: tuple[str, ...]

    @classmethod
    def of(cls, case: Case, inferred: Columns) -> Laid:
        """Lay out what was stated, derived and inferred."""
        stock = case.stock
        data = [sheet.graph.value for sheet in stock.data if sheet.graph]
        graphs = (*[ONTOLOGY_GRAPH] * len(stock.ontology), *data, DERIVED_GRAPH, INFERRED_GRAPH)
        return cls(stack([case.stated(), renumber(inferred, len(graphs) - 1)]), graphs)


def lay_down(laid: Laid, change: Change | None) -> tuple[Graphs, dict[str, int]]:
    """Return how to write graphs, as what differs from a base where that is little, and how many triples each has."""
    return (_differ(laid, change) if change else None) or _whole(laid)


def _whole(laid: Laid) -> tuple[Graphs, dict[str, int]]:
    quads = Quads.of(laid.table, laid.graphs)
    return quads, {**dict.fromkeys(laid.graphs, 0), **quads.counts()}


def _differ(laid: Laid, change: Change) -> tuple[Graphs, dict[str, int]] | None:
    base, account = change.base, change.base.account
    names = list(dict.fromkeys([*base.graphs(), *laid.graphs]))
    before = _number(replace(base.kept.table, terms=laid.table.terms), base.graphs(), names)
    after = _number(laid.table, laid.graphs, names)
    removed, added = _compare(before, after, change, laid, names)
    drift = account["drift"] + len(removed) + len(added)
    if drift > LARGEST * account["quads"]:
        return None
    counts = _amount(account["counts"], names, removed, added)
    quads = account["quads"] - len(removed) + len(added)
    otherwise = partial(Quads.of, laid.table, laid.graphs)
    patch = Patch(base.build.path, account["sha256"], removed, added, before, after, names, quads, drift, otherwise)
    return patch, {name: counts[name] for name in laid.graphs}


def _compare(
    before: Columns, after: Columns, change: Change, laid: Laid, names: Sequence[str]
) -> tuple[Columns, Columns]:
    """Return the quads that went and those that came: of files that changed, and of what is worked out."""
    worked_out = {DERIVED_GRAPH, INFERRED_GRAPH} | ({ONTOLOGY_GRAPH} if change.everything else set())
    compared = np.array([name in worked_out for name in names])
    dropped = replace(_number(change.dropped, change.base.graphs(), names), terms=laid.table.terms)
    old = stack([dropped, take(before, compared[before.source])])
    new = stack([_number(change.fresh, laid.graphs, names), take(after, compared[after.source])])
    return without(old, new), without(new, old)


def _number(rows: Columns, graphs: Sequence[str], names: Sequence[str]) -> Columns:
    """Return rows with the place that their graph has among names as source, for the one that it had among graphs."""
    place = {name: number for number, name in enumerate(names)}
    return replace(rows, source=np.array([place[graph] for graph in graphs], dtype=np.int64)[rows.source])


def _amount(before: Mapping[str, int], names: Sequence[str], removed: Columns, added: Columns) -> dict[str, int]:
    """Return how many triples each graph has now."""
    less, more = (np.bincount(rows.source, minlength=len(names)).tolist() for rows in (removed, added))
    return {name: before.get(name, 0) - less[place] + more[place] for place, name in enumerate(names)}
