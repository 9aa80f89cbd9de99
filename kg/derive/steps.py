"""How a derived triple comes about: the rule of arithmetic, and the triples that it needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import Triple


@dataclass(frozen=True, slots=True)
class Step:
    """A rule and its premises, authored or derived themselves; the first is the authored one to look at.

    `narrows` is what an author wrote about the same moment and what is told more exactly here.
    """

    rule: str
    premises: tuple[Triple, ...]
    narrows: Triple | None = None

    @property
    def origin(self) -> Triple:
        """The authored triple at which one looks first."""
        return self.premises[0]
