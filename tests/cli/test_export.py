"""`kg export`: the authored facts, byte for byte the same, and never half a file."""

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

from kg.build import build_graph
from kg.cli import main
from kg.export import FORMATS
from kg.namespaces import DERIVED_GRAPH, GRAPH, INFERRED_GRAPH, ONTOLOGY_GRAPH
from kg.publish import current_build
from kg.resources import Project
from tests.export.readers import KEEPS_GRAPHS, OXIGRAPH

pytestmark = pytest.mark.slow

ALL = GRAPH + "acme/news/all"


def export(project: Project, *args: str) -> Result:
    return CliRunner().invoke(main, ["export", "--project", str(project.root), *args])


def triples(text: str, form: str = "turtle") -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(text.encode(), format=OXIGRAPH[form])}


def in_graphs(project: Project, *graphs: str) -> set[ox.Triple]:
    quads = ox.parse(path=current_build(project).graph_nq, format=ox.RdfFormat.N_QUADS)
    return {q.triple for q in quads if isinstance(q.graph_name, ox.NamedNode) and q.graph_name.value in graphs}


@pytest.mark.parametrize("form", OXIGRAPH)
def test_the_authored_facts_and_nothing_else_are_the_default(acme_project: Project, form: str) -> None:
    result = export(acme_project, "-f", form)
    assert result.exit_code == 0
    assert triples(result.stdout, form) == in_graphs(acme_project, ALL)


@pytest.mark.parametrize("form", KEEPS_GRAPHS)
def test_each_fact_stays_in_its_graph_where_the_format_has_graphs(acme_project: Project, form: str) -> None:
    text = export(acme_project, "-f", form, "--with-inferences").stdout
    kept = {(q.triple, q.graph_name) for q in ox.parse(text.encode(), format=OXIGRAPH[form])}
    for graph in (ALL, DERIVED_GRAPH, INFERRED_GRAPH):
        assert {triple for triple, name in kept if name == ox.NamedNode(graph)} == in_graphs(acme_project, graph)


def test_a_description_tells_of_what_the_same_options_would_write(acme_project: Project) -> None:
    count = len(in_graphs(acme_project, ONTOLOGY_GRAPH))
    text = export(acme_project, "-f", "void", "--graph", "ontology").stdout
    assert f"void:triples {count} ;" in text
    assert "acme" not in text


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("turtel", "did you mean 'turtle'?"),
        ("json-ld", "did you mean 'jsonld'?"),
        ("xls", "there are: jsonld, nquads, ntriples, rdfxml, trig, turtle, void"),
    ],
)
def test_an_unknown_format_is_refused_with_the_nearest(acme_project: Project, name: str, hint: str) -> None:
    result = export(acme_project, "-f", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"error: no format '{name}'; {hint}\n"


def test_inferences_are_added_when_asked_for(acme_project: Project) -> None:
    result = export(acme_project, "--with-inferences")
    assert triples(result.stdout) == in_graphs(acme_project, ALL, DERIVED_GRAPH, INFERRED_GRAPH)


def test_graphs_can_be_named_and_added_up(acme_project: Project) -> None:
    result = export(acme_project, "--graph", "ontology", "--graph", "acme/news/all")
    assert triples(result.stdout) == in_graphs(acme_project, ALL, ONTOLOGY_GRAPH)


def test_what_was_exported_exports_to_the_same_bytes_again(acme_project: Project, tmp_path: Path) -> None:
    first = export(acme_project).stdout
    assert first.startswith("@prefix dcterms:")
    copy = tmp_path / "again"
    shutil.copytree(acme_project.root, copy)
    project = Project.at(copy)
    quads = [ox.Quad(*triple, ox.NamedNode(ALL)) for triple in triples(first)]
    ox.serialize(reversed(quads), str(current_build(project).graph_nq), format=ox.RdfFormat.N_QUADS)
    assert export(project).stdout == first


def test_a_file_is_written_and_the_same_as_what_is_printed(acme_project: Project, tmp_path: Path) -> None:
    result = export(acme_project, "-o", str(tmp_path / "acme.ttl"))
    assert (result.exit_code, result.output) == (0, "")
    assert (tmp_path / "acme.ttl").read_bytes() == export(acme_project).stdout_bytes
    assert [p.name for p in tmp_path.iterdir()] == ["acme.ttl"]


PRINTING = [("export",), ("doctor",), ("check",), ("check", "--format", "sarif")]


def printed_to(project: Project, target: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = shlex.join([sys.executable, "-m", "kg", *arguments, "--project", str(project.root)])
    shell = ["bash", "-c", f"{command} {target}; exit ${{PIPESTATUS[0]}}"]
    return subprocess.run(shell, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("arguments", PRINTING)
def test_a_reader_who_has_seen_enough_is_no_error(tiny: Project, arguments: tuple[str, ...]) -> None:
    build_graph(tiny)
    run = printed_to(tiny, "| true", *arguments)
    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.parametrize("arguments", PRINTING)
def test_a_full_disk_is_an_error_of_one_line(tiny: Project, arguments: tuple[str, ...]) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    build_graph(tiny)
    run = printed_to(tiny, "> /dev/full", *arguments)
    assert (run.returncode, run.stderr.count("\n")) == (2, 1)
    assert run.stderr.startswith("error: standard output: cannot be written")


def test_an_unknown_graph_is_refused_and_the_old_file_stays(acme_project: Project, tmp_path: Path) -> None:
    target = tmp_path / "acme.ttl"
    target.write_text("old")
    result = export(acme_project, "--graph", "acme/news/al", "-o", str(target))
    assert result.exit_code == 2
    assert result.stderr == "error: no graph 'acme/news/al'; did you mean 'acme/news/all'?\n"
    assert target.read_text() == "old"


def test_a_folder_is_no_file(acme_project: Project, tmp_path: Path) -> None:
    result = export(acme_project, "-o", str(tmp_path))
    assert result.exit_code == 2
    assert result.stderr == f"error: {tmp_path}: is a folder; name a file in it\n"


@pytest.mark.parametrize("place", ["missing/acme.ttl", "file/acme.ttl"])
def test_an_output_that_cannot_be_written_is_refused(acme_project: Project, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    result = export(acme_project, "-o", str(tmp_path / place))
    assert result.exit_code == 2
    assert result.stderr.startswith(f"error: {tmp_path / place}: cannot be written (")


def test_a_project_without_a_build_says_what_to_do(tmp_path: Path) -> None:
    for folder in ("ontology", "data"):
        (tmp_path / folder).mkdir()
    result = export(Project.at(tmp_path))
    assert result.exit_code == 2
    assert "run `kg build`" in result.stderr


def test_help_says_what_each_format_loses() -> None:
    text = " ".join(CliRunner().invoke(main, ["export", "--help"]).output.split())
    assert all(loss in text for form in FORMATS.values() for loss in form.loses)


@pytest.mark.parametrize("form", OXIGRAPH)
def test_the_shipped_graph_exports_to_what_its_authors_wrote(built: Project, form: str) -> None:
    authored = {
        quad.triple
        for folder in built.data
        for path in folder.rglob("*.ttl")
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE)
    }
    text = export(built, "-f", form).stdout
    assert triples(text, form) == authored
    assert export(built, "-f", form).stdout == text
