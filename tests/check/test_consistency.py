"""What contradicts the ontology is a finding of `kg check` and of the build, with the line of all that it takes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import NamedNode, Triple

from kg.build import build_graph
from kg.check import Finding, Premise, Report, Severity, check_project, inconsistent
from kg.check.layout import as_github, as_json, as_text
from kg.check.sarif import as_sarif
from kg.cli import main
from kg.close import Inconsistency, infer_triples
from kg.errors import DoesNotConform
from kg.namespaces import ONTOLOGY_GRAPH
from kg.resources import Project

Turtle = Callable[[str], tuple[Triple, ...]]
FINDING = Finding(
    Path("data/a.ttl"),
    3,
    Severity.VIOLATION,
    "id:a",
    "cannot be",
    premises=(Premise(Path("data/a.ttl"), 3, "id:a rdf:type tg:A"), Premise(Path("ontology/b.ttl"), 7, "x y z, 1 %")),
)


def spoil(project: Project, name: str, text: str) -> Path:
    path = project.data[0] / "acme" / name
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    return path


def premises(finding: Finding) -> list[tuple[str, str]]:
    return [(f"{p.path.name}:{p.line}", p.triple) for p in finding.premises]


def test_each_premise_has_its_file_and_line(tiny: Project) -> None:
    spoil(tiny, "pact.ttl", "\nid:org-acme a tg:Person .\n")
    (finding,) = check_project(tiny).findings
    assert (finding.path.name, finding.line, finding.node) == ("parties.ttl", 8, "id:org-acme")
    assert finding.message.startswith("contradicts the ontology: id:org-acme rdf:type tg:Organisation and ")
    assert premises(finding) == [
        ("parties.ttl:8", "id:org-acme rdf:type tg:Organisation"),
        ("pact.ttl:20", "id:org-acme rdf:type tg:Person"),
        ("tiny.ttl:13", "tg:Organisation owl:disjointWith tg:Person"),
    ]


def test_premises_that_are_inferred_are_traced_to_what_was_written(tiny: Project) -> None:
    model = tiny.ontology / "tiny.ttl"
    text = model.read_text(encoding="utf-8")
    model.write_text(text + "\ntg:partnerOf rdfs:range tg:Person .\n", encoding="utf-8")
    found = check_project(tiny).findings
    assert {f.node for f in found} == {"id:org-acme", "id:org-blanc"}
    for finding in found:
        told = [triple for _, triple in premises(finding)]
        assert "id:agreement-pact tg:party id:org-acme" in told
        assert "tg:partnerOf rdfs:range tg:Person" in told
        assert all(finding.path.is_relative_to(tiny.data[0]) for finding in found)


def test_whoever_checks_the_other_file_hears_of_it(tiny: Project) -> None:
    """Either file can be mended, so a check of either says it."""
    for path in (spoil(tiny, "pact.ttl", "\nid:org-acme a tg:Person .\n"), tiny.data[0] / "acme" / "parties.ttl"):
        assert not check_project(tiny, [path]).conforms


def test_the_build_refuses_it_with_the_same_finding(tiny: Project) -> None:
    spoil(tiny, "pact.ttl", "\nid:org-acme a tg:Person .\n")
    with pytest.raises(DoesNotConform) as caught:
        build_graph(tiny)
    assert tuple(caught.value.findings) == check_project(tiny).findings
    result = CliRunner().invoke(main, ["build", "--project", str(tiny.root)])
    assert result.exit_code == 1
    assert "pact.ttl:20: id:org-acme rdf:type tg:Person" in result.stderr


def test_a_value_outside_of_its_range_is_told_with_the_range(turtle: Turtle) -> None:
    found = infer_triples(turtle("tg:count rdfs:range xsd:integer ."), turtle("id:a tg:count 'many' ."))
    (inconsistency,) = found.inconsistencies
    assert inconsistency.premises == (
        *turtle("id:a tg:count 'many' ."),
        *turtle("tg:count rdfs:range xsd:integer ."),
    )
    (problem,) = inconsistent(found.inconsistencies)
    assert problem.node == NamedNode("https://w3id.org/tiegraph/id/a")


def test_a_literal_that_is_false_by_itself_is_told_where_it_stands(turtle: Turtle) -> None:
    found = infer_triples([], turtle("id:a tg:count 'many'^^xsd:integer ."))
    (inconsistency,) = found.inconsistencies
    assert inconsistency.premises == turtle("id:a tg:count 'many'^^xsd:integer .")


def test_nothing_that_contradicts_the_ontology_is_dropped_for_want_of_a_place() -> None:
    node = NamedNode("https://w3id.org/tiegraph/id/a")
    found = [Inconsistency("about a", (node,)), Inconsistency("about nothing", ())]
    assert [p.node for p in inconsistent(found)] == [node, NamedNode(ONTOLOGY_GRAPH)]


def test_dates_that_contradict_each_other_are_told_with_all_their_lines(tiny: Project) -> None:
    spoil(
        tiny,
        "pact.ttl",
        '\nid:agreement-next a tg:Agreement ;\n  rdfs:label "Next"@en ;\n  tg:party id:org-acme , id:org-blanc ;\n'
        '  tg:monthAfter id:agreement-pact ;\n  tg:start "2018-05"^^xsd:gYearMonth .\n'
        "id:statement-pact tg:states id:agreement-next .\n",
    )
    (finding, *_) = check_project(tiny).findings
    assert {triple for _, triple in premises(finding)} == {
        "id:agreement-next tg:monthAfter id:agreement-pact",
        "id:agreement-next tg:start 2018-05",
        "id:agreement-pact tg:start 2018-05",
    }


def test_a_date_that_a_relation_tells_more_exactly_is_an_info_and_no_warning(tiny: Project) -> None:
    spoil(
        tiny,
        "pact.ttl",
        '\nid:agreement-next a tg:Agreement ;\n  rdfs:label "Next"@en ;\n  tg:party id:org-acme , id:org-blanc ;\n'
        '  tg:start "2018"^^xsd:gYear ;\n  tg:monthAfter id:agreement-pact .\n'
        "id:statement-pact tg:states id:agreement-next .\n",
    )
    report = check_project(tiny)
    (finding,) = report.findings
    assert report.conforms
    assert (finding.severity, finding.value) == (Severity.INFO, "2018")
    assert "tg:start 2018 is told more exactly by a relation: not before 2018-06-01" in finding.message
    assert build_graph(tiny).warnings == ()


def test_the_shipped_project_says_which_dates_are_told_more_exactly(built: Project) -> None:
    found = [finding for finding in check_project(built).findings if "told more exactly" in finding.message]
    assert "id:founding-hkai-lab" in {finding.node for finding in found}


def test_every_layout_has_the_premises() -> None:
    report = Report((FINDING,), 2)
    assert as_text(report).splitlines()[:3] == [
        "data/a.ttl:3: violation: id:a: cannot be",
        "  data/a.ttl:3: id:a rdf:type tg:A",
        "  ontology/b.ttl:7: x y z, 1 %",
    ]
    assert json.loads(as_json(report))["findings"][0]["premises"][1] == {
        "path": "ontology/b.ttl",
        "line": 7,
        "triple": "x y z, 1 %",
    }
    assert (
        as_github(report)
        .splitlines()[0]
        .endswith("::id:a: cannot be%0A  data/a.ttl:3: id:a rdf:type tg:A%0A  ontology/b.ttl:7: x y z, 1 %25")
    )
    related = json.loads(as_sarif(report))["runs"][0]["results"][0]["relatedLocations"]
    assert [one["physicalLocation"]["region"]["startLine"] for one in related] == [3, 7]
