"""A contradiction is a finding with its premises, the axioms among them, and the file and line of each."""

from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.build import build_graph
from kg.check import Case, Finding
from kg.check.contradictions import locate_inconsistencies
from kg.close.told import Inconsistency
from kg.errors import DoesNotConform
from kg.namespaces import PREFIXES
from kg.read import load_files, parse_files
from kg.resources import Project

HEAD = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in sorted(PREFIXES.items()))


def write(project: Project, name: str, text: str) -> Path:
    """Write a file of data; what is said begins on the line after its prefixes and its own two lines."""
    path = project.data[0] / "acme" / f"{name}.ttl"
    graph = f'<https://w3id.org/tiegraph/graph/acme/{name}> a tg:SourceGraph ;\n    rdfs:label "{name}"@en .\n'
    path.write_text(HEAD + graph + text, encoding="utf-8")
    return path


def findings(project: Project) -> list[Finding]:
    with pytest.raises(DoesNotConform) as caught:
        build_graph(project)
    return list(caught.value.findings)


def line_of(path: Path, text: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


def test_each_premise_has_its_file_and_line(tiny: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tiny.root)
    path = write(tiny, "both", "\nid:org-acme a tg:Person .\n")
    (found,) = findings(tiny)
    parties, ontology = tiny.data[0] / "acme" / "parties.ttl", tiny.ontology / "tiny.ttl"
    said = [
        f"data/acme/parties.ttl:{line_of(parties, 'id:org-acme a tg:Organisation')}",
        f"data/acme/both.ttl:{line_of(path, 'tg:Person')}",
        f"ontology/tiny.ttl:{line_of(ontology, 'owl:disjointWith')}",
    ]
    assert found.message == (
        "contradicts the ontology: id:org-acme rdf:type tg:Organisation and id:org-acme rdf:type tg:Person, "
        f"by tg:Organisation owl:disjointWith tg:Person; rule cax-dw; stated at {', '.join(said)}"
    )
    assert f"{found.path.relative_to(tiny.root)}:{found.line}" == said[0]


def test_what_is_inferred_is_traced_to_what_was_authored(tiny: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tiny.root)
    ontology = tiny.ontology / "tiny.ttl"
    more = "\ntg:Board a owl:Class ;\n    rdfs:subClassOf tg:Organisation .\n"
    ontology.write_text(ontology.read_text(encoding="utf-8") + more, encoding="utf-8")
    path = write(tiny, "board", '\nid:person-x a tg:Board ,\n        tg:Person ;\n    rdfs:label "X"@en .\n')
    (found,) = findings(tiny)
    assert "id:person-x rdf:type tg:Organisation" in found.message
    assert found.message.endswith(
        f"stated at data/acme/board.ttl:{line_of(path, 'a tg:Board')}, data/acme/board.ttl:{line_of(path, 'tg:Person ;')}, "
        f"ontology/tiny.ttl:{line_of(ontology, 'rdfs:subClassOf tg:Organisation')}, "
        f"ontology/tiny.ttl:{line_of(ontology, 'owl:disjointWith')}"
    )


def test_a_value_that_is_none_of_its_range_shows_where_it_is_stated(tiny: Project) -> None:
    ontology = tiny.ontology / "tiny.ttl"
    more = "\ntg:count a owl:DatatypeProperty ;\n    rdfs:range xsd:boolean .\n"
    text = ontology.read_text(encoding="utf-8") + more
    ontology.write_text(f"@prefix xsd: <{PREFIXES['xsd']}> .\n" * ("@prefix xsd:" not in text) + text, encoding="utf-8")
    many = "".join(f'id:org-acme tg:count "{n}" .\n' for n in range(30))
    path = write(tiny, "counted", many)
    found = findings(tiny)
    assert len(found) == 30
    assert {f.path for f in found} == {path}
    assert {f.line for f in found} == set(range(line_of(path, 'count "0"'), line_of(path, 'count "29"') + 1))


def test_without_premises_the_node_shows_where(tiny: Project) -> None:
    case = Case.of(parse_files(load_files(tiny)))
    node = NamedNode("https://w3id.org/tiegraph/id/org-acme")
    (found,) = locate_inconsistencies([Inconsistency("cannot be", (node,))], case)
    assert found.path.name == "parties.ttl"
    assert found.message == "cannot be"
    assert locate_inconsistencies([], case) == []
    (nowhere,) = locate_inconsistencies([Inconsistency("cannot be", ())], case)
    assert nowhere.line == 1


def test_of_very_many_premises_some_places_are_named_and_the_rest_counted(tiny: Project) -> None:
    case = Case.of(parse_files(load_files(tiny)))
    node = NamedNode("https://w3id.org/tiegraph/id/org-acme")
    premises = tuple(case.reading.schema())[:40]
    (found,) = locate_inconsistencies([Inconsistency("cannot be", (node,), premises)], case)
    assert found.message.count(".ttl:") == 8
    assert found.message.rpartition(", ")[2].endswith(" more")
