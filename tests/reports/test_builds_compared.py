"""What differs between two builds: added, removed, changed, by what a node is."""

import csv
from io import StringIO
from pathlib import Path

import pytest

import kg
from kg.build import build_graph
from kg.errors import Ambiguous, NoBuild, NotFound
from kg.namespaces import ID, TG
from kg.publish import Build, current_build
from kg.publish.naming import name_to_build
from kg.reports.changes import Difference
from kg.resources import Project


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def pact(project: Project) -> Path:
    return project.data[0] / "acme" / "pact.ttl"


def parties(project: Project) -> Path:
    return project.data[0] / "acme" / "parties.ttl"


def rebuilt(project: Project) -> Difference:
    build_graph(project)
    return kg.diff_builds("previous", "current", project=project.root)


def words(difference: Difference) -> list[tuple[str, str, str]]:
    return [(change.group, change.change, change.iri.removeprefix(ID)) for change in difference]


def test_a_date_that_changed_is_told_as_its_author_wrote_it(tiny: Project) -> None:
    build_graph(tiny)
    edit(pact(tiny), '"2018-05"', '"2018-06"')
    found = rebuilt(tiny)
    assert words(found) == [("ties", "changed", "agreement-pact")]
    assert [(e.what, e.before, e.after) for change in found for e in change.edits] == [("start", "2018-05", "2018-06")]
    assert "start: 2018-05 -> 2018-06" in found.text()


def test_nodes_are_added_and_removed_by_what_they_are(tiny: Project) -> None:
    build_graph(tiny)
    edit(parties(tiny), "id:org-acme a", 'id:org-cog a tg:Organisation ; rdfs:label "Cog"@en .\nid:org-acme a')
    edit(pact(tiny), "tg:party id:org-acme , id:org-blanc", "tg:party id:org-acme , id:org-cog")
    edit(pact(tiny), "id:statement-pact", "id:statement-pact-2")
    found = rebuilt(tiny)
    assert words(found) == [
        ("ties", "changed", "agreement-pact"),
        ("statements", "removed", "statement-pact"),
        ("statements", "added", "statement-pact-2"),
        ("entities", "added", "org-cog"),
    ]
    (change,) = (c for c in found if c.group == "ties")
    assert [(e.what, e.before, e.after) for e in change.edits] == [("party", "Blanc", "Cog")]
    rows = list(csv.DictReader(StringIO(found.csv())))
    assert {row["what"] for row in rows if row["change"] == "added" and row["iri"] == ID + "org-cog"} == {
        "label",
        "type",
    }


def test_a_denial_changes_the_standing_of_a_tie(tiny: Project) -> None:
    build_graph(tiny)
    edit(
        pact(tiny),
        "id:statement-pact a",
        "id:statement-no a tg:Statement ; tg:modality vocab:modality-asserted ; tg:polarity vocab:polarity-denied ; "
        "tg:states id:agreement-pact .\nid:statement-pact a",
    )
    assert ("ties", "changed", "agreement-pact") in words(rebuilt(tiny))


def test_a_triple_that_moved_to_another_file_does_not_differ(tiny: Project) -> None:
    build_graph(tiny)
    edit(parties(tiny), '\nid:org-blanc a tg:Organisation ;\n    rdfs:label "Blanc"@en .', "")
    edit(
        pact(tiny),
        "id:agreement-pact a",
        'id:org-blanc a tg:Organisation ;\n rdfs:label "Blanc"@en .\nid:agreement-pact a',
    )
    found = rebuilt(tiny)
    assert words(found) == []
    assert "nothing differs" in found.text()


def test_a_term_of_the_ontology_that_changed_is_told_last(tiny: Project) -> None:
    build_graph(tiny)
    edit(pact(tiny), '"The pact of', '"A pact of')
    edit(
        tiny.ontology / "tiny.ttl",
        "tg:Identifier a owl:Class .",
        'tg:Identifier a owl:Class ; rdfs:label "identifier"@en .',
    )
    assert [(c.group, c.iri) for c in rebuilt(tiny)] == [("ties", ID + "agreement-pact"), ("terms", TG + "Identifier")]


def test_the_other_way_round_what_was_added_was_removed(tiny: Project) -> None:
    first = build_graph(tiny).build
    edit(parties(tiny), "id:org-acme a", 'id:org-cog a tg:Organisation ; rdfs:label "Cog"@en .\nid:org-acme a')
    build_graph(tiny)
    found = kg.diff_builds("current", first.hash[:8], project=tiny.root)
    assert words(found) == [("entities", "removed", "org-cog")]
    assert found.text().splitlines()[2:] == [
        "Entities",
        "  removed             Cog",
        "                      id:org-cog",
    ]


def made_up(project: Project, *digits: str) -> list[Build]:
    """Make builds that have no more than their names."""
    builds = [Build(project.state / "builds" / (start.ljust(64, "0"))) for start in digits]
    for build in builds:
        build.index.mkdir(parents=True)
        for part in (build.graph_nq, build.catalogue, build.manifest):
            part.write_text("{}", encoding="utf-8")
    (project.state / "current").write_text(builds[-1].hash, encoding="utf-8")
    return builds


def test_a_build_is_named_by_its_first_digits(tiny: Project) -> None:
    builds = made_up(tiny, "ab1", "ab2", "c")
    assert name_to_build(tiny, "ab1") == builds[0]
    assert name_to_build(tiny, "c") == name_to_build(tiny, "current") == current_build(tiny) == builds[2]


def test_too_few_digits_name_the_candidates(tiny: Project) -> None:
    made_up(tiny, "ab1", "ab2", "c")
    with pytest.raises(Ambiguous, match="'ab' is the name of 2 things; say which: ab1000000000, ab2000000000"):
        name_to_build(tiny, "ab")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("curent", r"no build 'curent'; did you mean 'current'\?"),
        ("ab1000000001", r"no build 'ab1000000001'; did you mean 'ab1000000000'"),
        ("yesterday", "there are current, previous, ab1000000000, c00000000000"),
        ("", "there are current, previous"),
    ],
)
def test_a_name_of_no_build_is_refused_with_the_nearest(tiny: Project, name: str, message: str) -> None:
    made_up(tiny, "ab1", "c")
    with pytest.raises(NotFound, match=message):
        name_to_build(tiny, name)


def test_the_previous_build_is_the_last_that_was_in_use_before(tiny: Project) -> None:
    first = build_graph(tiny).build
    text = pact(tiny).read_text(encoding="utf-8")
    edit(pact(tiny), "2018-05", "2018-06")
    second = build_graph(tiny).build
    edit(pact(tiny), "2018-06", "2018-07")
    build_graph(tiny)
    assert name_to_build(tiny, "previous") == second
    pact(tiny).write_text(text, encoding="utf-8")
    assert build_graph(tiny).build == first
    assert name_to_build(tiny, "previous") != second, "the one of July was in use later"


def test_where_there_was_no_other_build_there_is_no_previous_one(tiny: Project) -> None:
    build_graph(tiny)
    with pytest.raises(NoBuild, match="there is no build before this one"):
        name_to_build(tiny, "previous")
