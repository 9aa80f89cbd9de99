"""Licences: a file that is read from a source says the licence of that source, or whoever takes the file is misled."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.check.findings import Problem
from kg.namespaces import DCTERMS, TG
from kg.terms import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Triple

LICENCE, SOURCE = NamedNode(DCTERMS + "license"), NamedNode(TG + "source")


def check_licences(triples: Iterable[Triple]) -> Iterator[Problem]:
    """Find files whose licence is that of none of their sources."""
    licences: dict[object, list[NamedNode]] = defaultdict(list)
    sources: dict[object, list[object]] = defaultdict(list)
    for triple in triples:
        if triple.predicate == LICENCE and isinstance(triple.object, NamedNode):
            licences[triple.subject].append(triple.object)
        elif triple.predicate == SOURCE:
            sources[triple.subject].append(triple.object)
    for graph, cited in sources.items():
        allowed = {licence for source in cited for licence in licences.get(source, ())}
        for licence in licences.get(graph, ()):
            if allowed and licence not in allowed and isinstance(graph, NamedNode):
                theirs = " or ".join(sorted(show(licence) for licence in allowed))
                message = f"the file says another licence than its source: write dcterms:license {theirs}"
                yield Problem(graph, message, path=LICENCE, value=licence)
