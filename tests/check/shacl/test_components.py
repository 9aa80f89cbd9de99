"""Each constraint component on the smallest data that meets it and the smallest that does not."""

from collections import Counter

import pytest

from kg.namespaces import XSD
from tests.check.shacl.graphs import iri, row, rows, turtle, validated

QUALIFIED = "sh:qualifiedValueShape [ sh:class ex:Above ]"
# What a property shape demands; values that meet it; values that do not; the component and values that are reported.
VALUES = [
    ("sh:minCount 2", "1, 2", "1", "MinCount", [""]),
    ("sh:minCount 1", "1", "", "MinCount", [""]),
    ("sh:maxCount 1", "1", "1, 2", "MaxCount", [""]),
    ("sh:maxCount 0", "", "1", "MaxCount", [""]),
    ("sh:class ex:Above", "ex:below, ex:above", "ex:other, _:b", "Class", [iri("other"), "_:b"]),
    ("sh:class ex:Above", "ex:below", '"text"', "Class", ['"text"']),
    ("sh:class ex:Above, ex:Other", "ex:both", "ex:below", "Class", [iri("below")]),
    ("sh:datatype xsd:integer", "1, -1", "1.0", "Datatype", [f'"1.0"^^<{XSD}decimal>']),
    ("sh:datatype xsd:integer", "", '"x"^^xsd:integer', "Datatype", [f'"x"^^<{XSD}integer>']),
    ("sh:datatype xsd:string", '"x", "1"', '"x"@en, ex:x', "Datatype", ['"x"@en', iri("x")]),
    ("sh:datatype rdf:langString", '"x"@en, "x"@de', '"x"', "Datatype", ['"x"']),
    ("sh:datatype ex:own", '"?"^^ex:own', '"?"', "Datatype", ['"?"']),
    ("sh:nodeKind sh:IRI", "ex:x", "1, _:b", "NodeKind", [f'"1"^^<{XSD}integer>', "_:b"]),
    ("sh:nodeKind sh:BlankNode", "_:b", "ex:x", "NodeKind", [iri("x")]),
    ("sh:nodeKind sh:Literal", '1, "x"@en', "ex:x", "NodeKind", [iri("x")]),
    ("sh:nodeKind sh:BlankNodeOrIRI", "_:b, ex:x", '"x"', "NodeKind", ['"x"']),
    ("sh:nodeKind sh:BlankNodeOrLiteral", '_:b, "x"', "ex:x", "NodeKind", [iri("x")]),
    ("sh:nodeKind sh:IRIOrLiteral", 'ex:x, "x"', "_:b", "NodeKind", ["_:b"]),
    ("sh:minExclusive 1", "2, 1.5", "1, 0.5", "MinExclusive", [f'"1"^^<{XSD}integer>', f'"0.5"^^<{XSD}decimal>']),
    ("sh:minInclusive 1", "1, 1.0", '0, "2"', "MinInclusive", [f'"0"^^<{XSD}integer>', '"2"']),
    ("sh:maxExclusive 1", "0", "1, ex:x", "MaxExclusive", [f'"1"^^<{XSD}integer>', iri("x")]),
    ("sh:maxInclusive 1", "1, -3", "2, _:b", "MaxInclusive", [f'"2"^^<{XSD}integer>', "_:b"]),
    ("sh:minLength 2", '"ab", ex:a, 12', '"a", 1', "MinLength", ['"a"', f'"1"^^<{XSD}integer>']),
    ("sh:minLength -1", '""', "_:b", "MinLength", ["_:b"]),
    ("sh:minLength 0", '""', "_:b", "MinLength", ["_:b"]),
    ("sh:maxLength 2", '"ab", "äö", "\U0001f600x"', '"abc", ex:a', "MaxLength", ['"abc"', iri("a")]),
    ("sh:minLength 99999999999999999999", "", '"a"', "MinLength", ['"a"']),
    ("sh:maxLength 99999999999999999999", '"a"', "_:b", "MaxLength", ["_:b"]),
    ("sh:maxLength -1", "", '"", "a"', "MaxLength", ['""', '"a"']),
    ("sh:maxLength 3", r'"a\"\\"', r'"a\"\\\n"', "MaxLength", [r'"a\"\\\n"']),
    ('sh:pattern "^a+$"', '"aa", "a"@en', '"ab", "Aa"', "Pattern", ['"ab"', '"Aa"']),
    ('sh:pattern "^A" ; sh:flags "i"', '"ab", "AB"', '"b", _:b', "Pattern", ['"b"', "_:b"]),
    ('sh:pattern "org/a$"', "ex:a", "ex:b", "Pattern", [iri("b")]),
    (r'sh:pattern "^\\t$"', r'"\t"', r'"\\t"', "Pattern", [r'"\\t"']),
    ('sh:languageIn ("en" "DE")', '"x"@en, "x"@en-GB, "x"@de', '"x", "x"@fr', "LanguageIn", ['"x"', '"x"@fr']),
    ('sh:languageIn ("en")', '"x"@en', '"x"@eng, ex:x', "LanguageIn", ['"x"@eng', iri("x")]),
    ("sh:uniqueLang true", '"x"@en, "x"@de, "x", "y"', '"x"@en, "y"@EN, "z"@de, "w"@de', "UniqueLang", ["", ""]),
    ("sh:equals ex:q", "ex:shared", "ex:x", "Equals", [iri("x"), iri("shared")]),
    ("sh:disjoint ex:q", "ex:x", "ex:x, ex:shared", "Disjoint", [iri("shared")]),
    ("sh:lessThan ex:n", "4, 4.5", "5, 6", "LessThan", [f'"{n}"^^<{XSD}integer>' for n in (5, 5, 6, 6)]),
    ("sh:lessThanOrEquals ex:n", "5, 5.0", "6", "LessThanOrEquals", [f'"6"^^<{XSD}integer>'] * 2),
    ("sh:lessThan ex:n", "", 'ex:x, "4"', "LessThan", [iri("x"), iri("x"), '"4"', '"4"']),
    ("sh:not [ sh:class ex:Above ]", "ex:other", "ex:below", "Not", [iri("below")]),
    ("sh:and ([ sh:class ex:Above ] [ sh:class ex:Other ])", "ex:both", "ex:below", "And", [iri("below")]),
    ("sh:or ([ sh:class ex:Above ] [ sh:class ex:Other ])", "ex:below, ex:other", "ex:x", "Or", [iri("x")]),
    ("sh:xone ([ sh:class ex:Above ] [ sh:class ex:Other ])", "ex:other", "ex:both", "Xone", [iri("both")]),
    ("sh:xone ([ sh:class ex:Above ] [ sh:class ex:Above ])", "", "ex:below, ex:x", "Xone", [iri("below"), iri("x")]),
    ("sh:node [ sh:nodeKind sh:IRI ]", "ex:x", '"x"', "Node", ['"x"']),
    ("sh:node [ sh:property [ sh:path ex:p ; sh:minCount 1 ] ]", "ex:ok", "ex:none", "Node", [iri("none")]),
    (f"{QUALIFIED} ; sh:qualifiedMinCount 2", "ex:below, ex:above, 1", "ex:below, ex:x", "QualifiedMinCount", [""]),
    (f"{QUALIFIED} ; sh:qualifiedMaxCount 1", "ex:below, ex:x", "ex:below, ex:above", "QualifiedMaxCount", [""]),
    ("sh:hasValue ex:x", "ex:x, ex:y", "ex:y", "HasValue", [""]),
    ('sh:hasValue "01"^^xsd:integer', '"01"^^xsd:integer', "1", "HasValue", [""]),
    ('sh:in (ex:x 1 "a"@en)', 'ex:x, 1, "a"@en', '"01"^^xsd:integer, "a"', "In", [f'"01"^^<{XSD}integer>', '"a"']),
    ("sh:in ()", "", "1", "In", [f'"1"^^<{XSD}integer>']),
]  # fmt: skip
WORLD = """
ex:Below rdfs:subClassOf ex:Middle . ex:Middle rdfs:subClassOf ex:Above .
ex:below a ex:Below . ex:above a ex:Above . ex:other a ex:Other . ex:both a ex:Other, ex:Below .
ex:ok ex:q ex:shared ; ex:n 5, 6 . ex:bad ex:q ex:shared ; ex:n 5, 5.0 .
"""


