"""`kg.open()` and the graph that it opens."""

from kg.graph.answering import Graph
from kg.graph.opening import diff_builds, open_graph

__all__ = ["Graph", "diff_builds", "open_graph"]
