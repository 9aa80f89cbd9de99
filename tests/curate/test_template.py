"""A new case: a template whose blanks are all found, and which conforms once they are filled in."""

import re
from pathlib import Path

import pytest

from kg.check import check_project
from kg.check.blanks import BLANK
from kg.curate import write_case
from kg.errors import KgError, Unreadable
from kg.reports.copies import Copy
from kg.resources import Project

ROOT = Path(__file__).parents[2]
TEXT = "Acorn Works is an artificial intelligence company.\n"
FILLED = {
    r"https://example\.org/FILL-IN": "https://creativecommons.org/publicdomain/zero/1.0/",
    r'"FILL-IN, or: not stated"': '"not stated"',
    r'"FILL-IN"\^\^xsd:date': '"2031-01-02"^^xsd:date',
    r"vocab:source-kind-FILL-IN": "vocab:source-kind-own-publication",
    r"vocab:industry-FILL-IN": "vocab:industry-artificial-intelligence",
    r"#FILL-IN>": "#char=0,50>",
    r'"FILL-IN: ([^"]*)"@en': r'"Acorn Works: \1"@en',
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return the shipped ontology with a data folder of its own."""
    for part in ("ontology", "queries"):
        (tmp_path / part).symlink_to(ROOT / part, target_is_directory=True)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "first.ttl").write_text(
        """@prefix id: <https://w3id.org/tiegraph/id/> .
        @prefix tg: <https://w3id.org/tiegraph/ontology/> .
        <https://w3id.org/tiegraph/graph/first> a tg:SourceGraph ; tg:source id:source-first .
        id:org-oak a tg:Organisation .""",
        encoding="utf-8",
    )
    return Project.at(tmp_path)


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    path = tmp_path / "acorn.txt"
    path.write_text(TEXT, encoding="utf-8")
    return Copy.read(path)


def test_each_blank_is_found_at_its_line(project: Project) -> None:
    template = write_case(project, "acorn-works")
    blanks = {
        (path, number)
        for path in template.files
        if path.suffix == ".ttl"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if BLANK in line
    }
    report = check_project(project, [project.data[0] / "acorn-works"])
    assert len(blanks) > 10
    assert not report.conforms
    assert {(finding.path, finding.line) for finding in report.findings} == blanks


def test_it_conforms_once_the_blanks_are_filled_and_the_passage_is_cited(project: Project, copy: Copy) -> None:
    from kg.curate import cite_passage

    template = write_case(project, "acorn-works", name="Acorn Works", folder="website", copy=copy)
    for path in template.files:
        text = path.read_text(encoding="utf-8")
        for blank, value in FILLED.items():
            text = re.sub(blank, value, text)
        if path.name == "source.ttl":
            source = "https://w3id.org/tiegraph/id/source-acorn-works-website"
            text += "\n" + cite_passage(copy, source, "char=0,50", label="Acorn Works, its page")
        path.write_text(text, encoding="utf-8")
    report = check_project(project, [project.data[0] / "acorn-works"])
    assert report.findings == ()
    assert report.files == 2
    assert BLANK not in "".join(path.read_text(encoding="utf-8") for path in template.files if path.suffix == ".ttl")


def test_a_source_that_is_described_already_is_cited_and_not_described_again(project: Project, copy: Copy) -> None:
    first = write_case(project, "acorn-works", folder="website", copy=copy).files[1]
    first.write_text(first.read_text(encoding="utf-8").replace(f'"{BLANK}, or: not stated"', '"7"'), encoding="utf-8")
    second = write_case(project, "elm-works", folder="website", copy=copy).files[1].read_text(encoding="utf-8")
    assert "a tg:Source ;" not in second
    assert "tg:source id:source-acorn-works-website ." in second
    assert 'tg:edition "7" ;' in second


def test_a_party_whose_iri_is_taken_is_kept_apart(project: Project) -> None:
    template = write_case(project, "oak", folder="register")
    assert (template.party, template.apart_from) == ("id:org-oak-register", "id:org-oak")
    assert "id:org-oak a " not in template.files[2].read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ['Acorn "Works"', "Acorn\\Works", "橡果"])
def test_a_name_is_written_so_that_it_is_read_back(project: Project, name: str) -> None:
    from pyoxigraph import Literal, parse

    path = write_case(project, "acorn", name=name).files[2]
    assert Literal(name, language="en") in {quad.object for quad in parse(path=path)}


@pytest.mark.parametrize(
    ("case", "hint"),
    [
        ("Acorn Works", "'acorn-works'"),
        ("../acorn", "'acorn'"),
        ("acorn_works", "'acorn-works'"),
        ("-acorn", "'acorn'"),
        ("", "use small letters"),
        ("橡果", "use small letters"),
        ("ontology", "use small letters"),
    ],
)
def test_a_name_that_is_none_is_refused_with_one_that_is(project: Project, case: str, hint: str) -> None:
    with pytest.raises(KgError, match=re.escape(hint)):
        write_case(project, case)
    assert [path.name for path in project.data[0].iterdir()] == ["first.ttl"]


def test_a_bad_name_for_the_source_folder_is_refused(project: Project) -> None:
    with pytest.raises(KgError, match="no name for a source folder"):
        write_case(project, "acorn", folder="../out")


def test_a_folder_that_exists_is_left_alone(project: Project) -> None:
    mine = project.data[0] / "acorn"
    mine.mkdir()
    (mine / "mine.txt").write_text("mine")
    with pytest.raises(Unreadable, match="is there already"):
        write_case(project, "acorn")
    assert [path.name for path in mine.iterdir()] == ["mine.txt"]


def test_a_folder_that_cannot_be_written_is_told(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(Unreadable, match="cannot be written"):
        write_case(project, "acorn")
