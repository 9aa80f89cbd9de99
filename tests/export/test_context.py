"""One context for all JSON: what a document carries on top is a part of the file that goes with the ontology."""

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from pyld import jsonld

from kg.export import FORMATS, select
from kg.export.context import context
from kg.namespaces import ONTOLOGY_GRAPH, OWL, PREFIXES, RDF, TG
from kg.publish import current_build
from kg.resources import Project
from tests.export.readers import pyld

FILE = json.loads((Path(__file__).parents[2] / "ontology" / "context.jsonld").read_text(encoding="utf-8"))["@context"]


def refuse(url: str, _options: object) -> object:
    raise AssertionError(f"{url} is fetched")


@pytest.fixture(scope="module")
def document(built: Project) -> Any:
    """Return the shipped graph as JSON-LD."""
    quads = select(current_build(built).graph_nq, with_inferences=True)
    return json.loads("".join(FORMATS["jsonld"].write(quads)))


def test_what_a_document_says_of_its_names_is_what_the_file_says(document: Any) -> None:
    inside = document["@context"]
    assert {name for name in inside if ":" not in name} <= set(FILE)
    assert {name: meaning for name, meaning in inside.items() if name in FILE} == {
        n: FILE[n] for n in inside if n in FILE
    }


def test_a_node_has_plain_names_and_a_link_is_a_plain_text(document: Any) -> None:
    nodes = {node["@id"]: node for node in document["@graph"]}
    founding = nodes["id:founding-smart-policing-venture-2017-11"]
    assert "Founding" in founding["@type"]
    assert "id:org-leon" in founding["founder"]
    assert founding["date"] == {"@value": "2017-11", "@type": "xsd:gYearMonth"}


def test_the_file_alone_serves_to_make_documents_small(document: Any) -> None:
    expanded = jsonld.expand(document, {"documentLoader": refuse})
    small = jsonld.compact(expanded, {"@context": FILE}, {"documentLoader": refuse})
    assert pyld("jsonld", json.dumps(small)) == pyld("jsonld", json.dumps(document))
    assert {name for node in small["@graph"] for name in node} & {"founder", "passage", "nameText"}


def test_the_file_has_every_prefix_class_and_property(built: Project) -> None:
    quads = select(current_build(built).graph_nq, graphs=[ONTOLOGY_GRAPH])
    kinds = {OWL + kind for kind in ("Class", "ObjectProperty", "DatatypeProperty")}
    declared = {
        str(quad.subject).strip("<>")
        for quad in quads
        if quad.predicate.value == RDF + "type" and str(quad.object).strip("<>") in kinds
    }
    assert {TG + name for name in FILE} >= {iri for iri in declared if iri.startswith(TG)}
    assert {prefix: FILE[prefix] for prefix in PREFIXES} == PREFIXES


def test_a_term_that_is_called_like_a_prefix_keeps_its_prefix() -> None:
    query = ox.Triple(ox.NamedNode(TG + "query"), ox.NamedNode(RDF + "type"), ox.NamedNode(OWL + "ObjectProperty"))
    assert context([query]) == PREFIXES
