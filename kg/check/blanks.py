"""Blanks of a template that nobody has filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.check.findings import Problem
from kg.namespaces import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Triple

BLANK = "FILL-IN"


def check_blanks(triples: Iterable[Triple]) -> Iterator[Problem]:
    """Find texts and foreign IRIs that still hold the mark of a blank; what is wrong with ours, other checks say."""
    for triple in triples:
        term = triple.object
        ours = isinstance(term, NamedNode) and term.value.startswith(BASE)
        if isinstance(term, Literal | NamedNode) and BLANK in term.value and not ours:
            message = f"a blank of the template is left ({term.value}); write what the source says"
            yield Problem(triple.subject, message, path=triple.predicate, value=term)
