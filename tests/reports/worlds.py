"""Small worlds over the shipped model: facts in Turtle, derived as the build does it, closed as far as reports ask."""

from functools import cache
from pathlib import Path

import pyoxigraph as ox

import kg
from kg.derive import Hierarchy, derive_triples
from kg.namespaces import DERIVED_GRAPH, ONTOLOGY_GRAPH, PREFIXES, RDFS, TG
from kg.publish import current_build
from kg.resources import Project
from kg.store import EmbeddedStore

ROOT = Path(__file__).parents[2]
HEAD = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
FACTS = ox.NamedNode("https://w3id.org/tiegraph/graph/test/world")
STATED = """
id:source-s a tg:Source ; rdfs:label "The source"@en ; dcterms:title "The source"@en ; tg:retrievedOn "2026-11-23"^^xsd:date .
id:passage-s a tg:Passage ; tg:inSource id:source-s .
"""


@cache
def model() -> tuple[ox.Triple, ...]:
    """Return the triples of the ontology and its code lists."""
    files = [path for path in sorted((ROOT / "ontology").rglob("*.ttl")) if not {"shapes", "align"} & set(path.parts)]
    return tuple(quad.triple for path in files for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE))


def store_of(facts: str) -> EmbeddedStore:
    """Return a store of facts; each node of a state or event is stated by one statement that asserts it."""
    authored = [quad.triple for quad in ox.parse(HEAD + STATED + facts, format=ox.RdfFormat.TURTLE)]
    derived = derive_triples(authored, Hierarchy.read(model())).origins
    engine = ox.Store()
    for triples, graph in (
        (model(), ox.NamedNode(ONTOLOGY_GRAPH)),
        (authored, FACTS),
        (derived, ox.NamedNode(DERIVED_GRAPH)),
    ):
        engine.extend(ox.Quad(*triple, graph) for triple in triples)
        engine.extend(ox.Quad(*triple) for triple in triples)
    engine.update(f"INSERT {{ ?node a ?above }} WHERE {{ ?node a/<{RDFS}subClassOf>+ ?above }}")
    engine.update(
        f"INSERT {{ ?tie <{TG}involves> ?party }} WHERE {{ ?tie ?role ?party . ?role <{RDFS}subPropertyOf>+ <{TG}involves> }}"
    )
    return EmbeddedStore(Path("world"), engine)


def graph_of(facts: str, project: Project) -> kg.Graph:
    """Return an open graph of facts that has the stored queries of a built project."""
    return kg.Graph(current_build(project), store_of(facts), root=project.root)


def tie(name: str, kind: str, label: str, rest: str, *, modality: str = "asserted", polarity: str = "affirmed") -> str:
    """Write a tie of Acme, and the statement that states it."""
    return f"""
id:{name} a tg:{kind} ; rdfs:label "{label}"@en ; {rest} .
id:statement-{name} a tg:Statement ; tg:states id:{name} ; tg:passage id:passage-s ;
  tg:modality vocab:modality-{modality} ; tg:polarity vocab:polarity-{polarity} .
"""


ACME = (
    'id:org-acme a tg:Organisation ; rdfs:label "Acme 橡果"@en . id:org-bolt a tg:Organisation ; rdfs:label "Bolt"@en .'
)
STAKE = "tg:owner id:org-acme ; tg:owned id:org-bolt ; "
PACT = "tg:party id:org-acme , id:org-bolt ; "
WORLD = "".join(
    (
        ACME,
        tie(
            "stake",
            "Stake",
            "The stake",
            STAKE + 'tg:start "2018-03"^^xsd:gYearMonth ; tg:end "2019-04"^^xsd:gYearMonth',
        ),
        tie("pact", "Agreement", "The pact", PACT + 'tg:start "2018-06-15"^^xsd:date'),
        tie(
            "brief",
            "Collaboration",
            "The sprint",
            PACT + 'tg:start "2018-08-01"^^xsd:date ; tg:end "2018-08-31"^^xsd:date',
        ),
        tie("noted", "Collaboration", "The project", PACT + 'tg:asOf "2018-09-10"^^xsd:date'),
        tie(
            "signing",
            "Signing",
            "The signing",
            'tg:signatory id:org-acme ; tg:signs id:pact ; tg:date "2018-06-15"^^xsd:date',
        ),
        tie("ceremony", "Ceremony", "The ceremony", 'tg:marks id:pact ; tg:date "2018"^^xsd:gYear'),
        tie("launch", "Launch", "The launch", 'tg:launcher id:org-acme ; tg:dateNotBefore "2018-10"^^xsd:gYearMonth'),
        tie("plan", "Agreement", "The plan", PACT + 'tg:start "2019-01-01"^^xsd:date', modality="planned"),
        tie("undated", "Collaboration", "Whenever", PACT + 'tg:description "No day."@en'),
    )
)
