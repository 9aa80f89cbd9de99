"""Tiegraph: who is tied to whom, by what, since when, and on whose word."""

from kg.errors import KgError
from kg.graph import Graph, diff_builds
from kg.graph import open_graph as open  # noqa: A004 `kg.open()` reads as what it does

__all__ = ["Graph", "KgError", "diff_builds", "open"]
