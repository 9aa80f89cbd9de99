"""A build is whole or it is not there; whatever goes wrong, the last good one stays in use."""

import errno
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from kg.build import build_graph
from kg.errors import BuildLocked, DoesNotConform, KgError, QueryRefused, Unreadable
from kg.lock import hold_lock
from kg.namespaces import DERIVED_GRAPH, INFERRED_GRAPH, ONTOLOGY_GRAPH, TG
from kg.publish import Build, current_build
from kg.resources import Project
from kg.store import EmbeddedStore

pytestmark = pytest.mark.slow

KG = [sys.executable, "-m", "kg"]


def pact(project: Project) -> Path:
    return project.data[0] / "acme" / "pact.ttl"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def leftovers(project: Project) -> list[str]:
    return sorted(path.name for path in project.state.rglob(".unfinished-*"))


def builds(project: Project) -> set[str]:
    return {path.name for path in (project.state / "builds").iterdir()}


def test_a_build_has_all_its_parts_and_is_in_use(tiny: Project) -> None:
    outcome = build_graph(tiny)
    assert outcome.fresh
    assert current_build(tiny) == outcome.build
    assert outcome.build.finished
    assert leftovers(tiny) == []
    catalogue = json.loads(outcome.build.catalogue.read_text(encoding="utf-8"))
    assert list(catalogue["queries"]) == ["partners"]


def test_the_graph_holds_what_was_authored_derived_inferred_and_declared(tiny: Project) -> None:
    quads = set(parse(path=str(build_graph(tiny).build.graph_nq), format=RdfFormat.N_QUADS))
    graphs = {str(quad.graph_name.value).rpartition("/graph/")[2] for quad in quads}
    assert graphs == {"acme/pact", "acme/parties", "derived", "inferred", "ontology"}
    edges = {(q.subject.value[-5:], q.object.value[-5:]) for q in quads if q.predicate == NamedNode(TG + "partnerOf")}
    assert edges == {("-acme", "blanc"), ("blanc", "-acme")}


def test_each_distinct_triple_is_once_in_the_default_graph_and_again_in_its_own(tiny: Project) -> None:
    """Trap: under a union of graphs a triple that two files state counts twice."""
    edit(
        tiny.data[0] / "acme" / "parties.ttl",
        "id:org-acme a",
        'id:agreement-pact rdfs:label "The pact"@en .\nid:org-acme a',
    )
    edit(pact(tiny), '"The pact of Acme and Blanc"', '"The pact"')
    with EmbeddedStore.open(build_graph(tiny).build.index) as store:
        prefixes = {"id": "https://w3id.org/tiegraph/id/", "rdfs": "http://www.w3.org/2000/01/rdf-schema#"}
        triple = "id:agreement-pact rdfs:label ?label"
        assert len(list(store.query(f"SELECT * {{ {triple} }}", prefixes=prefixes))) == 1
        assert len(list(store.query(f"SELECT * {{ GRAPH ?g {{ {triple} }} }}", prefixes=prefixes))) == 2


def test_an_unchanged_input_builds_nothing_and_any_changed_one_does(tiny: Project) -> None:
    first = build_graph(tiny).build
    assert not build_graph(tiny).fresh
    for path in (
        pact(tiny),
        tiny.ontology / "tiny.ttl",
        tiny.ontology / "shapes" / "tiny.ttl",
        tiny.queries / "partners.rq",
    ):
        before = path.read_text(encoding="utf-8")
        path.write_text(before + "# a comment\n", encoding="utf-8")
        assert build_graph(tiny).build != first, path
        path.write_text(before, encoding="utf-8")
    assert build_graph(tiny).build == first


def test_equal_inputs_give_equal_bytes_wherever_the_project_lies(tiny: Project, tmp_path: Path) -> None:
    elsewhere = Project.at(tmp_path / "elsewhere" / "deep")
    shutil.copytree(tiny.root, elsewhere.root)
    one, other = build_graph(tiny).build, build_graph(elsewhere).build
    assert one.hash == other.hash
    for part in ("graph_nq", "manifest"):
        assert getattr(one, part).read_bytes() == getattr(other, part).read_bytes()


