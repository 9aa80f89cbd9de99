"""Validate data in columns against shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.check.shacl.data import Data
from kg.check.shacl.hits import together
from kg.check.shacl.reach import nodes_to_look_at
from kg.check.shacl.read import read_shapes
from kg.check.shacl.results import Report, collect
from kg.check.shacl.run import Run
from kg.check.shacl.targets import focus_nodes
from kg.check.shacl.walk import Nodes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad, Triple

    from kg.columns import Columns


def validate(columns: Columns, shapes: Iterable[Triple | Quad], *, touched: Columns | None = None) -> Report:
    """Validate a table against the shapes of a shapes graph; nothing is inferred but rdfs:subClassOf*.

    With `touched`, rows that are gone or new since an earlier validation, only the nodes are validated of which the
    results can be others now: the report's `looked_at`.

    Shapes that use what this engine does not do are left out and named in `unknown`; a query that reaches outside the
    data raises `QueryRefused` before anything is run.
    """
    read = read_shapes(shapes)
    run = Run(Data(columns, read.terms), read)
    again = None if touched is None else nodes_to_look_at(run.data, read, touched)
    parts = []
    for name in read.roots:
        targets = focus_nodes(run.data, read.by_name[name].targets)
        chosen = targets if again is None else targets[again[targets]]
        parts.append(run.results(name, Nodes(run.data, chosen)))
    return Report(collect(run, together(parts)), read.unknown, again)
