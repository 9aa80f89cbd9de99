"""The parties of the graph with everything by which a list could name them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.namespaces import RDFS, TG
from kg.reports.asking import rows

if TYPE_CHECKING:
    from kg.store import Store

_PARTIES = f"""PREFIX rdfs: <{RDFS}> PREFIX tg: <{TG}> SELECT DISTINCT ?party ?label ?name ?number ?person WHERE {{
  ?party a tg:Agent .
  BIND(EXISTS {{ ?party a tg:Person }} AS ?person)
  OPTIONAL {{ ?party rdfs:label ?label . FILTER(LANGMATCHES(LANG(?label), "en")) }}
  OPTIONAL {{
    {{ ?node tg:nameOf|tg:preferredNameOf ?party ; tg:nameText ?name . }}
    UNION {{ ?node tg:identifies ?party ; tg:identifierValue ?number . }}
  }}
}} ORDER BY ?party ?name ?number"""
_NAMED_BY = f"""PREFIX tg: <{TG}> SELECT DISTINCT ?party WHERE {{
  VALUES ?source {{ }}
  ?passage tg:inSource ?source .
  ?statement tg:passage ?passage ; tg:states ?fact .
  {{ ?fact tg:nameOf|tg:preferredNameOf ?party . }} UNION {{ ?fact tg:involves ?party . }}
}} ORDER BY ?party"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A party with its names in all languages and its identifiers, each sorted."""

    iri: str
    label: str
    person: bool
    names: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()


def read_parties(store: Store) -> tuple[Named, ...]:
    """Read the persons and organisations of a graph, in the order of their IRIs."""
    labels: dict[str, tuple[str, bool]] = {}
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows(store, _PARTIES):
        iri = row["party"].value
        labels[iri] = (row["label"].value if row["label"] else "", row["person"].value == "true")
        for kind in ("name", "number"):
            if row[kind]:
                found[iri, kind].add(row[kind].value)
    return tuple(
        Named(
            iri=iri,
            label=label,
            person=person,
            names=tuple(sorted(found[iri, "name"])),
            identifiers=tuple(sorted(found[iri, "number"])),
        )
        for iri, (label, person) in sorted(labels.items())
    )


def named_by(store: Store, source: str) -> frozenset[str]:
    """Return the parties that the statements of a source name or tie to somebody."""
    return frozenset(row["party"].value for row in rows(store, _NAMED_BY, iris=[source]))
