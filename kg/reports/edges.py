"""The ties behind a flat edge: those from which a projection draws it, or an edge that implies it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.ask.resolve import resolve
from kg.errors import NotFound
from kg.namespaces import OWL, RDFS, TG, expand, shorten
from kg.reports.asking import rows

if TYPE_CHECKING:
    from kg.store import Store

EDGES = f"""PREFIX rdfs: <{RDFS}> PREFIX tg: <{TG}>
SELECT DISTINCT ?edge WHERE {{ ?projection tg:edge ?drawn . ?drawn rdfs:subPropertyOf* ?edge . }} ORDER BY ?edge"""
TIES = f"""PREFIX owl: <{OWL}> PREFIX rdfs: <{RDFS}> PREFIX tg: <{TG}> SELECT DISTINCT ?tie WHERE {{
  VALUES ?subject {{ %s }} VALUES ?edge {{ %s }} VALUES ?object {{ %s }}
  ?subject ?edge ?object .
  ?tie tg:involves ?subject , ?object ; a ?class ; tg:standing ?standing .
  ?projection tg:tieClass ?class ; tg:admitsStanding ?standing ; tg:edge ?drawn ;
    tg:projectsFrom ?from_role ; tg:projectsTo ?to_role .
  {{ ?drawn rdfs:subPropertyOf* ?edge . ?tie ?from_role ?subject ; ?to_role ?object . }}
  UNION {{
    ?drawn rdfs:subPropertyOf*/(owl:inverseOf|^owl:inverseOf)/rdfs:subPropertyOf* ?edge .
    ?tie ?from_role ?object ; ?to_role ?subject .
  }}
  UNION {{
    ?drawn rdfs:subPropertyOf*/a owl:SymmetricProperty ; rdfs:subPropertyOf* ?edge .
    ?tie ?from_role ?object ; ?to_role ?subject .
  }}
}} ORDER BY ?tie"""


def nodes_behind(store: Store, *names: str) -> tuple[str, ...]:
    """Return the node of a name, or the ties behind a flat edge that is given by the names of its three parts."""
    if len(names) == 1:
        return (resolve(store, names[0]),)
    subject, edge, target = names
    return ties_behind(store, resolve(store, subject), known_edge(store, edge), resolve(store, target))


def known_edge(store: Store, name: str) -> str:
    """Return the IRI of a flat edge from its name, such as `partnerOf` or tg:partnerOf.

    Raises NotFound, with the nearest, for a name that no projection draws.
    """
    edges: dict[str, str] = {shorten(row["edge"].value): row["edge"].value for row in rows(store, EDGES)}
    wanted = shorten(expand(name) or TG + name)
    if wanted not in edges:
        raise NotFound("flat edge", name, edges, remedy=f"there are {', '.join(edges)}")
    return edges[wanted]


def ties_behind(store: Store, subject: str, edge: str, target: str) -> tuple[str, ...]:
    """Return the ties from which an edge from one node to another is drawn; raise NotFound where there is none."""
    question = TIES % tuple(str(ox.NamedNode(iri)) for iri in (subject, edge, target))
    found = tuple(row["tie"].value for row in rows(store, question))
    if not found:
        words = " ".join(map(shorten, (subject, edge, target)))
        raise NotFound(
            "edge", words, (), remedy="`kg query run edge-origins --entity ENTITY` shows those that are drawn"
        )
    return found
