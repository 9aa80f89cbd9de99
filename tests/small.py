"""A finished build of a few triples, made without ontology and closure: enough to ask questions of."""

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.ask import catalogue
from kg.namespaces import PREFIXES
from kg.publish import Build
from kg.resources import Project
from kg.store import write_index

FACTS = """
tg:Organisation rdfs:subClassOf tg:Entity .
id:org-acorn a tg:Organisation ; rdfs:label "Acorn Robotics"@en .
id:org-bolt a tg:Organisation ; rdfs:label "Bolt"@en .
id:org-bolt-holding a tg:Organisation ; rdfs:label "Bolt Holding"@en .
id:name-acorn tg:nameOf id:org-acorn ; tg:nameText "橡果"@zh-Hans ; rdfs:label "Acorn's Chinese name"@en .
id:name-bolt-brand tg:nameOf id:org-bolt-holding ; tg:nameText "Bolt"@en .
id:identifier-acorn tg:identifies id:org-acorn ; tg:identifierValue "X-42" .
id:round-a a tg:FundingRound ; rdfs:label "Round A"@en ; tg:raisedBy id:org-acorn ; tg:date "2018-04"^^xsd:gYearMonth ;
  tg:dateEarliest "2018-04-01"^^xsd:date ; tg:value 600000000.0 ; tg:standing vocab:standing-asserted .
id:round-b a tg:FundingRound ; rdfs:label "Round B"@en ; tg:raisedBy id:org-acorn ; tg:value 1.50 .
vocab:standing-asserted skos:prefLabel "asserted"@en , "断言"@zh-Hans .
"""
GRAPH = "https://w3id.org/tiegraph/graph/test/small"

ROUNDS = """\
#+ summary: Which rounds did a company raise?
#+ tags: [funding]
#+ params:
#+   company: {type: iri, class: tg:Organisation, many: true, doc: The company}
#+   since: {type: date, min: 2000-01-01}
#+   note: {type: string}
#+ columns:
#+   round: {type: iri}
#+   round_label: {type: string}
#+   date: {type: partial-date, doc: As exact as the source is}
#+   value: {type: decimal}
#+   standing: {type: iri}
#+   note: {type: string}
#+ key: [round]
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX tg: <https://w3id.org/tiegraph/ontology/>
SELECT ?round ?round_label ?date ?value ?standing ?note WHERE {
  VALUES ?company { <https://w3id.org/tiegraph/id/org-acorn> }
  VALUES ?since { UNDEF }
  VALUES ?note { UNDEF }
  ?round tg:raisedBy ?company ; tg:value ?value ; rdfs:label ?name .
  OPTIONAL { ?round tg:date ?date . }
  OPTIONAL { ?round tg:dateEarliest ?earliest . }
  OPTIONAL { ?round tg:standing ?standing . }
  FILTER(!BOUND(?since) || ?earliest >= ?since)
  BIND(STR(?name) AS ?round_label)
} ORDER BY ?round
"""
GRAPH_OF_ROUND = """\
#+ summary: What is said of a round?
PREFIX id: <https://w3id.org/tiegraph/id/>
CONSTRUCT { id:round-a ?p ?o } WHERE { id:round-a ?p ?o }
"""


def build_small(root: Path) -> Project:
    """Make a project whose build is finished: facts, two stored queries."""
    for folder in ("ontology", "data", "queries/funding"):
        (root / folder).mkdir(parents=True)
    (root / "queries/funding/rounds.rq").write_text(ROUNDS, encoding="utf-8")
    (root / "queries/funding/round-graph.rq").write_text(GRAPH_OF_ROUND, encoding="utf-8")
    project = Project.at(root)
    build = Build(project.state / "builds" / ("0" * 64))
    build.path.mkdir(parents=True)
    prefixes = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
    triples = [quad.triple for quad in ox.parse(prefixes + FACTS, format=ox.RdfFormat.TURTLE)]
    named = [ox.Quad(*triple, ox.NamedNode(GRAPH)) for triple in triples]
    write_index(build.index, [*named, *(ox.Quad(*triple) for triple in triples)])
    ox.serialize(named, str(build.graph_nq), format=ox.RdfFormat.N_QUADS)
    build.catalogue.write_text(json.dumps(catalogue(project.queries)), encoding="utf-8")
    build.manifest.write_text("{}", encoding="utf-8")
    (project.state / "current").write_text(build.hash, encoding="utf-8")
    return project


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a project with a finished build of a few triples."""
    return build_small(tmp_path_factory.mktemp("small"))
