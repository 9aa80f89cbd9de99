"""What was known by a day: later editions are left out, and what follows is worked out afresh."""

import json
import os
import pty
import subprocess
import sys
from datetime import date
from pathlib import Path

import click
import pytest
from pyoxigraph import NamedNode, Quad, parse

import kg
from kg.build import build_graph
from kg.cli import main
from kg.close import Inconsistency, Inferences
from kg.errors import BadParameter, KgError
from kg.known import Earlier, find_earlier
from kg.namespaces import DERIVED_GRAPH, ID, RDFS, TG
from kg.publish import Build, current_build
from kg.publish.staging import KEPT
from kg.resources import Project
from tests.known.conftest import PREFIXES

pytestmark = pytest.mark.slow


def by(project: Project, day: str) -> Earlier:
    return find_earlier(project, current_build(project), date.fromisoformat(day))


def quads_of(build: Build) -> set[Quad]:
    return set(parse(path=str(build.graph_nq)))


def edges(build: Build) -> set[tuple[str, str]]:
    found = {quad.triple for quad in quads_of(build) if quad.predicate == NamedNode(TG + "partnerOf")}
    return {(t.subject.value.removeprefix(ID), t.object.value.removeprefix(ID)) for t in found}


def known(project: Project) -> set[str]:
    return {path.name for path in (project.state / "known" / "builds").iterdir()}


def test_what_follows_is_worked_out_from_what_was_known(grown: Project, whole: Build) -> None:
    assert edges(whole) == set(), "a pact that is contested makes nobody a partner"
    assert edges(by(grown, "2020-12-31").build) == {("org-acme", "org-blanc"), ("org-blanc", "org-acme")}
    assert edges(by(grown, "2020-05-30").build) == set(), "the edition of May was out by its last day"


def test_what_is_kept_is_left_out_and_told(grown: Project, whole: Build) -> None:
    earlier = by(grown, "2020-05-31")
    assert [graph.rpartition("/")[2] for graph in earlier.kept] == ["pact", "parties"]
    assert [graph.rpartition("/")[2] for graph in earlier.left_out] == ["denial"]
    manifest = json.loads(earlier.build.manifest.read_text(encoding="utf-8"))
    assert manifest["known_from"] == whole.hash
    assert {graph.rpartition("/")[2] for graph in manifest["graphs"]} == {
        "pact", "parties", "derived", "inferred", "ontology"
    }  # fmt: skip
    assert manifest["graphs"]["https://w3id.org/tiegraph/graph/acme/pact"]["path"] == "data/acme/pact.ttl"


def test_it_is_the_graph_that_would_have_been_built_then(grown: Project) -> None:
    earlier = by(grown, "2020-12-31").build
    (grown.data[0] / "acme" / "denial.ttl").unlink()
    then = build_graph(grown).build
    for part in ("graph_nq", "catalogue"):
        assert getattr(earlier, part).read_bytes() == getattr(then, part).read_bytes()
    told, wanted = (json.loads(build.manifest.read_text(encoding="utf-8")) for build in (earlier, then))
    assert told["graphs"] == wanted["graphs"]


