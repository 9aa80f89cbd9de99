"""Quads that writers stumble over, for hypothesis: odd texts, odd IRIs, odd numbers, every language of ours."""

import pyoxigraph as ox
from hypothesis import strategies as st

from kg.namespaces import GRAPH, ID, RDF, RDFS, TG, VOCAB, XSD

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
    ['"""', "\\", "\\u0022", "a\nb\r\tc", "\x00\x01\x7f\x85\u2028", "😀", '"@en', "'", " ", "", "\ufffe", "e\u0301"]
)
printable = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=20) | st.sampled_from(
    ["]]>", "&amp;", "<a b='c'/>", "a\nb\r\tc\r\n", " \n ", "<!-- ", "😀", '"@en', "", "\x7f\x85\u2028"]
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
    [ID, TG, VOCAB, GRAPH, RDF, XSD, "http://example.org/", "urn:x:", "https://w3id.org/tiegraph/", "tg:", "value:"]
)
locals_ = st.text(st.sampled_from("aZ09-_.~:/?#[]@!$&'()*+,;=%é商²"), max_size=8) | st.sampled_from(["value", "query"])
names = st.sampled_from(["a", "_", "Z9", "a-1.b", "é", "商汤", "x/y", "1a", "a:b", "value"])


def iri_or_none(text: str) -> ox.NamedNode | None:
    try:
        return ox.NamedNode(text)
    except ValueError:
        return None


iris = st.builds(str.__add__, spaces, locals_).map(iri_or_none).filter(lambda iri: iri is not None)
types = iris.filter(lambda iri: "#" not in iri.value)  # XSD and RDF have rules of their own for what is in a literal
typed = numbers.map(lambda pair: ox.Literal(pair[0], datatype=ox.NamedNode(XSD + pair[1])))


def literals(texts: st.SearchStrategy[str]) -> st.SearchStrategy[ox.Literal]:
    tagged = st.builds(lambda text, tag: ox.Literal(text, language=tag), texts, tags)
    other = st.builds(lambda text, iri: ox.Literal(text, datatype=iri), texts, types)
    return st.builds(ox.Literal, texts) | tagged | typed | other


common = st.sampled_from([ox.NamedNode(RDF + "type"), ox.NamedNode(RDFS + "label"), ox.NamedNode(TG + "value")])
named = st.builds(str.__add__, spaces, names).map(ox.NamedNode)  # predicates that are XML names
graphs = st.sampled_from([ox.DefaultGraph(), *(ox.NamedNode(GRAPH + name) for name in ("a/b", "inferred", "x~y"))])


def quads_of(
    predicates: st.SearchStrategy[ox.NamedNode], texts: st.SearchStrategy[str]
) -> st.SearchStrategy[list[ox.Quad]]:
    return st.lists(st.builds(ox.Quad, iris, predicates, iris | literals(texts), graphs), max_size=12)


anything = quads_of(iris | common, texts)
fit_for_xml = quads_of(named | common, printable)
