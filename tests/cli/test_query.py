"""`kg query`: what it prints, in which form, and how it fails."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.namespaces import ID
from kg.resources import Project
from tests.small import build_small


def run(project: Project, *words: str) -> Result:
    return CliRunner().invoke(main, ["query", *words, "--project", str(project.root)])


def test_list_is_a_table_by_topic(small: Project) -> None:
    assert run(small, "list").output.splitlines() == [
        "name         topic    summary",
        "-----------  -------  ---------------------------------",
        "round-graph  funding  What is said of a round?",
        "rounds       funding  Which rounds did a company raise?",
    ]


def test_show_has_parameters_with_examples_columns_and_sparql(small: Project) -> None:
    shown = run(small, "show", "rounds").output
    assert "  --company  tg:Organisation, many  The company (example: id:org-acorn)\n" in shown
    assert "  --since    date\n" in shown
    assert "  date         partial-date  As exact as the source is\n" in shown
    assert "  VALUES ?company { <https://w3id.org/tiegraph/id/org-acorn> }\n" in shown
    assert "#+" not in shown


def test_run_prints_labels_codes_by_name_and_grouped_numbers(small: Project) -> None:
    assert run(small, "run", "rounds").output.splitlines() == [
        "round    date           value  standing  note",
        "-------  -------  -----------  --------  ----",
        "Round A  2018-04  600,000,000  asserted",
        "Round B                   1.5",
    ]


def test_parameters_are_given_as_options_in_either_form(small: Project) -> None:
    assert "Round B" not in run(small, "run", "rounds", "--company", "橡果", "--since=2018-01-01").output
    both = run(small, "run", "rounds", "--company", "Acorn Robotics", "--company", "id:org-bolt", "--note", "商汤")
    assert both.output.count("商汤") == 2


@pytest.mark.parametrize("action", ["run", "show"])
def test_a_query_saved_since_the_build_is_said_to_be_so(tmp_path: Path, action: str) -> None:
    project = build_small(tmp_path / "small")
    path = project.queries / "funding" / "round.rq"
    path.write_text("SELECT * WHERE { ?s ?p ?o }", encoding="utf-8")
    result = run(project, action, "round")
    expected = "error: queries/funding/round.rq is not in the build in use; run `kg build`\n"
    assert (result.exit_code, result.stderr) == (2, expected)
    assert "did you mean 'rounds'" in run(project, action, "roundz").stderr


def test_csv_tsv_json_and_xml_hold_all_columns_raw(small: Project) -> None:
    rows = list(csv.DictReader(io.StringIO(run(small, "run", "rounds", "-f", "csv").output)))
    assert (rows[0]["round"], rows[0]["round_label"], rows[0]["value"]) == (ID + "round-a", "Round A", "600000000")
    assert run(small, "run", "rounds", "-f", "tsv").output.startswith("?round\t?round_label\t")
    bindings = json.loads(run(small, "run", "rounds", "-f", "json").output)["results"]["bindings"]
    assert bindings[0]["date"]["datatype"].endswith("gYearMonth")
    assert len(ET.fromstring(run(small, "run", "rounds", "-f", "xml").output)[1]) == 2


def test_markdown_is_a_table(small: Project) -> None:
    lines = run(small, "run", "rounds", "-f", "md").output.splitlines()
    assert lines[:3] == [
        "| round | date | value | standing | note |",
        "|---|---|---:|---|---|",
        "| Round A | 2018-04 | 600,000,000 | asserted |  |",
    ]


def test_graph_is_turtle_with_the_prefixes_it_uses(small: Project) -> None:
    turtle = run(small, "run", "round-graph").output
    assert turtle.startswith("@prefix id: <https://w3id.org/tiegraph/id/> .\n")
    assert 'rdfs:label "Round A"@en' in turtle
    assert turtle == run(small, "run", "round-graph", "-f", "ttl").output


def test_output_goes_to_a_file_whole(small: Project, tmp_path: Path) -> None:
    for form in ("csv", "table", "md"):
        target = tmp_path / form
        assert run(small, "run", "rounds", "-f", form, "-o", str(target)).output == ""
        assert "Round A" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("run", "roundz"), "error: no stored query 'roundz'; did you mean 'rounds'?"),
        (("show", "zzz"), "error: no stored query 'zzz'; `kg query list` shows all"),
        (
            ("run", "rounds", "-f", "ttl"),
            "error: query rounds: the answer is rows, which ttl cannot hold; use -f table, csv",
        ),
        (("run", "round-graph", "-f", "csv"), "error: query round-graph: the answer is a graph, which csv cannot hold"),
        (("run", "rounds", "--compny", "x"), "error: query rounds: no parameter 'compny'; did you mean 'company'?"),
        (
            ("run", "rounds", "--company", "Bolt"),
            "error: query rounds, parameter company: 'Bolt' is the name of 2 things; say which: id:org-bolt (Bolt), id:org-b",
        ),
        (
            ("run", "rounds", "--since", "soon"),
            "error: query rounds, parameter since: 'soon' is no date; give a day such",
        ),
        (("run", "rounds", "--since"), "error: query rounds: parameter 'since' has no value; give --since VALUE"),
        (("run", "rounds", "acorn"), "error: query rounds: 'acorn' is not expected; give parameters as --name value"),
        (("run", "rounds", "-o", "no/such/folder/x"), "error: no/such/folder/x: "),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_2(small: Project, words: tuple[str, ...], message: str) -> None:
    result = run(small, *words)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert result.stderr.startswith(message)


def test_passages_are_numbered_and_their_sources_stand_below(built: Project) -> None:
    table = run(built, "run", "rounds-over-time").output
    assert "[1] char=1835,1951" in table
    assert "\n\n[1] SenseTime (encyclopedia), " in table
    assert table.splitlines()[-1].strip() == "id:source-encyclopedia-sensetime-2026-11-23"


def test_reader_that_stops_early_is_no_error(small: Project) -> None:
    command = f"{sys.executable} -m kg query run rounds --project {small.root} | head -1; echo ${{PIPESTATUS[*]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("\n0 0\n")
    assert done.stderr == ""


def test_full_disk_behind_a_redirection_is_reported(small: Project) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    command = f"{sys.executable} -m kg query run rounds --project {small.root} > /dev/full"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (
        2, "error: standard output: cannot be written (No space left on device)\n",
    )  # fmt: skip


def test_cold_question_imports_nothing_heavy(small: Project) -> None:
    program = (
        "import sys; from kg.cli import main\n"
        f"main(['query', 'run', 'rounds', '--project', {str(small.root)!r}], standalone_mode=False)\n"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    heavy = {"rdflib", "owlrl", "pyshacl", "polars", "pandas", "numpy", "yaml", "rich", "importlib.metadata"}
    assert heavy.isdisjoint(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("form", ["table", "csv"])
def test_all_shipped_queries_answer_with_their_example_values(built: Project, form: str) -> None:
    import kg

    with kg.open(built.root) as graph:
        names = [query.name for query in graph.queries if query.kind != "check"]
    assert names
    for name in names:
        result = run(built, "run", name, "-f", form)
        assert (result.exit_code, result.stderr) == (0, ""), name
        assert len(result.output.splitlines()) > (2 if form == "table" else 1), name
