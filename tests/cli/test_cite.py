"""`kg cite`: what is found, what is cited, what is refused."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.resources import Project
from tests.acme import NEWS


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "acorns.csv"
    path.write_text("_id,name\n" + "".join(f"a{n},Acorn {n}\n" for n in range(1, 40)), encoding="utf-8")
    return path


def cite(project: Project, *args: str | Path) -> Result:
    return CliRunner().invoke(main, ["cite", "--project", str(project.root), *map(str, args)])


def test_the_hash_is_printed_and_that_no_source_has_it(tiny: Project, rows: Path) -> None:
    result = cite(tiny, rows)
    assert result.exit_code == 0
    assert result.stdout.startswith("    tg:characterCount ")
    assert result.stderr == "# it is no edition that the data describe\n"


def test_a_passage_of_an_undescribed_file_is_refused_with_what_to_do(tiny: Project, rows: Path) -> None:
    result = cite(tiny, rows, "row=2")
    assert result.exit_code == 2
    assert "describe it first (`kg new` writes a template)" in result.stderr


def test_find_prints_selectors_and_exits_1_where_there_are_none(tiny: Project, rows: Path) -> None:
    found = cite(tiny, rows, "--find", "Acorn 7")
    assert (found.exit_code, found.stdout) == (0, "row=8  a7,Acorn 7\n")
    assert cite(tiny, rows, "--find", "Acorn 7", "--by", "line").stdout == "line=7,8  a7,Acorn 7\n"
    assert cite(tiny, rows, "--find", "Acorn 7", "--by", "char").stdout.split("  ")[0] == "char=78,85"
    nothing = cite(tiny, rows, "--find", "Elm")
    assert (nothing.exit_code, nothing.stdout) == (1, "")
    assert "'Elm' is not in acorns.csv" in nothing.stderr


def test_find_stops_at_twenty_and_says_so(tiny: Project, rows: Path) -> None:
    result = cite(tiny, rows, "--find", "Acorn")
    assert len(result.stdout.splitlines()) == 20
    assert "more than 20 places" in result.stderr


def test_what_was_found_can_be_cited_once_the_source_is_described(tiny: Project, rows: Path) -> None:
    (tiny.data[0] / "acorn.ttl").write_text(
        f"""@prefix id: <https://w3id.org/tiegraph/id/> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix tg: <https://w3id.org/tiegraph/ontology/> .
        <https://w3id.org/tiegraph/graph/acorn> a tg:SourceGraph ; tg:source id:source-acorns .
        id:source-acorns a tg:Source ; rdfs:label "Acorns"@en ; {cite(tiny, rows).stdout} .""",
        encoding="utf-8",
    )
    assert cite(tiny, rows).stderr == "# it is id:source-acorns\n"
    selector = cite(tiny, rows, "--find", "Acorn 7").stdout.split("  ")[0]
    result = cite(tiny, rows, selector, "--source", "id:source-acorns", "--key", "a7")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:2] == [
        "<https://w3id.org/tiegraph/id/source-acorns#row=8> a tg:Passage ;",
        '    rdfs:label "Acorns, row 8"@en ;',
    ]


def test_characters_of_what_is_no_utf_8_are_not_looked_for(tiny: Project, tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes(b"caf\xe9")
    result = cite(tiny, path, "--find", "caf")
    assert result.exit_code == 2
    assert "latin.txt: not UTF-8 (byte 3); save the copy as UTF-8" in result.stderr


def test_a_missing_file_is_told(tiny: Project) -> None:
    result = cite(tiny, "nowhere.txt")
    assert result.exit_code == 2
    assert "nowhere.txt: cannot be read" in result.stderr


def test_the_article_of_the_reports_is_text(tiny: Project) -> None:
    assert cite(tiny, NEWS, "--find", "Lens Bureau").stdout.startswith("char=")
