"""What was known by a day: the graphs of editions that were out by then, derived and closed afresh."""

from kg.known.earlier import Earlier, find_earlier
from kg.known.editions import Edition, list_editions

__all__ = ["Earlier", "Edition", "find_earlier", "list_editions"]
