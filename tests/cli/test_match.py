"""`kg match`: candidates with their basis, in four forms; the exit code says whether somebody has to decide."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.namespaces import ID

if TYPE_CHECKING:
    from pathlib import Path

    from kg.resources import Project

ARTICLE = "id:source-encyclopedia-sensetime-2026-11-23"
HEADER = "_id,source,type,name,addresses,start_date,alt_names,ids\n"
HONDA = 'x1,Entity List (EL) - Bureau,,"Honda Acorn Works Co., Ltd.",Oakville,2031-05-06,,\n'
PERSON = 'x2,Specially Designated Nationals (SDN) - Treasury,Individual,"HONDA, Jane",,,,\n'


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(HEADER + HONDA + PERSON, encoding="utf-8")
    return path


def match(project: Project, *args: str | Path) -> Result:
    return CliRunner().invoke(main, ["match", "--project", str(project.root), *map(str, args)])


def test_an_undecided_candidate_is_told_and_exits_1(built: Project, rows: Path) -> None:
    result = match(built, rows, "--named-by", ARTICLE)
    assert result.exit_code == 1
    table = result.stdout.splitlines()
    assert table[2].split()[:3] == ["id:org-honda", "Honda", "2"]
    assert table[2].endswith("all words of the name are in a longer one  undecided")
    assert "a natural person" in table[3]
    assert "a file that no source describes: 2 rows" in result.stderr
    assert "2 candidates, 1 undecided" in result.stderr


def test_where_nothing_is_left_to_decide_it_exits_0(built: Project, rows: Path) -> None:
    rows.write_text(HEADER + PERSON, encoding="utf-8")
    result = match(built, rows, "--named-by", ARTICLE, "--undecided")
    assert (result.exit_code, len(result.stdout.splitlines())) == (0, 2)


def test_csv_has_whoever_is_not_found_too(built: Project, rows: Path) -> None:
    found = list(csv.DictReader(io.StringIO(match(built, rows, "--named-by", ARTICLE, "-f", "csv").stdout)))
    assert [row["row"] for row in found if row["party"] == ID + "org-honda"] == ["2", "3"]
    assert [row["row"] for row in found if row["party"] == ID + "org-alibaba"] == [""]


def test_json_has_the_hash_the_parties_and_whoever_could_not_be_looked_for(built: Project, rows: Path) -> None:
    said = json.loads(match(built, rows, "--named-by", ARTICLE, "-f", "json").stdout)
    assert (said["rows"], len(said["sha256"])) == (2, 64)
    assert ID + "body-smart-policing-venture" in said["not_searched"]
    assert {ID + "org-honda", ID + "org-alibaba"} <= set(said["parties"])
    assert (said["candidates"][0]["party"], said["candidates"][0]["decided"]) == (ID + "org-honda", "undecided")
    assert "id:" not in "".join(one["by"] for one in said["candidates"])


def test_a_template_needs_a_described_edition(built: Project, rows: Path) -> None:
    result = match(built, rows, "--named-by", ARTICLE, "-f", "turtle")
    assert result.exit_code == 2
    assert "no edition that the data describe has these bytes" in result.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--named-by", "id:source-encyclopedia"), "no source 'id:source-encyclopedia'; did you mean"),
        (("-f", "xml"), "no format 'xml'"),
    ],
)
def test_a_wrong_question_is_refused(built: Project, rows: Path, args: tuple[str, ...], said: str) -> None:
    result = match(built, rows, *args)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_file_that_is_no_such_list_is_refused_with_its_row(built: Project, tmp_path: Path) -> None:
    path = tmp_path / "notes.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    result = match(built, path)
    assert result.exit_code == 2
    assert "notes.csv: row 1: has no column '_id'; give a Consolidated Screening List" in result.stderr
