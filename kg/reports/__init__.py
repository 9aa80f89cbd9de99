"""Reports on the built graph: one entity, the evidence behind a node, entities by name. One a file."""

from kg.reports.views import EntityView, Match, StatementView

__all__ = ["EntityView", "Match", "StatementView"]