def test_two_processes_that_ask_at_once_get_one_build(grown: Project) -> None:
    command = [sys.executable, "-m", "kg", "show", "Acme", "--known-by", "2020-12-31"]
    runs = [subprocess.Popen(command, cwd=grown.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    outputs = [run.communicate() for run in runs]
    assert [run.returncode for run in runs] == [0, 0, 0], outputs
    assert len(set(outputs)) == 1
    assert known(grown) == {by(grown, "2020-12-31").build.hash}
    assert not list((grown.state / "known").rglob(".unfinished-*"))


def test_two_days_by_which_the_same_was_known_share_a_build(grown: Project) -> None:
    first, second, other = (by(grown, day) for day in ("2020-05-31", "2021-01-31", "2019-01-15"))
    assert first == second
    assert other.build != first.build
    assert known(grown) == {first.build.hash, other.build.hash}


def test_a_day_after_everything_is_the_build_in_use(grown: Project, whole: Build) -> None:
    assert by(grown, "2021-02-01") == Earlier(whole, by(grown, "2021-02-01").kept, ())
    assert not (grown.state / "known").exists()


def test_a_day_before_everything_says_from_when_on_something_was_known(grown: Project) -> None:
    with pytest.raises(BadParameter, match="nothing was known by 2019-01-14; ask for 2019-01-15 or later"):
        by(grown, "2019-01-14")
    assert not (grown.state / "known").exists()


def test_where_no_source_has_a_day_that_is_said(tiny: Project) -> None:
    build_graph(tiny)
    with pytest.raises(BadParameter, match="no source of this build has a day"):
        by(tiny, "2026-01-01")


def test_what_is_mentioned_keeps_its_label_and_nothing_else(grown: Project) -> None:
    path = grown.data[0] / "acme" / "parties.ttl"
    path.write_text(
        path.read_text(encoding="utf-8").replace('"2019-01-15"', '"2020-06-01"'), encoding="utf-8"
    )  # now the parties are described after the pact
    build_graph(grown)
    about = {q for q in quads_of(by(grown, "2020-05-31").build) if q.subject == NamedNode(ID + "org-acme")}
    derived = {q.predicate.value for q in about if q.graph_name == NamedNode(DERIVED_GRAPH)}
    assert derived == {RDFS + "label"}
    assert not {q for q in about if q.predicate.value.endswith("#type") and q.object == NamedNode(TG + "Organisation")}
    assert not {q for q in about if "/acme/" in str(q.graph_name)}


def test_asking_neither_changes_what_is_in_use_nor_pushes_builds_out(grown: Project, whole: Build) -> None:
    before = {path.name for path in (grown.state / "builds").iterdir()}
    for day in ("2019-02-01", "2020-06-01"):
        by(grown, day)
    assert current_build(grown) == whole
    assert {path.name for path in (grown.state / "builds").iterdir()} == before


def test_only_the_last_few_are_kept(grown: Project) -> None:
    for number in range(KEPT + 1):
        source = f'id:source-{number} a tg:Source ; tg:retrievedOn "2019-03-0{number + 1}"^^xsd:date .'
        graph = (
            f"<https://w3id.org/tiegraph/graph/acme/more-{number}> a tg:SourceGraph ; tg:source id:source-{number} ."
        )
        path = grown.data[0] / "acme" / f"more-{number}.ttl"
        path.write_text(f"{PREFIXES}{graph}\n{source}\n", encoding="utf-8")
    build_graph(grown)
    builds = [by(grown, f"2019-03-0{number + 1}").build for number in range(KEPT + 1)]
    assert known(grown) == {build.hash for build in builds[1:]}


def test_what_contradicts_itself_is_refused(grown: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = Inferences(frozenset(), (Inconsistency("Acme is its own partner", ()),))
    monkeypatch.setattr("kg.close.infer_triples", lambda *_: wrong)
    with pytest.raises(KgError, match="contradicts itself: Acme is its own partner; ask for a later day"):
        by(grown, "2020-06-01")
    assert not (grown.state / "known" / "builds").exists()


def test_python_opens_what_was_known_by_a_day(grown: Project) -> None:
    ask = "SELECT ?other { id:org-acme tg:partnerOf ?other }"
    with kg.open(grown.root, known_by="2020-12-31") as then, kg.open(grown.root) as now:
        assert (len(list(then.sparql(ask))), len(list(now.sparql(ask)))) == (1, 0)
        assert then.build != now.build
    with pytest.raises(BadParameter, match="known by: '2019-13-01' is no day"):
        kg.open(grown.root, known_by="2019-13-01")


def run(project: Project, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", *words, "--project", str(project.root)]
    return subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "words",
    [
        ("show", "Acme"),
        ("query", "run", "partners"),
        ("evidence", "id:agreement-pact"),
        ("export", "-f", "ntriples"),
    ],
    ids=" ".join,
)
def test_every_asking_command_answers_from_what_was_known(grown: Project, words: tuple[str, ...]) -> None:
    then, now = run(grown, *words, "--known-by", "2020-12-31"), run(grown, *words)
    assert then.returncode == now.returncode == 0, then.stderr
    assert then.stderr == "known by 2020-12-31: 2 of 3 files of data; left out: acme\n"
    assert then.stdout
    assert then.stdout != now.stdout


def test_a_proof_rests_on_what_was_known(grown: Project) -> None:
    ask = ("why", "id:org-acme", "tg:partnerOf", "id:org-blanc")
    then, now = run(grown, *ask, "--known-by", "2020-12-31"), run(grown, *ask)
    assert (then.returncode, now.returncode) == (0, 1)
    assert "data/acme/pact.ttl:" in then.stdout


@pytest.mark.parametrize(
    "name",
    [
        "conflicts",
        "diff",
        "evidence",
        "export",
        "exposure",
        "find",
        "network",
        "paths",
        "query run",
        "show",
        "sparql",
        "timeline",
        "why",
    ],
)
def test_every_command_that_answers_takes_the_day(name: str) -> None:
    command: click.Command = main
    for word in name.split():
        assert isinstance(command, click.Group)
        found = command.get_command(click.Context(command), word)
        assert found
        command = found
    assert "known_by" in {param.name for param in command.params}


@pytest.mark.parametrize("day", ["2019-13-01", "yesterday", "", "2020"])
def test_a_day_that_is_none_is_refused(grown: Project, day: str) -> None:
    refused = run(grown, "show", "Acme", "--known-by", day)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr == f"error: known by: {day!r} is no day; write year, month and day: 2023-01-31\n"


def test_a_terminal_sees_the_stages(grown: Project) -> None:
    parent, child = pty.openpty()
    command = [sys.executable, "-m", "kg", "find", "pact", "--known-by", "2020-12-31"]
    with subprocess.Popen(command, cwd=grown.root, stderr=child, stdout=subprocess.DEVNULL) as process:
        os.close(child)
        seen = b""
        try:
            while part := os.read(parent, 65536):
                seen += part
        except OSError:  # the other end is closed
            pass
    os.close(parent)
    assert process.returncode == 0
    assert any(stage in seen for stage in (b"read what was known", b"derive", b"close", b"index")), (
        "what is quick is not shown"
    )
    assert b"known by 2020-12-31" in seen


def test_the_shipped_lists_of_2022_and_2025_are_known_before_our_notes(built: Project, tmp_path: Path) -> None:
    project = Project.at(built.root, state=tmp_path / "state")
    build = current_build(built)
    found = {
        day: {graph.split("/graph/")[1] for graph in find_earlier(project, build, date.fromisoformat(day)).kept}
        for day in ("2022-05-01", "2025-03-28")
    }
    assert {graph.split("/")[1] for graph in found["2022-05-01"]} == {"us-csl"}
    assert {graph.split("/")[1] for graph in found["2025-03-28"]} == {"us-csl", "us-ofac"}