def test_the_same_input_built_again_by_force_gives_the_same_bytes(tiny: Project) -> None:
    build = build_graph(tiny).build
    before = build.graph_nq.read_bytes()
    (build.graph_nq).write_bytes(b"spoilt")
    assert build_graph(tiny, force=True).fresh
    assert build.graph_nq.read_bytes() == before
    assert before == b"".join(sorted(set(before.splitlines(keepends=True))))
    assert builds(tiny) == {build.hash}


def test_the_manifest_counts_and_hashes_and_knows_no_clock(tiny: Project) -> None:
    manifest = json.loads(build_graph(tiny).build.manifest.read_text(encoding="utf-8"))
    assert manifest["graphs"]["https://w3id.org/tiegraph/graph/acme/pact"]["path"] == "data/acme/pact.ttl"
    assert {DERIVED_GRAPH, INFERRED_GRAPH, ONTOLOGY_GRAPH} < set(manifest["graphs"])
    assert sum(graph["triples"] for graph in manifest["graphs"].values()) == manifest["graph.nq"]["quads"]
    assert set(manifest) == {"graph.nq", "graphs", "versions"}


def test_the_last_three_builds_stay(tiny: Project) -> None:
    made = []
    for _ in range(5):
        edit(pact(tiny), "pact of Acme", "pact of the pact of Acme")
        made.append(build_graph(tiny).build.hash)
    assert builds(tiny) == set(made[-3:])
    assert current_build(tiny).hash == made[-1]


def test_going_back_to_an_earlier_input_takes_its_build_without_building(tiny: Project) -> None:
    first = build_graph(tiny).build
    edit(pact(tiny), '"The pact', '"Our pact')
    build_graph(tiny)
    edit(pact(tiny), '"Our pact', '"The pact')
    outcome = build_graph(tiny)
    assert (outcome.build, outcome.fresh) == (first, False)
    assert current_build(tiny) == first


@pytest.mark.parametrize(
    ("old", "new", "error", "stage"),
    [
        ("tg:start", "tg:start tg:start", DoesNotConform, "read"),
        ("tg:start", "tg:stort", DoesNotConform, "check"),
        ("tg:Agreement ;", "tg:Agreement , tg:Organisation , tg:Person ;", DoesNotConform, "close"),
    ],
)
def test_a_failed_build_leaves_the_last_one_and_says_where_it_failed(
    tiny: Project, old: str, new: str, error: type[KgError], stage: str
) -> None:
    good = build_graph(tiny).build
    edit(pact(tiny), old, new)
    with pytest.raises(error) as caught:
        build_graph(tiny)
    assert caught.value.__notes__ == [f"the build stopped at: {stage}; the last good build, if any, stays in use"]
    assert current_build(tiny) == good
    assert builds(tiny) == {good.hash}
    assert caught.value.findings[0].path == pact(tiny)


def test_a_bad_query_refuses_a_build(tiny: Project) -> None:
    edit(tiny.queries / "partners.rq", "tg:partnerOf", "SERVICE <http://example.org/> { ?a ?p ?b } ?a tg:partnerOf")
    with pytest.raises(QueryRefused):
        build_graph(tiny)


def test_warnings_pass_and_are_reported(tiny: Project) -> None:
    edit(pact(tiny), '"The pact of Acme and Blanc"@en', '"The pact"@en , "A pact"@en')
    assert [finding.shape for finding in build_graph(tiny).warnings] == ["shapes:Tie-label"]


@pytest.mark.parametrize(
    ("number", "remedy"),
    [(errno.ENOSPC, "free some space"), (errno.EROFS, "read-only"), (errno.EACCES, "change its permissions")],
)
def test_a_disk_that_takes_nothing_is_told_with_a_remedy_and_loses_nothing(
    tiny: Project, monkeypatch: pytest.MonkeyPatch, number: int, remedy: str
) -> None:
    good = build_graph(tiny).build
    edit(pact(tiny), '"The pact', '"Our pact')

    def fail(*paths: Path, **others: object) -> None:
        paths[-1].mkdir()
        raise OSError(number, os.strerror(number), str(paths[-1]))

    monkeypatch.setattr("kg.street.patch.amend_index", fail)
    with pytest.raises(Unreadable, match=remedy) as caught:
        build_graph(tiny)
    assert "index and publish" in caught.value.__notes__[0]
    assert current_build(tiny) == good
    assert leftovers(tiny) == []
    monkeypatch.undo()
    assert build_graph(tiny).fresh