@pytest.mark.parametrize(("demand", "valid", "invalid", "component", "values"), VALUES)
def test_property_shape(demand: str, valid: str, invalid: str, component: str, values: list[str]) -> None:
    data = WORLD
    data += "".join(f"ex:{node} ex:p {found} .\n" for node, found in (("ok", valid), ("bad", invalid)) if found)
    nodes = ["ex:ok"] * bool(valid) + ["ex:bad"]
    shapes = (
        f"ex:S a sh:NodeShape ; sh:targetNode {', '.join(nodes)} ; sh:property ex:P . ex:P sh:path ex:p ; {demand} ."
    )
    report = validated(data, shapes)
    assert report.unknown == ()
    assert rows(report) == Counter(row(iri("bad"), iri("p"), value, component) for value in values)


# What a node shape demands of a focus node; one that meets it; one that does not; component, path and value reported.
NODES = [
    ("sh:class ex:Above", "ex:below", "ex:other", "Class", "", iri("other")),
    ("sh:datatype xsd:date", '"2020-02-29"^^xsd:date', '"x"^^xsd:date', "Datatype", "", f'"x"^^<{XSD}date>'),
    ("sh:nodeKind sh:IRI", "ex:x", '"x"', "NodeKind", "", '"x"'),
    ("sh:minInclusive 2", "2", "1", "MinInclusive", "", f'"1"^^<{XSD}integer>'),
    ("sh:maxLength 1", '"x"', '"xy"', "MaxLength", "", '"xy"'),
    ('sh:pattern "x"', '"x"', '"y"', "Pattern", "", '"y"'),
    ('sh:languageIn ("en")', '"x"@en', '"x"@de', "LanguageIn", "", '"x"@de'),
    ("sh:equals ex:self", "ex:me", "ex:x", "Equals", "", iri("x")),
    ("sh:disjoint ex:self", "ex:x", "ex:me", "Disjoint", "", iri("me")),
    ("sh:not [ sh:nodeKind sh:IRI ]", '"x"', "ex:x", "Not", "", iri("x")),
    ("sh:node [ sh:nodeKind sh:IRI ]", "ex:x", '"x"', "Node", "", '"x"'),
    ("sh:hasValue ex:x", "ex:x", "ex:y", "HasValue", "", ""),
    ("sh:in (ex:x)", "ex:x", "ex:y", "In", "", iri("y")),
    ("sh:closed true ; sh:property [ sh:path ex:p ]", "ex:x", "ex:closed", "Closed", iri("r"), '"1"'),
    ("sh:closed true ; sh:ignoredProperties (ex:p)", "ex:x", "ex:closed", "Closed", iri("r"), '"1"'),
    ("sh:closed true ; sh:ignoredProperties (ex:p ex:r)", "ex:closed", "ex:me", "Closed", iri("self"), iri("me")),
]  # fmt: skip


@pytest.mark.parametrize(("demand", "valid", "invalid", "component", "path", "value"), NODES)
def test_node_shape(demand: str, valid: str, invalid: str, component: str, path: str, value: str) -> None:
    data = WORLD + "ex:me ex:self ex:me . ex:closed ex:p 1 ; ex:r '1' ."
    focus = str(turtle(f"ex:s ex:o {invalid} .")[0].object)
    report = validated(data, f"ex:P a sh:NodeShape ; sh:targetNode {valid}, {invalid} ; {demand} .")
    assert report.unknown == ()
    assert rows(report) == Counter([row(focus, path, value, component)])
