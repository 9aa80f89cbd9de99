"""A small world of our own, so that the bench runs in any checkout: companies, owners, posts, rounds; seeded."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ID, TERM = "https://example.org/id/", "https://example.org/term#"
XSD = "http://www.w3.org/2001/XMLSchema#"
PREFIXES = {"e": ID, "o": TERM, "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "xsd": XSD}
HEAD = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
ONTOLOGY = """@prefix owl: <http://www.w3.org/2002/07/owl#> .
o:Company rdfs:subClassOf o:Organisation . o:Fund rdfs:subClassOf o:Company . o:Organisation rdfs:subClassOf o:Party .
o:Person rdfs:subClassOf o:Party . o:Company owl:disjointWith o:Person .
o:owns rdfs:domain o:Party ; rdfs:range o:Organisation ; rdfs:subPropertyOf o:controls ; owl:inverseOf o:ownedBy .
o:controls a owl:TransitiveProperty ; rdfs:subPropertyOf o:tiedTo . o:tiedTo a owl:SymmetricProperty .
o:holder rdfs:range o:Person ; owl:inverseOf o:holds . o:at rdfs:range o:Organisation .
o:worksAt owl:propertyChainAxiom ( o:holds o:at ) ; rdfs:subPropertyOf o:tiedTo .
o:investor owl:inverseOf o:investedIn . o:backs owl:propertyChainAxiom ( o:investedIn o:raisedBy ) .
[] a owl:Restriction ; owl:onProperty o:investedIn ; owl:someValuesFrom o:Round ; rdfs:subClassOf o:Investor .
"""
SHAPES = """@prefix sh: <http://www.w3.org/ns/shacl#> .
o:OrganisationShape a sh:NodeShape ; sh:targetClass o:Company, o:Fund ;
  sh:property [ sh:path rdfs:label ; sh:minCount 1 ; sh:uniqueLang true ; sh:languageIn ( "en" "zh" ) ] ,
    [ sh:path o:employees ; sh:maxCount 1 ; sh:datatype xsd:integer ; sh:minInclusive 1 ] ,
    [ sh:path o:founded ; sh:minCount 1 ; sh:datatype xsd:date ; sh:maxInclusive "2025-12-31"^^xsd:date ] ,
    [ sh:path o:owns ; sh:or ( [ sh:class o:Company ] [ sh:class o:Fund ] ) ] .
o:PostShape a sh:NodeShape ; sh:targetClass o:Post ;
  sh:property [ sh:path o:holder ; sh:minCount 1 ; sh:maxCount 1 ; sh:class o:Person ] ,
    [ sh:path o:title ; sh:in ( "Chair" "Director" "Scientist" ) ] ,
    [ sh:path o:start ; sh:datatype xsd:date ; sh:lessThan o:end ] .
o:RoundShape a sh:NodeShape ; sh:targetClass o:Round ;
  sh:property [ sh:path o:amount ; sh:minCount 1 ; sh:datatype xsd:decimal ; sh:minExclusive 0 ] ,
    [ sh:path o:investor ; sh:qualifiedValueShape [ sh:class o:Fund ] ; sh:qualifiedMinCount 1 ] .