def test_a_state_folder_that_cannot_be_made_is_told(tiny: Project) -> None:
    tiny.state.write_text("a file where the folder should be")
    with pytest.raises(Unreadable, match=r"\.kg: cannot be written") as caught:
        build_graph(tiny)
    assert caught.value.remedy


@pytest.mark.parametrize("part", ["graph.nq", "index"])
def test_a_disk_that_fills_up_is_told(tiny: Project, part: str) -> None:
    """The limit on file sizes stands for a full disk: the system refuses the bytes for real."""
    good = build_graph(tiny).build
    edit(pact(tiny), '"The pact', '"Our pact')
    size = good.graph_nq.stat().st_size
    limit = size // 2 if part == "graph.nq" else size * 2  # Oxigraph's own files are larger
    run = subprocess.run(
        [*KG, "build", "--force", "--project", str(tiny.root)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert run.returncode == 2
    assert "cannot be written" in run.stderr
    assert str(tiny.state) in run.stderr
    assert "Traceback" not in run.stderr
    assert current_build(tiny) == good
    assert leftovers(tiny) == []


SLOW = """
import sys, time
import kg.street.patch
def write_slowly(old, new, **others):
    new.mkdir()
    print("writing", flush=True)
    time.sleep(60)
kg.street.patch.amend_index = write_slowly
from kg.cli import main
main(["build", "--project", sys.argv[1]])
"""


def test_ctrl_c_in_a_build_leaves_the_last_one_and_the_next_build_sweeps(tiny: Project) -> None:
    good = build_graph(tiny).build
    edit(pact(tiny), '"The pact', '"Our pact')
    with subprocess.Popen([sys.executable, "-c", SLOW, str(tiny.root)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "writing\n"
        begun = time.monotonic()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=10) == -signal.SIGINT
    assert time.monotonic() - begun < 5
    assert leftovers(tiny) == [f".unfinished-{process.pid}"]
    assert current_build(tiny) == good
    assert build_graph(tiny).fresh  # the lock of the dead process does not stand in the way
    assert leftovers(tiny) == []


def test_two_builds_at_once_make_one(tiny: Project) -> None:
    command = [*KG, "build", "--project", str(tiny.root)]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = sorted(process.communicate(timeout=60)[1].partition(" ")[0] for process in both)
    assert [process.returncode for process in both] == [0, 0]
    assert said == ["built", "unchanged:"]
    assert len(builds(tiny)) == 1


def test_a_build_that_has_waited_long_enough_says_for_whom(tiny: Project) -> None:
    heard: list[str] = []
    with (
        hold_lock(tiny.state / "lock", patience=0, say=heard.append),
        pytest.raises(BuildLocked, match=rf"another build is running \(process {os.getpid()}\)"),
    ):
        build_graph(tiny, patience=0.2, say=heard.append)
    assert f"waiting for process {os.getpid()}" in heard
    assert build_graph(tiny).fresh


def test_a_half_removed_build_is_made_anew(tiny: Project) -> None:
    build = build_graph(tiny).build
    build.manifest.unlink()
    assert build_graph(tiny).fresh
    assert current_build(tiny) == Build(build.path)


def test_data_given_replaces_the_projects_own_and_adds_up(tiny: Project, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for folder, name in ((one, "pact.ttl"), (two, "parties.ttl")):
        folder.mkdir()
        shutil.copy(tiny.data[0] / "acme" / name, folder)
    whole = build_graph(tiny).build.graph_nq.read_bytes()
    assert build_graph(Project.at(tiny.root, data=[one, two])).build.graph_nq.read_bytes() == whole
    with pytest.raises(DoesNotConform):
        build_graph(Project.at(tiny.root, data=[one]))


def test_progress_names_the_stages_in_the_order_of_the_street(tiny: Project) -> None:
    heard: list[str] = []
    build_graph(tiny, say=heard.append)
    assert list(dict.fromkeys(heard)) == ["read", "derive", "check", "close", "index and publish"]


def test_an_unchanged_build_imports_no_reasoner(tiny: Project) -> None:
    build_graph(tiny)
    ask = "import sys; from kg.cli import main; main(sys.argv[1:], standalone_mode=False); print(*sys.modules)"
    command = [sys.executable, "-c", ask, "build", "--project", str(tiny.root)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert {"rdflib", "owlrl", "pyshacl", "rich", "yaml", "polars"}.isdisjoint(run.stdout.split())
