"""Evidence for other tools: RDF 1.2 in which statements reify, and nanopublications that keep the rules of theirs."""

import warnings
from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import DCTERMS, PROV, RDF

import kg
from kg.errors import NotFound
from kg.export.nanopub import publication_iri
from kg.export.stated import Stated, read_stated
from kg.namespaces import BASE, ID, NP, TG, VOCAB
from kg.resources import Project

PARTS = {"assertion": "hasAssertion", "provenance": "hasProvenance", "pubinfo": "hasPublicationInfo"}
SALE = "id:stake-sale-sensetime-smart-policing-venture-2019-04"
REIFIES = str(RDF.reifies) if hasattr(RDF, "reifies") else str(RDF) + "reifies"


@pytest.fixture(scope="module")
def graph(built: Project) -> Iterator[kg.Graph]:
    with kg.open(built.root) as graph:
        yield graph


@pytest.fixture(scope="module")
def all_stated(graph: kg.Graph) -> tuple[Stated, ...]:
    rows = graph.sparql("SELECT DISTINCT ?s { ?s a tg:Statement } ORDER BY ?s")
    return read_stated(graph.build.graph_nq, [row[0] for row in rows])


Graphs = dict[str, rdflib.Graph]


@pytest.fixture(scope="module")
def published(graph: kg.Graph) -> Graphs:
    """Return the graphs of the nanopublications of all that is stated in the shipped graph, as rdflib reads them."""
    dataset = rdflib.Dataset()
    rows = graph.sparql("SELECT DISTINCT ?source { ?source a tg:Source } ORDER BY ?source")
    with warnings.catch_warnings():  # rdflib 7.6 reads TriG through methods that it has deprecated itself
        warnings.simplefilter("ignore", DeprecationWarning)
        for (source,) in rows:
            dataset.parse(data=graph.evidence(source).export("nanopub"), format="trig")
        return {str(one.identifier): one for one in dataset.graphs() if len(one)}


def quoted(text: str) -> dict[str, set[ox.Triple]]:
    """Return what each reifier in a text of Turtle 1.2 stands for."""
    found: dict[str, set[ox.Triple]] = defaultdict(set)
    for quad in ox.parse(text, format=ox.RdfFormat.TURTLE):
        if quad.predicate.value == REIFIES:
            assert isinstance(quad.object, ox.Triple)
            found[str(quad.subject.value)].add(quad.object)
    return found


def authored(graph: kg.Graph, node: str) -> set[ox.Triple]:
    quads = ox.parse(path=graph.build.graph_nq, format=ox.RdfFormat.N_QUADS)
    made = (BASE + "graph/derived", BASE + "graph/inferred")
    return {q.triple for q in quads if q.subject == ox.NamedNode(node) and q.graph_name.value not in made}


def test_rdf12_quotes_each_authored_triple_of_the_node_and_asserts_none(graph: kg.Graph) -> None:
    text = graph.evidence(SALE).export("rdf12")
    node = ID + SALE.removeprefix("id:")
    assert authored(graph, node) <= quoted(text)[ID + "statement-f51"]
    asserted = [quad for quad in ox.parse(text, format=ox.RdfFormat.TURTLE) if quad.subject == ox.NamedNode(node)]
    assert asserted == []


def test_rdf12_says_of_the_reifier_how_where_and_in_which_source(graph: kg.Graph) -> None:
    store = ox.Store()
    store.load(graph.evidence(SALE).export("rdf12").encode(), format=ox.RdfFormat.TURTLE)
    answer = store.query(
        f"""PREFIX rdf: <{RDF}> PREFIX tg: <{TG}> PREFIX dcterms: <{DCTERMS}>
        SELECT ?modality ?licence ?day WHERE {{
          ?statement rdf:reifies <<( ?sale tg:seller <{ID}org-sensetime> )>> ; tg:modality ?modality ;
            tg:passage/tg:inSource ?source .
          ?source dcterms:license ?licence ; tg:retrievedOn ?day . }}"""
    )
    assert isinstance(answer, ox.QuerySolutions)
    (row,) = answer
    assert row["modality"].value == VOCAB + "modality-asserted"
    assert (row["licence"].value, row["day"].value) == ("https://creativecommons.org/licenses/by-sa/4.0/", "2026-11-23")


@pytest.mark.parametrize("form", [ox.RdfFormat.TURTLE, ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS])
def test_rdf12_goes_through_every_writer_of_pyoxigraph_and_back(graph: kg.Graph, form: ox.RdfFormat) -> None:
    triples = {
        quad.triple for quad in ox.parse(graph.evidence("SenseTime").export("rdf12"), format=ox.RdfFormat.TURTLE)
    }
    written = ox.serialize(triples, format=form)
    assert written
    assert {quad.triple for quad in ox.parse(written, format=form)} == triples


