"""What is handed out can be loaded again, by parsers that are not ours, and means the same."""

import random

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from kg.errors import DoesNotFit
from kg.export import FORMATS
from kg.export.terms import tag_case
from kg.namespaces import GRAPH, ID, RDF, TG, shorten
from tests.export import readers
from tests.export.hostile import anything, fit_for_xml
from tests.export.readers import KEEPS_GRAPHS, OXIGRAPH, RAPPER, Said, said_by

pytestmark = pytest.mark.slow

Quads = list[ox.Quad]
DEFAULT = ox.DefaultGraph()
ODD = [ox.Quad(ox.NamedNode(ID + "-x"), ox.NamedNode(TG + "a."), ox.NamedNode(ID + "²"), DEFAULT)]
SCHEMES = [  # IRIs whose schemes are names of ours
    ox.Quad(ox.NamedNode("tg:x"), ox.NamedNode(TG + "value"), ox.NamedNode("value:y"), DEFAULT),
    ox.Quad(ox.NamedNode("id:value"), ox.NamedNode(RDF + "type"), ox.NamedNode(TG + "value"), DEFAULT),
    ox.Quad(ox.NamedNode(ID + "x"), ox.NamedNode("rdf:type"), ox.Literal("a"), DEFAULT),
]
RDF_1_2 = [
    ox.Triple(
        ox.NamedNode("urn:a"),
        ox.NamedNode("urn:a"),
        ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("a")),
    ),
    ox.Literal("a", language="ar", direction=ox.BaseDirection.RTL),
]
plain = [form for form in OXIGRAPH if form != "rdfxml"]


def written(form: str, items: Quads) -> str:
    return "".join(FORMATS[form].write(items))


def said(form: str, items: Quads) -> Said:
    return said_by(items, graphs=form in KEEPS_GRAPHS)


@pytest.mark.parametrize("form", plain)
@given(items=anything)
@example(items=ODD)
@example(items=SCHEMES)
def test_oxigraph_reads_the_same_quads(form: str, items: Quads) -> None:
    assert readers.oxigraph(form, written(form, items)) == said(form, items)


@pytest.mark.parametrize("form", [form for form in plain if form not in ("jsonld", *KEEPS_GRAPHS)])
@given(items=anything)
def test_what_was_read_back_is_written_with_the_same_bytes(form: str, items: Quads) -> None:
    text = written(form, items)
    assert written(form, list(ox.parse(text.encode(), format=OXIGRAPH[form]))) == text


@given(items=anything)
@example(items=SCHEMES)
def test_pyld_reads_the_same_triples_and_fetches_nothing(items: Quads) -> None:
    assert readers.pyld("jsonld", written("jsonld", items)) == said("jsonld", items)


@pytest.mark.parametrize("form", plain)
@given(items=anything)
def test_rdflib_reads_the_same_as_from_oxigraphs_own_writer(form: str, items: Quads) -> None:
    keeps = form in KEEPS_GRAPHS
    own = items if keeps else [quad.triple for quad in items]
    lines = ox.serialize(own, format=ox.RdfFormat.N_QUADS if keeps else ox.RdfFormat.N_TRIPLES).decode()
    assert readers.rdflib_terms(form, written(form, items)) == readers.rdflib_terms(
        "nquads" if keeps else "ntriples", lines
    )


@given(items=fit_for_xml)
def test_three_parsers_of_rdf_xml_read_the_same_triples(items: Quads) -> None:
    text = written("rdfxml", items)
    assert readers.oxigraph("rdfxml", text) == said("rdfxml", items)
    lines = written("ntriples", items)
    assert readers.rdflib_terms("rdfxml", text) == readers.rdflib_terms("ntriples", lines)


@pytest.mark.parametrize("form", RAPPER)
@settings(max_examples=20, deadline=None)  # each starts a process
@given(items=fit_for_xml)
def test_rapper_reads_the_same(form: str, items: Quads) -> None:
    text = written("ntriples", items)
    assume("/." not in text and ":." not in text)  # it resolves dots in the paths of IRIs
    assume(RDF not in text.replace(RDF + "type", ""))  # it knows what there is in this namespace
    assert readers.rapper(form, written(form, items)) == said(form, items)


@pytest.mark.parametrize("form", OXIGRAPH)
@given(items=fit_for_xml, seed=st.integers(0, 99))
def test_order_and_repetition_of_input_change_no_byte(form: str, items: Quads, seed: int) -> None:
    shuffled = items * 2
    random.Random(seed).shuffle(shuffled)
    assert written(form, shuffled) == written(form, items)


