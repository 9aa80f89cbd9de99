"""What is handed out can be loaded again, by two parsers, and means the same."""

import random

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import example, given
from hypothesis import strategies as st

from kg.export import FORMATS
from kg.export.terms import tag_case
from kg.namespaces import GRAPH, ID, RDF, RDFS, TG, VOCAB, XSD

SYNTAX = {"ntriples": ox.RdfFormat.N_TRIPLES, "turtle": ox.RdfFormat.TURTLE}
RDFLIB = {"ntriples": "nt", "turtle": "turtle"}

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
    ['"""', "\\", "\\u0022", "a\nb\r\tc", "\x00\x01\x7f\x85\u2028", "😀", '"@en', "'", " ", "", "\ufffe", "e\u0301"]
)
tags = st.sampled_from(["en", "zh-hans", "zh-hant-hk", "zh-latn-pinyin", "de-ch-1901", "en-ca-x-ca", "en-gb", "tlh"])
numbers = st.sampled_from(
    [
        *((text, "decimal") for text in ("1.0", "1", ".5", "+01.50", "-0.0", "1.", "7500000000")),
        *((text, "integer") for text in ("0", "-5", "+5", "007")),
        *((text, "boolean") for text in ("true", "false", "1")),
        *((text, "double") for text in ("1e3", "1.0E-3", "INF")),
        ("2018-04", "gYearMonth"),
        ("2019", "gYear"),
        ("2018-06-29", "date"),
    ]
)
spaces = st.sampled_from(
    [ID, TG, VOCAB, GRAPH, RDF, XSD, "http://example.org/", "urn:x:", "https://w3id.org/tiegraph/"]
)
locals_ = st.text(st.sampled_from("aZ09-_.~:/?#[]@!$&'()*+,;=%é商²"), max_size=8)


def iri_or_none(text: str) -> ox.NamedNode | None:
    try:
        return ox.NamedNode(text)
    except ValueError:
        return None


iris = st.builds(str.__add__, spaces, locals_).map(iri_or_none).filter(lambda iri: iri is not None)
literals = (
    st.builds(ox.Literal, texts)
    | st.builds(lambda text, tag: ox.Literal(text, language=tag), texts, tags)
    | numbers.map(lambda pair: ox.Literal(pair[0], datatype=ox.NamedNode(XSD + pair[1])))
    | st.builds(lambda text, iri: ox.Literal(text, datatype=iri), texts, iris.filter(lambda i: "#" not in i.value))
)
predicates = iris | st.sampled_from([ox.NamedNode(RDF + "type"), ox.NamedNode(RDFS + "label")])
triples = st.lists(st.builds(ox.Triple, iris, predicates, iris | literals), max_size=12)


def written(form: str, items: list[ox.Triple]) -> str:
    return "".join(FORMATS[form].write(items))


def loaded(form: str, text: str) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(text.encode(), format=SYNTAX[form])}


@pytest.mark.parametrize("form", SYNTAX)
@given(items=triples)
@example(items=[ox.Triple(ox.NamedNode(ID + "-x"), ox.NamedNode(TG + "a."), ox.NamedNode(ID + "²"))])
def test_what_is_written_loads_to_the_same_triples_and_digits(form: str, items: list[ox.Triple]) -> None:
    text = written(form, items)
    assert loaded(form, text) == set(items)
    assert written(form, list(loaded(form, text))) == text


@pytest.mark.parametrize("form", SYNTAX)
@given(items=triples)
def test_rdflib_reads_the_same_graph_as_from_oxigraphs_own_writer(form: str, items: list[ox.Triple]) -> None:
    ours = rdflib.Graph().parse(data=written(form, items), format=RDFLIB[form])
    plain = ox.serialize(items, format=ox.RdfFormat.N_TRIPLES).decode()
    assert set(ours) == set(rdflib.Graph().parse(data=plain, format="nt"))


@pytest.mark.parametrize("form", SYNTAX)
@given(items=triples, seed=st.integers(0, 99))
def test_order_and_repetition_of_input_change_no_byte(form: str, items: list[ox.Triple], seed: int) -> None:
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


def test_language_case_reaches_the_text_of_every_format() -> None:
    name = ox.Triple(ox.NamedNode(ID + "a"), ox.NamedNode(TG + "nameText"), ox.Literal("商汤", language="zh-hans"))
    assert all('"商汤"@zh-Hans' in written(form, [name]) for form in FORMATS)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_says_what_it_loses(form: str) -> None:
    assert any("graph" in loss for loss in FORMATS[form].loses)
