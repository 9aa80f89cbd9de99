"""Which triples are handed out: read from a build's N-Quads, never from its store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import NotFound, Unreadable
from kg.namespaces import DERIVED_GRAPH, GRAPH, INFERRED_GRAPH, ONTOLOGY_GRAPH, expand

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

MADE_BY_THE_BUILD = (DERIVED_GRAPH, INFERRED_GRAPH)


def graph_iri(text: str) -> str:
    """Return the IRI of a graph from its IRI, its CURIE or its path below `graph/`.

    >>> graph_iri("sensetime/encyclopedia/funding")
    'https://w3id.org/tiegraph/graph/sensetime/encyclopedia/funding'
    >>> graph_iri("graph:ontology") == graph_iri("<https://w3id.org/tiegraph/graph/ontology>")
    True
    """
    return expand(text) or GRAPH + text.strip("/")


def select(graph_nq: Path, *, graphs: Sequence[str] = (), with_inferences: bool = False) -> list[ox.Quad]:
    """Return the quads of the source graphs, or of the named graphs alone.

    With `with_inferences` come those that the build derived and inferred; where graphs are named, only those about
    the subjects of these graphs. The ontology comes when it is named.
    """
    by_graph: dict[str, list[ox.Quad]] = {}
    for quad in _quads(graph_nq):
        by_graph.setdefault(_name(quad), []).append(quad)
    for graph in graphs:
        if graph not in by_graph:
            known = sorted(name.removeprefix(GRAPH) for name in by_graph)
            raise NotFound("graph", graph.removeprefix(GRAPH), known, remedy=f"there are: {', '.join(known)}")
    wanted = graphs or [g for g in by_graph if g not in (*MADE_BY_THE_BUILD, ONTOLOGY_GRAPH)]
    chosen = [quad for graph in wanted for quad in by_graph[graph]]
    if not with_inferences:
        return chosen
    made = [quad for graph in MADE_BY_THE_BUILD for quad in by_graph.get(graph, ())]
    subjects = {str(quad.subject) for quad in chosen}
    return chosen + [quad for quad in made if not graphs or str(quad.subject) in subjects]


def _name(quad: ox.Quad) -> str:
    return "" if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name.value


def _quads(graph_nq: Path) -> Iterator[ox.Quad]:
    try:
        yield from ox.parse(path=graph_nq, format=ox.RdfFormat.N_QUADS)
    except (OSError, SyntaxError) as error:
        raise Unreadable(
            f"cannot be read ({error})", where=str(graph_nq), remedy="build it again: `kg build --force`"
        ) from error