def test_a_denied_statement_is_quoted_too_and_says_that_it_denies(graph: kg.Graph) -> None:
    text = graph.evidence("id:statement-note-l04").export("rdf12")
    assert quoted(text)[ID + "statement-note-l04"]
    assert "tg:polarity vocab:polarity-denied" in text


@pytest.mark.parametrize("form", ["rdf12", "nanopub"])
def test_the_same_node_gives_the_same_bytes(graph: kg.Graph, form: str) -> None:
    assert graph.evidence("SenseTime").export(form) == graph.evidence("SenseTime").export(form)


def publications(published: Graphs) -> dict[rdflib.URIRef, str]:
    """Return each nanopublication with its head: the graph that gives it its class."""
    kind = rdflib.URIRef(NP + "Nanopublication")
    return {rdflib.URIRef(str(iri)): name for name, said in published.items() for iri in said.subjects(RDF.type, kind)}


def test_there_is_one_nanopublication_for_each_statement(published: Graphs, all_stated: tuple[Stated, ...]) -> None:
    assert {str(iri) for iri in publications(published)} == {publication_iri(stated.iri) for stated in all_stated}
    assert len(all_stated) > 100


def test_each_nanopublication_is_well_formed(published: Graphs) -> None:
    """The rules of the guidelines: one head, three other graphs, none empty, each about what it must be about."""
    named: set[str] = set()
    for iri, head in publications(published).items():
        said = published[head]
        assert len(said) == 4, "the head says only what the parts are"
        parts = {name: list(said.objects(iri, rdflib.URIRef(NP + link))) for name, link in PARTS.items()}
        assert all(len(found) == 1 for found in parts.values()), iri
        graphs = {name: str(found[0]) for name, found in parts.items()}
        assert len({*graphs.values(), head, str(iri)}) == 5, "all five IRIs differ"
        assert set(graphs.values()) <= published.keys(), iri
        assertion, about = rdflib.URIRef(graphs["assertion"]), published[graphs["provenance"]]
        assert list(about.predicate_objects(assertion)), "the provenance speaks of the assertion"
        assert list(published[graphs["pubinfo"]].predicate_objects(iri))
        named |= {*graphs.values(), head}
    assert set(published) == named, "every triple is in a graph of a nanopublication"


def test_provenance_has_passage_and_source_and_pubinfo_licence_and_day(published: Graphs) -> None:
    for iri in publications(published):
        assertion = rdflib.URIRef(f"{iri}/assertion")
        provenance, pubinfo = (published[f"{iri}/{part}"] for part in ("provenance", "pubinfo"))
        sources = set(provenance.objects(assertion, PROV.hadPrimarySource))
        places = set(provenance.objects(assertion, PROV.wasDerivedFrom))
        assert sources
        assert {
            source for place in places for source in provenance.objects(place, rdflib.URIRef(TG + "inSource"))
        } == sources
        assert all((source, DCTERMS.license, None) in provenance for source in sources)
        assert len(list(pubinfo.objects(iri, DCTERMS.license))) == 1
        (day,) = pubinfo.objects(iri, DCTERMS.created)
        assert day in set(provenance.objects(None, rdflib.URIRef(TG + "retrievedOn")))


def test_an_assertion_has_no_fact_that_is_planned_alleged_hoped_or_denied(
    published: Graphs, all_stated: tuple[Stated, ...]
) -> None:
    met = set()
    for stated in all_stated:
        assertion = published[publication_iri(stated.iri) + "/assertion"]
        facts = {str(t.subject.value) for t in stated.facts}
        typed = {str(s) for s in assertion.subjects(RDF.type)} & facts
        how = (stated.code("modality"), stated.code("polarity"))
        firm = how[0] in ("asserted", "attributed", "announced") and how[1] == "affirmed"
        met.add(firm)
        assert typed == (facts if firm else set()), stated.iri
        if not firm:
            assert (rdflib.URIRef(stated.iri), rdflib.URIRef(TG + "states"), None) in assertion
    assert met == {True, False}


def test_the_words_of_another_are_attributed_to_the_one_who_spoke(graph: kg.Graph) -> None:
    text = graph.evidence("id:count-sensetime-computing-gpus").export("nanopub")
    assert "prov:wasAttributedTo id:person-gregory-c-allen" in text


def test_no_sentence_of_a_source_is_handed_out(graph: kg.Graph) -> None:
    for form in ("rdf12", "nanopub"):
        assert "oa:exact" not in graph.evidence("SenseTime").export(form)
        assert "tg:text" not in graph.evidence("SenseTime").export(form)


def test_an_unknown_form_is_refused_with_the_nearest(graph: kg.Graph) -> None:
    with pytest.raises(NotFound, match="no form of evidence 'nanopubs'; did you mean 'nanopub'"):
        graph.evidence(SALE).export("nanopubs")
