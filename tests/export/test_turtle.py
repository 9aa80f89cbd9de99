"""Turtle that is a pleasure to read."""

import pyoxigraph as ox

from kg.export import turtle
from kg.namespaces import DCTERMS, ID, RDF, RDFS, TG, VOCAB, XSD

FOUNDING = ID + "founding-acme-2014-10"


def triple(subject: str, predicate: str, value: str | ox.Literal) -> ox.Triple:
    node = value if isinstance(value, ox.Literal) else ox.NamedNode(value)
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), node)


def turtle_of(*triples: ox.Triple) -> str:
    return "".join(turtle.lines(triples))


def test_a_tie_reads_as_its_author_wrote_it() -> None:
    month = ox.Literal("2014-10", datatype=ox.NamedNode(XSD + "gYearMonth"))
    text = turtle_of(
        triple(FOUNDING, TG + "founder", ID + "person-b"),
        triple(FOUNDING, TG + "date", month),
        triple(FOUNDING, RDFS + "label", ox.Literal("Founding of Acme", language="en")),
        triple(FOUNDING, TG + "founder", ID + "person-a"),
        triple(ID + "org-acme", RDF + "type", TG + "Organisation"),
        triple(FOUNDING, RDF + "type", TG + "Founding"),
        triple(ID + "org-acme", TG + "legalStatus", VOCAB + "legal-status-unresolved"),
    )
    assert text == (
        "@prefix id: <https://w3id.org/tiegraph/id/> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "@prefix tg: <https://w3id.org/tiegraph/ontology/> .\n"
        "@prefix vocab: <https://w3id.org/tiegraph/vocab/> .\n"
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        "\n"
        "id:founding-acme-2014-10 a tg:Founding ;\n"
        '    rdfs:label "Founding of Acme"@en ;\n'
        '    tg:date "2014-10"^^xsd:gYearMonth ;\n'
        "    tg:founder id:person-a , id:person-b .\n"
        "\n"
        "id:org-acme a tg:Organisation ;\n"
        "    tg:legalStatus vocab:legal-status-unresolved .\n"
    )


def test_many_objects_stand_one_a_line() -> None:
    members = [triple(ID + "body-a", TG + "party", f"{ID}org-member-number-{n}") for n in range(6)]
    block = turtle_of(*members).partition("\n\n")[2]
    assert block.startswith("id:body-a tg:party\n        id:org-member-number-0 ,\n        id:org-member-number-1 ,\n")
    assert max(map(len, block.splitlines())) <= turtle.WIDTH


def test_passage_and_graph_iris_are_written_in_full() -> None:
    text = turtle_of(
        triple(ID + "statement-f01", TG + "passage", ID + "source-a#char=0,56"),
        triple("https://w3id.org/tiegraph/graph/acme/news/funding", DCTERMS + "license", "https://example.org/l"),
    )
    assert "<https://w3id.org/tiegraph/id/source-a#char=0,56>" in text
    assert "<https://w3id.org/tiegraph/graph/acme/news/funding> dcterms:license" in text
    assert "@prefix graph:" not in text


def test_a_number_keeps_its_digits_and_its_type() -> None:
    decimal = ox.NamedNode(XSD + "decimal")
    text = turtle_of(
        triple(ID + "a", TG + "value", ox.Literal("1.50", datatype=decimal)),
        triple(ID + "b", TG + "value", ox.Literal("600000000", datatype=decimal)),
    )
    assert "id:a tg:value 1.50 ." in text
    assert 'id:b tg:value "600000000"^^xsd:decimal .' in text


def test_nothing_gives_nothing() -> None:
    assert turtle_of() == ""
