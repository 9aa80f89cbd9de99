"""A slip in ontology or shapes is a finding at its own line, said alone, and never a check that is off in silence."""

from pathlib import Path

import pytest
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS, XSD

from kg.build import build_graph
from kg.check import check_project
from kg.check.words import CLOSED
from kg.errors import DoesNotConform
from kg.namespaces import PREFIXES
from kg.resources import Project

HEADS = "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in ("owl", "rdfs", "sh", "shapes", "skos", "tg"))
HEADS += f"@prefix xsd: <{PREFIXES['xsd']}> .\n@prefix o: <https://example.org/o/> .\n"
FIRST = HEADS.count("\n") + 1


def add(project: Project, text: str, *, to: str = "shapes/more.ttl") -> Path:
    path = project.ontology / to
    path.write_text(HEADS + text + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("shapes:A a sh:NodeShape ;\n  sh:targetClas tg:Person .", "sh:targetClas; did you mean sh:targetClass?"),
        ("shapes:A sh:targetClass tg:Person ;\n  sh:severty sh:Info .", "sh:severty; did you mean sh:severity?"),
        ("shapes:A sh:targetClass tg:Person ;\n  sh:clas tg:Person .", "sh:clas; did you mean sh:class?"),
        ("shapes:A a sh:NodeShape ;\n  sh:targetClass tg:Persn .", "tg:Persn; did you mean tg:Person?"),
        ("shapes:A a sh:NodeShape ;\n  sh:targetSubjectsOf tg:prty .", "tg:prty; did you mean tg:party?"),
        ("shapes:A sh:path tg:end ;\n  sh:datatype xsd:dat .", "xsd:dat; did you mean xsd:date?"),
        ("shapes:A a sh:NodeShape ;\n  sh:or ( [ sh:path tg:prty ] ) .", "tg:prty; did you mean tg:party?"),
        ("shapes:A a sh:NodeShape ;\n  sh:or ( shapes:B shapes:A ) .", "shapes:B; mend the IRI, or write that shape"),
        ("shapes:A a sh:PropertyShape ;\n  sh:path tg:xyzzyq .", "tg:xyzzyq; mend the IRI, or declare it in the ontology"),
    ],
)  # fmt: skip
def test_misspelt_word_of_a_shape_is_found_at_its_line(tiny: Project, text: str, term: str) -> None:
    path = add(tiny, text)
    (finding,) = check_project(tiny).findings
    assert (finding.path, finding.line, finding.node) == (path, FIRST + 1, "shapes:A")
    assert finding.message == f"no term {term}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a owl:ObjectProperty , owl:SymetricProperty", "owl:SymetricProperty; did you mean owl:SymmetricProperty?"),
        ("a owl:Class ; rdfs:subClasOf tg:Tie", "rdfs:subClasOf; did you mean rdfs:subClassOf?"),
        ("a owl:Class ; rdfs:subClassOf tg:Evnt", "tg:Evnt; did you mean tg:Event?"),
        ('a owl:Class ; skos:prefLabl "more"', "skos:prefLabl; did you mean skos:prefLabel?"),
    ],
)
def test_misspelt_word_of_a_module_is_found_at_its_line(tiny: Project, text: str, message: str) -> None:
    path = add(tiny, f"tg:more {text} .", to="more.ttl")
    (finding,) = check_project(tiny).findings
    assert (finding.path, finding.line, finding.node) == (path, FIRST, "tg:more")
    assert finding.message == f"no term {message}"


def test_what_follows_from_a_misspelt_ontology_is_not_said(tiny: Project) -> None:
    path = tiny.ontology / "tiny.ttl"
    path.write_text(path.read_text(encoding="utf-8").replace("subClassOf", "subClasOf"), encoding="utf-8")
    findings = check_project(tiny).findings
    assert {finding.path for finding in findings} == {path}
    assert check_project(tiny, [path]).findings == findings
    assert check_project(tiny, [tiny.data[0]]).findings == findings  # nobody asked, but data could not be checked


def test_a_slip_refuses_a_build(tiny: Project) -> None:
    add(tiny, "shapes:A a sh:NodeShape ; sh:targetClas tg:Person .")
    with pytest.raises(DoesNotConform) as caught:
        build_graph(tiny)
    assert tuple(caught.value.findings) == check_project(tiny).findings


def test_words_of_others_are_left_to_them(tiny: Project) -> None:
    add(tiny, "o:thing a o:Kind ; o:made o:other ; rdfs:seeAlso <https://example.org/> .", to="more.ttl")
    add(tiny, "shapes:A a sh:NodeShape ; sh:targetClass o:Kind ; sh:property [ sh:path o:made ; sh:minCount 1 ] .")
    assert check_project(tiny).conforms


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            'shapes:A a sh:NodeShape ; sh:targetClass tg:Person ;\n  sh:property [ sh:path tg:end ; sh:minCount "one" ] .',
            'sh:minCount takes a whole number, such as 1 (found "one"); mend the value',
        ),
        (
            'shapes:A a sh:NodeShape ; sh:targetClass tg:Person ;\n  sh:closed "yes" .',
            'sh:closed takes true or false (found "yes"); mend the value',
        ),
        (
            "shapes:A a sh:NodeShape ; sh:targetClass tg:Person ;\n  sh:pattern 3 .",
            'sh:pattern takes text in quotation marks (found "3"^^xsd:integer); mend the value',
        ),
        (
            'shapes:A a sh:NodeShape ; sh:targetClass tg:Person ;\n  sh:datatype "xsd:date" .',
            'sh:datatype takes an IRI (found "xsd:date"); mend the value',
        ),
        (
            "shapes:A a sh:NodeShape ; sh:targetClass tg:Person ;\n  sh:property [ sh:minCount 1 ] .",
            "a property shape without sh:path; say with sh:path which property it is about",
        ),
        (
            "shapes:A sh:targetClass tg:Person ;\n  a sh:PropertyShape ; sh:minCount 1 .",
            "a property shape without sh:path; say with sh:path which property it is about",
        ),
    ],
)
def test_shape_that_cannot_be_applied_is_found_at_its_line(tiny: Project, text: str, message: str) -> None:
    path = add(tiny, text)
    (finding,) = check_project(tiny).findings
    assert (finding.path, finding.line, finding.node) == (path, FIRST + 1, "shapes:A")
    assert finding.message == message


def test_every_word_that_rdflib_knows_is_known() -> None:
    for vocabulary in (OWL, RDF, RDFS, SH, SKOS, XSD):
        names = {str(term).removeprefix(str(vocabulary)) for term in dir(vocabulary)}
        names = {name for name in names if "-" not in name and ":" not in name}
        assert names <= CLOSED[str(vocabulary)]
