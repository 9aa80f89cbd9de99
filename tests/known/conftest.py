"""A case that grew: parties in 2019, a pact in an edition of May 2020, and a denial of it in 2021."""

from pathlib import Path

import pytest

from kg.build import build_graph
from kg.publish import Build
from kg.resources import Project

TERMS = """
tg:Source a owl:Class .
tg:source a owl:ObjectProperty .
tg:editionSource a owl:ObjectProperty .
tg:editionDay a owl:DatatypeProperty .
tg:retrievedOn a owl:DatatypeProperty .
"""
PREFIXES = """@prefix id: <https://w3id.org/tiegraph/id/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix tg: <https://w3id.org/tiegraph/ontology/> .
@prefix vocab: <https://w3id.org/tiegraph/vocab/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
SOURCES = {
    "parties": 'id:source-register a tg:Source ; tg:retrievedOn "2019-01-15"^^xsd:date .',
    "pact": """id:source-gazette a tg:Source ; tg:retrievedOn "2026-11-23"^^xsd:date .
      id:edition-gazette tg:editionSource id:source-gazette ; tg:editionDay "2020-05"^^xsd:gYearMonth .""",
}
DENIAL = """id:source-denial a tg:Source ; tg:retrievedOn "2021-02-01"^^xsd:date .
<https://w3id.org/tiegraph/graph/acme/denial> a tg:SourceGraph ; tg:source id:source-denial .
id:statement-denial a tg:Statement ; tg:modality vocab:modality-asserted ; tg:polarity vocab:polarity-denied ;
  tg:states id:agreement-pact .
"""


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


@pytest.fixture
def grown(tiny: Project) -> Project:
    """Return the project, built."""
    append(tiny.ontology / "tiny.ttl", TERMS)
    for name, text in SOURCES.items():
        path = tiny.data[0] / "acme" / f"{name}.ttl"
        source = {"parties": "register", "pact": "gazette"}[name]
        graph = f"<https://w3id.org/tiegraph/graph/acme/{name}> tg:source id:source-{source} ."
        lines = path.read_text(encoding="utf-8").splitlines()
        body = "\n".join(line for line in lines if not line.startswith("@prefix"))
        path.write_text(f"{PREFIXES}{body}\n{graph}\n{text}\n", encoding="utf-8")
    (tiny.data[0] / "acme" / "denial.ttl").write_text(PREFIXES + DENIAL, encoding="utf-8")
    build_graph(tiny)
    return tiny


@pytest.fixture
def whole(grown: Project) -> Build:
    """Return its build."""
    return build_graph(grown).build
