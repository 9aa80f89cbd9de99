"""What is picked on columns is enough: the checks find in it whatever they find in everything."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.check import Problem, suspects
from kg.check.blanks import check_blanks
from kg.check.deprecated import check_deprecated
from kg.check.licences import check_licences
from kg.check.literals import check_literals
from kg.check.ownership import check_ownership
from kg.check.terms import Vocabulary, check_terms, unclassed_nodes
from kg.columns import Columns, encode, spell_lines, to_triples
from kg.namespaces import DCTERMS, GRAPH, ID, OWL, RDF, RDFS, TG, VOCAB, XSD

CLASSES, PROPERTIES = [TG + "Company", VOCAB + "Odd", ID + "Odd"], [TG + "p", VOCAB + "q", "https://example.org/p"]
IRIS = [
    *CLASSES,
    *PROPERTIES,
    *(namespace + name for namespace in (TG, VOCAB, ID, GRAPH) for name in ("a", "b", "FILL-IN")),
    *("https://w3id.org/tiegraf/id/a", "https://example.org/FILL-IN", "https://example.org/a"),
    *(RDFS + "label", DCTERMS + "license", DCTERMS + "isReplacedBy", OWL + "deprecated", RDF + "type"),
    *(TG + name for name in ("standing", "dateEarliest", "source", "owned", "owner", "interest", "sharePercent")),
    *(TG + name for name in ("startLatest", "endEarliest", "lastConfirmed", "shareMinimum")),
    *(VOCAB + name for name in ("standing-asserted", "interest-shareholding")),
]
TYPES = [
    "boolean",
    "integer",
    "positiveInteger",
    "nonNegativeInteger",
    "decimal",
    "double",
    "date",
    "gYearMonth",
    "gYear",
]
TYPES += ["anyURI", "language", "dateTime", "string", "float", "dates", "intger"]
TEXTS = ["1", "0", "-0", "01", "+5", "1.", ".5", "1e3", "INF", "true", "TRUE", "2018-04-09", "2018-02-30", "0000-01-01"]
TEXTS += ["2018-04", "2018-13", "2018", "0000", "2018-04-09Z", "en-GB", "en_GB", "http://a b", "60", "٣", "FILL-IN", ""]
TEXTS += ['"^^<http://www.w3.org/2001/XMLSchema#date>', "line\nline", "2018-01-01", "2018-12-31"]

nodes = st.sampled_from([*map(NamedNode, IRIS), BlankNode("x")])
literals = st.one_of(
    st.builds(Literal, st.sampled_from(TEXTS)),
    st.builds(lambda text: Literal(text, language="en"), st.sampled_from(TEXTS)),
    st.builds(
        lambda text, name: Literal(text, datatype=NamedNode(XSD + name)),
        st.one_of(st.sampled_from(TEXTS), st.text("0123456789-+.eTZ:", max_size=10)),
        st.sampled_from(TYPES),
    ),
)
triples = st.lists(
    st.builds(Triple, nodes, st.sampled_from([*map(NamedNode, IRIS)]), st.one_of(nodes, literals)), max_size=25
)
ONTOLOGY = [
    *(Triple(NamedNode(iri), NamedNode(RDF + "type"), NamedNode(OWL + "Class")) for iri in CLASSES),
    *(Triple(NamedNode(iri), NamedNode(RDF + "type"), NamedNode(OWL + "ObjectProperty")) for iri in PROPERTIES),
    Triple(NamedNode(VOCAB + "a"), NamedNode(RDFS + "label"), Literal("a")),
    Triple(NamedNode(VOCAB + "a"), NamedNode(OWL + "deprecated"), Literal("true", datatype=NamedNode(XSD + "boolean"))),
]


def table(authored: Iterable[Triple]) -> Columns:
    return encode([spell_lines(authored)])


def told(problems: Iterable[Problem]) -> list[str]:
    return sorted(map(str, set(problems)))


@settings(deadline=None)
@given(triples)
def test_literals_and_blanks(authored: list[Triple]) -> None:
    rows = table(authored)
    assert told(check_literals(to_triples(suspects.suspect_literals(rows)))) == told(check_literals(authored))
    assert told(check_blanks(to_triples(suspects.suspect_blanks(rows)))) == told(check_blanks(authored))


@settings(deadline=None)
@given(triples)
def test_terms_and_classes(authored: list[Triple]) -> None:
    whole = Vocabulary.read(ONTOLOGY, authored)
    picked = to_triples(suspects.suspect_terms(table(authored), replace(whole, described=frozenset())))
    assert told(check_terms(picked, whole)) == told(check_terms(authored, whole))
    assert unclassed_nodes(picked, whole) == unclassed_nodes(authored, whole)


@settings(deadline=None)
@given(triples)
def test_licences_stakes_and_what_is_deprecated(authored: list[Triple]) -> None:
    rows = table(authored)
    assert told(check_licences(to_triples(suspects.licence_rows(rows)))) == told(check_licences(authored))
    assert told(check_ownership(to_triples(suspects.stake_rows(rows)))) == told(check_ownership(authored))
    gone = [NamedNode(VOCAB + "a")]
    picked = to_triples(suspects.deprecated_rows(rows, gone))
    assert told(check_deprecated(picked, ONTOLOGY)) == told(check_deprecated(authored, ONTOLOGY))


@pytest.mark.parametrize("text", ["2018-02-30", "1.5.5", "intger"])
def test_what_is_plainly_right_is_not_picked_and_what_is_wrong_is(text: str) -> None:
    node, name = NamedNode(ID + "a"), NamedNode(TG + "p")
    good = [Triple(node, name, Literal("2018-02-28", datatype=NamedNode(XSD + "date")))]
    bad = [Triple(node, name, Literal(text, datatype=NamedNode(XSD + ("date" if "-" in text else "decimal"))))]
    assert to_triples(suspects.suspect_literals(table([*good, *bad]))) == bad