@pytest.mark.parametrize(
    ("given_tag", "expected"),
    [
        ("zh-hans", "zh-Hans"),
        ("ZH-LATN-PINYIN", "zh-Latn-pinyin"),
        ("zh-hant-hk", "zh-Hant-HK"),
        ("en-ca-x-ca", "en-CA-x-ca"),
        ("az-latn-x-latn", "az-Latn-x-latn"),
        ("i-hak", "i-hak"),
    ],
)
def test_language_tags_have_the_case_of_rfc_5646(given_tag: str, expected: str) -> None:
    assert tag_case(given_tag) == expected


@pytest.mark.parametrize("form", OXIGRAPH)
def test_language_case_reaches_the_text_of_every_format(form: str) -> None:
    name = ox.Quad(ox.NamedNode(ID + "a"), ox.NamedNode(TG + "nameText"), ox.Literal("商汤", language="zh-hans"))
    text = written(form, [name])
    assert "zh-Hans" in text
    assert "商汤" in text


@pytest.mark.parametrize("form", OXIGRAPH)
def test_blank_nodes_of_a_question_keep_their_shape(form: str) -> None:
    node, knows = ox.NamedNode(ID + "a"), ox.NamedNode(TG + "about")
    one, two = ox.BlankNode("0one"), ox.BlankNode("two.2")
    quads = [ox.Quad(node, knows, one), ox.Quad(one, knows, two), ox.Quad(two, knows, one)]
    again, expected = rdflib.Graph(), rdflib.Graph()
    again += (terms[:3] for terms in readers.rdflib_terms(form, written(form, quads)))
    expected += readers.rdflib_terms("ntriples", "".join(f"{quad} .\n" for quad in quads))
    assert again.isomorphic(expected)


@pytest.mark.parametrize(
    "predicate",
    [
        "http://example.org/",
        "http://example.org/1",
        "http://example.org/a#",
        "urn:x:-",
        *(RDF + name for name in ("li", "about", "Description", "nodeID")),
        "http://www.w3.org/2000/xmlns/a",
    ],
)
def test_a_predicate_that_xml_has_no_name_for_is_refused(predicate: str) -> None:
    node = ox.NamedNode(ID + "a")
    with pytest.raises(DoesNotFit, match=r"cannot be the name of an XML element; write another format") as refusal:
        written("rdfxml", [ox.Quad(node, ox.NamedNode(predicate), node)])
    assert shorten(predicate) in str(refusal.value)


@pytest.mark.parametrize(("text", "code"), [("a\x00b", "0000"), ("\x1f", "001F"), ("\ufffe", "FFFE")])
def test_a_character_that_xml_has_not_is_refused(text: str, code: str) -> None:
    node = ox.NamedNode(ID + "a")
    with pytest.raises(DoesNotFit, match=rf"cannot hold the character U\+{code}"):
        written("rdfxml", [ox.Quad(node, ox.NamedNode(TG + "nameText"), ox.Literal(text))])


@pytest.mark.parametrize("form", ["jsonld", "rdfxml"])
@pytest.mark.parametrize("term", RDF_1_2)
def test_what_only_rdf_1_2_has_is_refused_where_the_format_has_it_not(form: str, term: ox.Triple | ox.Literal) -> None:
    node = ox.NamedNode(ID + "a")
    with pytest.raises(DoesNotFit, match="cannot hold"):
        written(form, [ox.Quad(node, node, term)])


@pytest.mark.parametrize("form", ["nquads", "ntriples", "trig", "turtle"])
@pytest.mark.parametrize("term", RDF_1_2)
def test_what_only_rdf_1_2_has_is_written_where_the_format_has_it(form: str, term: ox.Triple | ox.Literal) -> None:
    quads = [ox.Quad(ox.NamedNode(ID + "a"), ox.NamedNode(TG + "about"), term)]
    assert list(ox.parse(written(form, quads).encode(), format=OXIGRAPH[form])) == quads


def loses_graphs(form: str) -> bool:
    return any("which graph" in loss for loss in FORMATS[form].loses)


@pytest.mark.parametrize("form", OXIGRAPH)
def test_a_format_loses_graphs_only_if_it_says_so(form: str) -> None:
    node = ox.NamedNode(ID + "a")
    text = written(form, [ox.Quad(node, node, node, ox.NamedNode(GRAPH + "x"))])
    assert (GRAPH + "x" not in text and "graph:x" not in text) == loses_graphs(form)
