"""The description in VoID and DCAT says what a catalogue needs, conforms to our shapes, and counts right."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.export import FORMATS, select
from kg.export.void import DATASET
from kg.namespaces import GRAPH, INFERRED_GRAPH, VOID, XSD
from kg.publish import current_build
from kg.resources import Project
from tests.export.readers import rapper

pytestmark = pytest.mark.slow

SHAPES = Path(__file__).with_name("void-shapes.ttl")
NEWS, OTHER = GRAPH + "acme/news", GRAPH + "acme/other"
QUADS = f"""
<{NEWS}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/tiegraph/ontology/SourceGraph> <{NEWS}> .
<{NEWS}> <http://www.w3.org/2000/01/rdf-schema#label> "News of Acme"@en <{NEWS}> .
<{NEWS}> <http://purl.org/dc/terms/license> <https://creativecommons.org/publicdomain/zero/1.0/> <{NEWS}> .
<{NEWS}> <https://w3id.org/tiegraph/ontology/source> <https://w3id.org/tiegraph/id/source-news> <{NEWS}> .
<{NEWS}> <https://w3id.org/tiegraph/ontology/edition> "first" <{NEWS}> .
<{NEWS}> <https://w3id.org/tiegraph/ontology/retrievedOn> "2026-11-23"^^<{XSD}date> <{NEWS}> .
<https://w3id.org/tiegraph/id/source-news> <http://www.w3.org/2000/01/rdf-schema#label> "The news"@en <{OTHER}> .
<{NEWS}> <http://www.w3.org/2000/01/rdf-schema#label> "News of Acme"@en <{OTHER}> .
<urn:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://example.org/Thing> <{INFERRED_GRAPH}> .
"""


def described(quads: list[ox.Quad]) -> str:
    return "".join(FORMATS["void"].write(quads))


@pytest.fixture(scope="module")
def text() -> str:
    """Return the description of a few quads in three graphs."""
    return described(list(ox.parse(QUADS, format=ox.RdfFormat.N_QUADS)))


def complaints(text: str) -> set[str]:
    """Return the shapes of ours that a description does not conform to, and by which property."""
    from pyshacl import validate
    from rdflib.namespace import SH

    data = rdflib.Graph().parse(data=text, format="turtle")
    _, results, _ = validate(data, shacl_graph=rdflib.Graph().parse(SHAPES))
    found = {*results.objects(predicate=SH.resultPath), *results.objects(predicate=SH.sourceConstraintComponent)}
    names = {re.split("[/#]", str(found_by))[-1] for found_by in found}
    return {name for name in names if not name.endswith("Component") or name.startswith("Class")}


def counted(text: str, dataset: str) -> dict[str, int]:
    graph = rdflib.Graph().parse(data=text, format="turtle")
    return {
        str(p).removeprefix(VOID): int(o)
        for p, o in graph.predicate_objects(rdflib.URIRef(dataset))
        if isinstance(o, rdflib.Literal) and o.datatype == rdflib.XSD.integer
    }


def test_a_description_conforms(text: str) -> None:
    assert complaints(text) == set()


@pytest.mark.parametrize(
    ("line", "other", "complaint"),
    [
        (r"dcterms:title \"News.*", "", "title"),
        (r"dcterms:title (\"News.*)@en", r'dcterms:title \1@en , "Other news"@en', "title"),
        (r"dcterms:license", "dcterms:rights", "license"),
        (r"dcterms:source .*", "dcterms:source id:source-other ;", "source"),
        (r"tg:edition \"first\" ;", "", "edition"),
        (r"tg:retrievedOn \"2026-11-23\"\^\^xsd:date", 'tg:retrievedOn "2026-11-23"', "retrievedOn"),
        (r"dcterms:description .*", "", "description"),
        (r"void:subset", "void:feature", "subset"),
        (r"void:distinctObjects .*", "", "distinctObjects"),
        (r"void:classes \d+", 'void:classes "many"', "classes"),
        (r"void:entities \d+", "void:entities 0", "classPartition"),
        (r"\[ void:property rdf:type ;", "[", "propertyPartition"),
        (r"dcat:Dataset , ", "", "ClassConstraintComponent"),
    ],
)
def test_each_thing_that_is_left_out_is_seen(text: str, line: str, other: str, complaint: str) -> None:
    spoilt = re.sub(line, other, text)
    assert spoilt != text
    assert complaint in complaints(spoilt)


def test_triples_of_two_graphs_count_once_in_the_whole(text: str) -> None:
    assert counted(text, DATASET) == {
        "triples": 8, "distinctSubjects": 3, "distinctObjects": 8, "classes": 2, "properties": 6,
    }  # fmt: skip
    assert counted(text, OTHER)["triples"] == 2


def test_a_graph_says_its_source_edition_day_and_licence_and_the_source_its_name(text: str) -> None:
    block = text[text.index(f"<{NEWS}> a") :]
    for line in (
        'dcterms:title "News of Acme"@en',
        "dcterms:license <https://creativecommons.org/publicdomain/zero/1.0/>",
        "dcterms:source id:source-news",
        'tg:edition "first"',
        'tg:retrievedOn "2026-11-23"^^xsd:date',
        "[ void:class tg:SourceGraph ; void:entities 1 ]",
        "[ void:property tg:edition ; void:triples 1 ]",
        'id:source-news dcterms:title "The news"@en .',
    ):
        assert line in block


def test_a_graph_that_the_build_made_says_what_it_is(text: str) -> None:
    assert 'dcterms:title "What follows from the ontology and its projections"@en' in text
    assert "[ void:class <http://example.org/Thing> ; void:entities 1 ]" in text


def test_nothing_is_described_as_nothing() -> None:
    assert "void:triples 0" in described([])


def test_raptor_reads_it(text: str) -> None:
    said = rapper("turtle", text)
    assert (f"<{NEWS}>", f"<{VOID}triples>", "6", "http://www.w3.org/2001/XMLSchema#integer", "") in said


def test_the_shipped_graph_is_described_to_the_last_triple(built: Project) -> None:
    quads = select(current_build(built).graph_nq, with_inferences=True)
    text = described(quads)
    assert complaints(text) == set()
    assert counted(text, DATASET)["triples"] == len({str(quad.triple) for quad in quads})
    for graph in {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)}:
        assert counted(text, graph)["triples"] == sum(quad.graph_name.value == graph for quad in quads)
