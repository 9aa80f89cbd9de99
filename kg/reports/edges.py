"""The ties behind a flat edge: those from which a projection draws it, or an edge that implies it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.ask.resolve import resolve
from kg.errors import NotFound
from kg.namespaces import OWL, RDFS, TG, expand, shorten
from kg.reports.asking import rows

if TYPE_CHECKING:
    from kg.store import Store

PROJECTIONS = f"""PREFIX tg: <{TG}> SELECT DISTINCT ?class ?standing ?edge ?from ?to WHERE {{
  ?projection tg:tieClass ?class ; tg:admitsStanding ?standing ; tg:edge ?edge ; tg:projectsFrom ?from ; tg:projectsTo ?to .
}} ORDER BY ?class ?standing ?edge ?from ?to"""
AXIOMS = f"""PREFIX owl: <{OWL}> PREFIX rdfs: <{RDFS}> SELECT DISTINCT ?one ?axiom ?other WHERE {{
  {{ VALUES ?axiom {{ rdfs:subPropertyOf owl:inverseOf }} ?one ?axiom ?other . FILTER(ISIRI(?other)) }}
  UNION {{ ?one a owl:SymmetricProperty . BIND(owl:inverseOf AS ?axiom) BIND(?one AS ?other) }}
}}"""
TIES = f"""PREFIX tg: <{TG}> SELECT DISTINCT ?tie ?class ?standing ?role ?party WHERE {{
  {{ SELECT DISTINCT ?tie WHERE {{ VALUES ?one {{ %s }} VALUES ?other {{ %s }} ?tie tg:involves ?one , ?other . }} }}
  ?tie a ?class ; tg:standing ?standing ; ?role ?party .
  VALUES ?party {{ %s %s }}
}}"""


def nodes_behind(store: Store, *names: str) -> tuple[str, ...]:
    """Return the node of a name, or the ties behind a flat edge that is given by the names of its three parts."""
    if len(names) == 1:
        return (resolve(store, names[0]),)
    subject, edge, target = names
    return ties_behind(store, resolve(store, subject), known_edge(store, edge), resolve(store, target))


def known_edge(store: Store, name: str) -> str:
    """Return the IRI of a flat edge from its name, such as `partnerOf` or tg:partnerOf.

    Raises NotFound, with the nearest, for a name that no projection draws and no drawn edge implies.
    """
    implied = _implied(store)
    drawn = {row["edge"].value for row in rows(store, PROJECTIONS)}
    edges = {shorten(edge): edge for one in drawn for edge, _ in implied[one]}
    wanted = shorten(expand(name) or TG + name)
    if wanted not in edges:
        raise NotFound("flat edge", name, sorted(edges), remedy=f"there are {', '.join(sorted(edges))}")
    return edges[wanted]


def ties_behind(store: Store, subject: str, edge: str, target: str) -> tuple[str, ...]:
    """Return the ties from which an edge from one node to another is drawn; raise NotFound where there is none."""
    implied, ends = _implied(store), {False: (subject, target), True: (target, subject)}
    ways = {
        (row["class"].value, row["standing"].value, row["from"].value, row["to"].value, turned)
        for row in rows(store, PROJECTIONS)
        for other, turned in implied[row["edge"].value]
        if other == edge
    }
    facts: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    first, second = (str(ox.NamedNode(iri)) for iri in (subject, target))
    for row in rows(store, TIES % (first, second, first, second)):
        tie = facts[row["tie"].value]
        tie["class"].add(row["class"].value)
        tie["standing"].add(row["standing"].value)
        tie[row["role"].value].add(row["party"].value)
    found = tuple(
        iri
        for iri, tie in sorted(facts.items())
        if any(
            kind in tie["class"]
            and standing in tie["standing"]
            and ends[turned][0] in tie[source]
            and ends[turned][1] in tie[sink]
            for kind, standing, source, sink, turned in ways
        )
    )
    if not found:
        words = " ".join(map(shorten, (subject, edge, target)))
        raise NotFound(
            "edge", words, (), remedy="`kg query run edge-origins --entity ENTITY` shows those that are drawn"
        )
    return found


def _implied(store: Store) -> dict[str, set[tuple[str, bool]]]:
    """Return for each property those that it implies, itself among them, and whether they run the other way."""
    steps: dict[str, set[tuple[str, bool]]] = defaultdict(set)
    for row in rows(store, AXIOMS):
        one, other, turned = row["one"].value, row["other"].value, row["axiom"].value == OWL + "inverseOf"
        steps[one].add((other, turned))
        if turned:
            steps[other].add((one, turned))
    implied: dict[str, set[tuple[str, bool]]] = defaultdict(set)
    for row in rows(store, PROJECTIONS):
        waiting = [(row["edge"].value, False)]
        known = implied[row["edge"].value]
        while waiting:
            edge, turned = waiting.pop()
            if (edge, turned) not in known:
                known.add((edge, turned))
                waiting += [(other, turned != again) for other, again in steps[edge]]
    return implied
