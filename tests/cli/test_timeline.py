"""`kg timeline`: one entity, five forms; a wrong question is refused in one line."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.resources import Project


def timeline(project: Project, *args: str) -> Result:
    return CliRunner().invoke(main, ["timeline", "--project", str(project.root), *args])


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("text", "SenseTime: what happened"),
        ("csv", "earliest,latest,point"),
        ("json", '{\n  "iri"'),
        ("svg", "<?xml"),
        ("mermaid", '---\ntitle: "SenseTime"'),
    ],
)
def test_each_form_goes_to_standard_output_or_into_a_file(
    built: Project, tmp_path: Path, form: str, start: str
) -> None:
    shown = timeline(built, "SenseTime", "-f", form)
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert shown.stdout.startswith(start)
    path = tmp_path / "timeline"
    assert timeline(built, "商汤科技", "-f", form, "-o", str(path)).output == ""
    assert path.read_text(encoding="utf-8").startswith(start)


def test_csv_is_what_the_stored_query_gives_and_the_undated_ties(built: Project) -> None:
    asked = CliRunner().invoke(
        main, ["query", "run", "timeline", "--party", "Leon", "-f", "csv", "--project", str(built.root)]
    )
    drawn = timeline(built, "Leon", "-f", "csv")
    answer, all_ties = (list(csv.reader(StringIO(result.output))) for result in (asked, drawn))
    assert all_ties[: len(answer)] == answer
    assert [row[:3] for row in all_ties[len(answer) :]] == [["", "", ""]]


def test_what_was_not_known_by_the_day_is_not_on_it(built: Project) -> None:
    name = "id:org-sensetime-group-limited-hk"
    then = json.loads(timeline(built, name, "-f", "json", "--known-by", "2025-03-28").stdout)
    now = json.loads(timeline(built, name, "-f", "json").stdout)
    assert {tie["iri"] for tie in then["ties"]} <= {tie["iri"] for tie in now["ties"]}
    assert {source["retrieved_on"] for source in then["sources"]} == {"2026-11-23"}
    assert len(then["sources"]) < len(now["sources"])


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("Sensetimes",), "did you mean 'SenseTime'"),
        (("vocab:tie-kind-partner",), "is skos:Concept, not tg:Agent"),
        (("SenseTime", "-f", "svgg"), "no format 'svgg'; did you mean 'svg'?"),
        (("SenseTime", "--known-by", "yesterday"), "known by: 'yesterday' is no day"),
        (("SenseTime", "--known-by", "2001-01-01"), "nothing was known by 2001-01-01; ask for 2022-04-30 or later"),
    ],
)
def test_a_wrong_question_is_refused(built: Project, words: tuple[str, ...], message: str) -> None:
    result = timeline(built, *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