"""
QUERIES = {
    "lookup": "SELECT ?p ?v WHERE { e:org7 ?p ?v }",
    "sums": """SELECT ?c (SUM(?a) AS ?sum) (COUNT(?r) AS ?n) WHERE { ?r o:raisedBy ?c ; o:amount ?a } GROUP BY ?c""",
    "path": "SELECT ?x WHERE { e:org1 o:owns+ ?x }",
    "without": "SELECT ?c WHERE { ?c a o:Company FILTER NOT EXISTS { ?r o:raisedBy ?c } }",
    "as of": """SELECT ?who ?at WHERE { ?p o:holder ?who ; o:at ?at ; o:start ?s . FILTER(?s <= "2015-06-30"^^xsd:date)
    OPTIONAL { ?p o:end ?e } FILTER(!BOUND(?e) || ?e > "2015-06-30"^^xsd:date) }""",
}


def write(folder: Path, size: int) -> None:
    """Write data, data with errors, ontology, shapes and questions about so many organisations (about 30 triples for each)."""
    chance = random.Random(42)  # the same world each time
    triples = list(_triples(size, chance))
    lines = [f"{_full(s)} {_full(p)} {_full(o)} .\n" for s, p, o in triples]
    spoilt = [_spoil(triple, chance) if chance.random() < 0.02 else triple for triple in triples]
    bad = [f"{_full(s)} {_full(p)} {_full(o)} .\n" for s, p, o in spoilt]
    for name, text in {
        "data.nt": "".join(lines),
        "bad.nt": "".join(bad),
        "data.ttl": HEAD + "".join(f"{s} {p} {o} .\n" for s, p, o in triples),
        "tbox.ttl": HEAD + ONTOLOGY,
        "shapes.ttl": HEAD + SHAPES,
        "queries.json": json.dumps({name: _prologue() + query for name, query in QUERIES.items()}),
        "prefixes.json": json.dumps(PREFIXES),
    }.items():
        (folder / name).write_text(text, encoding="utf-8")


def _triples(size: int, chance: random.Random) -> Iterator[tuple[str, str, str]]:
    for n in range(size):
        org, number = f"e:org{n}", chance.randrange
        yield from _described(org, "Fund" if n % 12 == 0 else "Company", f"Organisation {n}")
        yield org, "o:employees", f'"{number(1, 90_000)}"^^xsd:integer'
        yield org, "o:founded", f'"{number(1950, 2020)}-{number(1, 13):02}-{number(1, 29):02}"^^xsd:date'
        if n % 40:
            yield f"e:org{number(n // 40 * 40, n)}", "o:owns", org
        for k in (2 * n, 2 * n + 1):
            post, start = f"e:post{k}", number(1995, 2020)
            yield from _described(f"e:person{k}", "Person", f"Person {k}")
            yield from ((post, "a", "o:Post"), (post, "o:holder", f"e:person{number(2 * size)}"), (post, "o:at", org))
            yield post, "o:title", f'"{chance.choice(("Chair", "Director", "Scientist"))}"'
            yield post, "o:start", f'"{start}-01-31"^^xsd:date'
            yield post, "o:end", f'"{start + number(1, 9)}-12-31"^^xsd:date'
        for k in range(2):
            round_ = f"e:round{2 * n + k}"
            yield from ((round_, "a", "o:Round"), (round_, "o:raisedBy", org))
            yield round_, "o:amount", f'"{number(1, 900_000)}.00"^^xsd:decimal'
            yield round_, "o:investor", f"e:org{number(0, size // 12 + 1) * 12}"


def _described(node: str, kind: str, name: str) -> Iterator[tuple[str, str, str]]:
    yield from ((node, "a", f"o:{kind}"), (node, "rdfs:label", f'"{name}"@en'))


def _spoil(triple: tuple[str, str, str], chance: random.Random) -> tuple[str, str, str]:
    """Return a triple with an object that its shape refuses, if it has a shape."""
    s, p, o = triple
    wrong = {
        "rdfs:label": '"nom"@fr',
        "o:employees": chance.choice(['"-5"^^xsd:integer', '"many"']),
        "o:founded": chance.choice(['"2031-01-01"^^xsd:date', '"2001/01/01"^^xsd:date']),
        "o:owns": "e:person1",
        "o:holder": "e:org1",
        "o:title": '"Janitor"',
        "o:end": chance.choice(['"1990-01-01"^^xsd:date', '"2020/13/01"^^xsd:date']),
        "o:amount": '"0.0"^^xsd:decimal',
    }
    return s, p, wrong.get(p, o)


def _full(term: str) -> str:
    """Write a term of Turtle as one of N-Triples."""
    if term == "a":
        return "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    if term.startswith('"'):
        return term if "^^" not in term else term.replace("^^xsd:", f"^^<{XSD}") + ">"
    prefix, _, name = term.partition(":")
    return f"<{PREFIXES[prefix]}{name}>"


def _prologue() -> str:
    return "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
