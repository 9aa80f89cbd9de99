"""Entities, ties and observations by a part of a name, in any language, however it is spelt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.export.terms import tag_case
from kg.folding import folded
from kg.namespaces import RDFS, TG, shorten
from kg.reports.asking import rows
from kg.reports.nodes import Nodes
from kg.reports.views import Match
from kg.reports.vocabulary import Vocabulary

if TYPE_CHECKING:
    from kg.store import Store

NAMES = f"""SELECT DISTINCT ?entity ?name WHERE {{
  {{ ?entity a <{TG}Entity> ; <{RDFS}label> ?name }}
  UNION {{ ?naming <{TG}nameText> ?name ; <{TG}nameOf>|<{TG}preferredNameOf> ?entity }}
  UNION {{ ?identifier <{TG}identifierValue> ?name ; <{TG}identifies> ?entity }}
}} ORDER BY ?entity ?name"""

LABELS = f"""SELECT DISTINCT ?entity ?name WHERE {{
  VALUES ?kind {{ <{TG}Tie> <{TG}Observation> }}
  ?entity a ?kind ; <{RDFS}label> ?name
}} ORDER BY ?entity ?name"""
ENTITIES = 4  # ranks of entities, before those of ties and observations


def find(store: Store, text: str) -> tuple[Match, ...]:
    """Return the entities of which a name, label or identifier contains a text: whole names first, then beginnings.

    Then come names that contain it only when blanks and marks are left out; last, in the same order, ties and
    observations by their labels.
    """
    wanted = folded(text)
    best: dict[str, tuple[int, str, str]] = {}
    for query, behind in ((NAMES, 0), (LABELS, ENTITIES)) if wanted else ():
        for row in rows(store, query):
            rank = _rank(wanted, folded(row["name"].value))
            if rank is not None:
                found = (rank + behind, row["name"].value, tag_case(row["name"].language or ""))
                best[row["entity"].value] = min(best.get(row["entity"].value, found), found)
    return _described(store, best)


def _rank(wanted: str, name: str) -> int | None:
    """Return 0 for the whole name, 1 for its beginning, 2 and 3 for a part of it, None where it is not in it."""
    if wanted in name:
        return 0 if name == wanted else 1 if name.startswith(wanted) else 2
    letters = "".join(filter(str.isalnum, wanted))
    return 3 if letters and letters in "".join(filter(str.isalnum, name)) else None


def known_names(store: Store) -> list[str]:
    """Return every name that can be found."""
    return sorted({row["name"].value for row in rows(store, NAMES)})


def _described(store: Store, best: dict[str, tuple[int, str, str]]) -> tuple[Match, ...]:
    nodes, vocabulary = Nodes(store), Vocabulary.read(store)
    nodes.fetch(best)
    ranked = sorted(best, key=lambda iri: (best[iri][0], nodes.label(iri).casefold(), iri))
    return tuple(
        Match(
            iri=iri,
            label=nodes.label(iri),
            kind=", ".join(vocabulary.label(t) for t in nodes.get(iri).types) or shorten(iri),
            matched=best[iri][1],
            language=best[iri][2],
        )
        for iri in ranked
    )
