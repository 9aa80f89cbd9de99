"""Targets: where shapes find their focus nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kg.check.shacl.model import Target
from kg.check.shacl.shapes_graph import ShapeError
from kg.namespaces import RDFS
from kg.relations import EMPTY, distinct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.check.shacl.data import Data
    from kg.check.shacl.shapes_graph import Described
    from kg.relations import Codes

PARAMETERS = ("targetNode", "targetClass", "targetSubjectsOf", "targetObjectsOf")
_CLASS = f"<{RDFS}Class>"


def read(shape: Described) -> Iterator[Target]:
    """Read the targets of a shape; a shape that is a class has its instances as target."""
    for node in shape.all("targetNode"):
        if str(node).startswith("_:"):
            raise ShapeError("a blank node as sh:targetNode")
        yield Target("targetNode", str(node))
    for kind in PARAMETERS[1:]:
        yield from (Target(kind, iri) for iri in shape.iris(kind))
    if str(shape.node).startswith("<") and shape.graph.is_a(shape.node, _CLASS):
        yield Target("targetClass", str(shape.node))


def focus_nodes(data: Data, targets: tuple[Target, ...]) -> Codes:
    """Return the focus nodes of targets, distinct and in order."""
    return distinct(np.concatenate([EMPTY, *(_of_one(data, target) for target in targets)]))


def _of_one(data: Data, target: Target) -> Codes:
    """Return the focus nodes of one target."""
    match target.kind:
        case "targetNode":
            return data.terms.encode([target.term])
        case "targetClass":
            return data.instances(target.term)
        case "targetSubjectsOf":
            return data.relation(target.term).first
        case _:
            return data.relation(target.term).second
