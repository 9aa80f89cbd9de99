"""A project is checked as a whole, or some files of it with the rest around them; each finding has its line."""

import shutil
from pathlib import Path

import pytest

from kg.check import Finding, Report, Severity, check_project
from kg.errors import Unreadable
from kg.resources import Project


def spoil(project: Project, name: str, old: str, new: str) -> Path:
    path = project.data[0] / "acme" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def said(report: Report) -> list[tuple[str, int, str, str]]:
    return [(f.path.name, f.line, f.node, f.message) for f in report.findings]


def test_a_clean_project_conforms(tiny: Project) -> None:
    assert check_project(tiny) == Report((), 4)


def test_a_missing_value_has_the_line_of_what_is_there_and_a_wrong_one_its_own(tiny: Project) -> None:
    spoil(tiny, "pact.ttl", "id:org-acme , id:org-blanc", "id:org-acme")
    assert said(check_project(tiny)) == [
        ("pact.ttl", 12, "id:agreement-pact", "A tie has two parties or more: add the missing one.")
    ]


def test_one_too_many_is_found_where_it_was_added(tiny: Project) -> None:
    path = tiny.data[0] / "acme" / "pact.ttl"
    text = path.read_text(encoding="utf-8")
    more = '\nid:agreement-pact <http://www.w3.org/2000/01/rdf-schema#label> "Pact again"@en .\n'
    path.write_text(text + more, encoding="utf-8")
    (finding,) = check_project(tiny).findings
    assert finding.line == text.count("\n") + 2


def test_a_class_that_a_thing_should_not_have_is_found_where_it_was_added(tiny: Project) -> None:
    path = tiny.data[0] / "acme" / "parties.ttl"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "\nid:org-acme a tg:Tie .\n", encoding="utf-8")
    (finding,) = (one for one in check_project(tiny).findings if one.severity is Severity.VIOLATION)
    assert (finding.node, finding.line) == ("id:org-acme", text.count("\n") + 2)


def test_a_misspelt_property_is_found_at_its_line(tiny: Project) -> None:
    spoil(tiny, "pact.ttl", "tg:start", "tg:stort")
    assert said(check_project(tiny)) == [
        ("pact.ttl", 13, "id:agreement-pact", "no property tg:stort; did you mean tg:start?")
    ]


def test_dates_that_contradict_each_other_are_findings_at_the_relation(tiny: Project) -> None:
    spoil(tiny, "pact.ttl", "tg:start", "tg:after id:signing-old ;\n    tg:start")
    spoil(
        tiny,
        "parties.ttl",
        "id:org-acme a",
        'id:signing-old a tg:Signing ;\n    tg:date "2019-01-01"^^<http://www.w3.org/2001/XMLSchema#date> ;\n'
        "    tg:signatory id:org-acme , id:org-blanc .\n\nid:org-acme a",
    )
    (finding,) = check_project(tiny).findings
    assert (finding.path.name, finding.line, finding.node) == ("pact.ttl", 13, "id:agreement-pact")
    assert "its start cannot be before 2019-01-01, by tg:after id:signing-old" in finding.message


def test_an_ill_typed_literal_that_a_shape_finds_is_said_once(tiny: Project) -> None:
    date = '"2018"^^<http://www.w3.org/2001/XMLSchema#date>'
    spoil(
        tiny,
        "pact.ttl",
        "id:statement-pact a",
        f"id:signing-pact a tg:Signing ;\n    tg:date {date} ;\n"
        "    tg:party id:org-acme , id:org-blanc .\n\nid:statement-pact a",
    )
    (finding,) = check_project(tiny).findings
    assert (finding.line, finding.value) == (16, "2018")
    assert finding.message.startswith("'2018' is no xsd:date; write")


def test_date_without_a_datatype_is_shown_as_one(tiny: Project) -> None:
    signing = (
        'id:signing-pact a tg:Signing ;\n    tg:date "2018-04-09" ;\n    tg:party id:org-acme , id:org-blanc .\n\n'
    )
    spoil(tiny, "pact.ttl", "id:statement-pact a", f"{signing}id:statement-pact a")
    (finding,) = check_project(tiny).findings
    assert finding.message.endswith('(found "2018-04-09", which has no datatype)')


def test_misspelt_class_is_said_alone_and_not_what_follows_from_it(tiny: Project) -> None:
    spoil(tiny, "pact.ttl", "a tg:Agreement", "a tg:Agrement")
    (finding,) = check_project(tiny).findings
    assert finding.message == "no class tg:Agrement; did you mean tg:Agreement?"


def test_folder_that_holds_the_project_means_the_project(tiny: Project) -> None:
    (tiny.root / "tests").mkdir()
    (tiny.root / "tests" / "broken.ttl").write_text("spoilt on purpose", encoding="utf-8")
    assert check_project(tiny, [tiny.root]) == check_project(tiny, [tiny.root.parent]) == check_project(tiny)


def test_warnings_conform(tiny: Project) -> None:
    spoil(tiny, "pact.ttl", '"The pact of Acme and Blanc"@en', '"The pact"@en , "A pact"@en')
    report = check_project(tiny)
    assert [finding.severity for finding in report.findings] == [Severity.WARNING]
    assert report.conforms


def test_a_syntax_error_is_a_finding_and_the_only_one(tiny: Project) -> None:
    path = spoil(tiny, "pact.ttl", "id:org-acme , id:org-blanc ;", "id:org-nobody , id:org-blanc")
    (finding,) = check_project(tiny).findings
    assert (finding.path, finding.line, finding.severity) == (path, 13, Severity.VIOLATION)
    assert finding.message == "not valid Turtle, expected '.' or ';' before 'tg:start'"


def test_given_files_are_checked_with_the_project_around_them(tiny: Project) -> None:
    spoil(tiny, "pact.ttl", "tg:start", "tg:stort")
    parties = tiny.data[0] / "acme" / "parties.ttl"
    assert check_project(tiny, [parties]) == Report((), 1)
    assert len(check_project(tiny, [parties.parent]).findings) == 1


def test_a_copy_outside_the_project_takes_the_place_of_its_original(tiny: Project, tmp_path: Path) -> None:
    copy = tmp_path / "copy.ttl"
    text = (tiny.data[0] / "acme" / "pact.ttl").read_text(encoding="utf-8")
    copy.write_text(text.replace("id:org-blanc", "id:org-blank"), encoding="utf-8")
    assert said(check_project(tiny, [copy])) == [
        ("copy.ttl", 12, "id:agreement-pact", "no description of id:org-blank; did you mean id:org-blanc?")
    ]


def test_two_given_files_with_one_graph_are_refused(tiny: Project, tmp_path: Path) -> None:
    for name in ("one.ttl", "two.ttl"):
        (tmp_path / name).write_bytes((tiny.data[0] / "acme" / "pact.ttl").read_bytes())
    (finding,) = check_project(tiny, [tmp_path / "one.ttl", tmp_path / "two.ttl"]).findings
    assert (finding.path.name, finding.line) == ("two.ttl", 1)
    assert "is also that of" in finding.message


def test_a_file_of_the_ontology_can_be_given(tiny: Project) -> None:
    path = tiny.ontology / "tiny.ttl"
    assert check_project(tiny, [path]) == Report((), 1)
    path.write_text(path.read_text(encoding="utf-8") + "tg:Broken a", encoding="utf-8")
    assert [finding.path for finding in check_project(tiny, [path]).findings] == [path]


def test_findings_are_sorted_by_path_and_line(tiny: Project) -> None:
    spoil(tiny, "pact.ttl", "tg:p", "tg:x")
    spoil(tiny, "parties.ttl", "tg:Organisation", "tg:Organization")
    findings = check_project(tiny).findings
    assert len(findings) > 4
    assert list(findings) == sorted(findings)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_same_finding_is_said_once(order: tuple[int, int]) -> None:
    twins = [Finding(Path("a.ttl"), 1, Severity.VIOLATION, "id:a", text) for text in ("x", "y")]
    assert sorted({twins[i] for i in (*order, *order)}) == twins


def test_an_alignment_that_is_no_turtle_is_found_when_it_is_asked_for(tiny: Project) -> None:
    path = tiny.ontology / "align" / "org.ttl"
    path.parent.mkdir()
    path.write_text("<https://example.org/a> <https://example.org/b> .\n", encoding="utf-8")
    assert check_project(tiny).conforms
    (finding,) = check_project(tiny, [path]).findings
    assert (finding.path, finding.line) == (path, 1)


def test_nothing_that_is_meant_to_be_read_is_passed_over(tiny: Project) -> None:
    loud = tiny.data[0] / "acme" / "LOUD.TTL"
    loud.write_text("", encoding="utf-8")
    with pytest.raises(Unreadable, match=r"LOUD.TTL: not read, its name is not \*.ttl; rename it"):
        check_project(tiny)
    loud.unlink()
    (tiny.data[0] / "acme" / "lost.ttl").symlink_to("nowhere.ttl")
    with pytest.raises(Unreadable, match=r"lost.ttl: a link to nothing"):
        check_project(tiny)


def test_project_without_shapes_is_refused_and_not_passed_unchecked(tiny: Project) -> None:
    shutil.rmtree(tiny.ontology / "shapes")
    with pytest.raises(Unreadable, match="no shapes, so nothing could be checked"):
        check_project(tiny)
