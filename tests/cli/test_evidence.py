"""`kg evidence`: the statements behind a node, and the passage itself from the reader's own copy."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.resources import Project
from tests.acme import NEWS

SHARED = Path(__file__).parents[3] / "shared" / "source" / "sensetime-article.txt"


def evidence(project: Project, *args: str) -> Result:
    return CliRunner().invoke(main, ["evidence", "--project", str(project.root), *args])


def test_a_node_leads_to_its_statement_passage_and_source(acme_project: Project) -> None:
    result = evidence(acme_project, "id:listing-acme")
    assert result.exit_code == 0
    for part in ("id:statement-a7", "alleged, affirmed, speaker: not named", "char=402,466", "id:source-acme-news"):
        assert part in result.output


def test_with_the_readers_copy_the_passage_is_shown(acme_project: Project) -> None:
    result = evidence(acme_project, "id:listing-acme", "--text", str(NEWS))
    assert result.output.startswith("acme-news.txt is the edition that was retrieved: id:source-acme-news\n")
    assert "| In 2019 the Lens Bureau listed it for allegedly blinding people." in result.output


def test_a_copy_that_differs_shows_no_text(acme_project: Project, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_bytes(NEWS.read_bytes().replace(b"2019", b"2020"))
    result = evidence(acme_project, "id:listing-acme", "--text", str(other))
    assert result.exit_code == 0
    assert result.output.startswith("other.txt is no edition that was retrieved")
    assert "(the copy differs here)" in result.output
    assert "Lens Bureau listed it" not in result.output


def test_json_holds_the_text_and_the_outcome(acme_project: Project) -> None:
    (statement,) = json.loads(evidence(acme_project, "-f", "json", "id:count-acme", "--text", str(NEWS)).output)
    (passage,) = statement["passages"]
    assert passage["text"].startswith("Acme Vision has published")
    assert passage["outcome"] == "the copy is the edition that was retrieved"


def test_a_node_that_nothing_states_is_exit_one(acme_project: Project) -> None:
    result = evidence(acme_project, "Bolt Capital")
    assert (result.exit_code, result.stderr) == (1, "no statement states id:org-bolt-capital\n")


@pytest.mark.parametrize(
    ("name", "message"), [("missing.txt", "cannot be read (No such file or directory)"), (".", "Is a directory")]
)
def test_a_copy_that_cannot_be_read_is_refused(acme_project: Project, tmp_path: Path, name: str, message: str) -> None:
    result = evidence(acme_project, "id:listing-acme", "--text", str(tmp_path / name))
    assert result.exit_code == 2
    assert message in result.stderr


def test_the_shipped_round_is_shown_from_the_article(built: Project) -> None:
    if not SHARED.exists():
        pytest.skip("the article is not beside this checkout (../shared/source)")
    result = evidence(built, "id:round-sensetime-series-c-plus", "--text", str(SHARED))
    assert "| In February 2018" not in result.output
    assert "Series C+ round of US$620" in " ".join(result.output.replace("|", " ").split())


def test_every_passage_of_the_article_agrees_with_its_hash(built: Project) -> None:
    if not SHARED.exists():
        pytest.skip("the article is not beside this checkout (../shared/source)")
    found = evidence(built, "-f", "json", "id:source-encyclopedia-sensetime-2026-11-23", "--text", str(SHARED))
    passages = [p for s in json.loads(found.output) for p in (*s["passages"], *s["context"])]
    assert len(passages) > 50
    assert {p["outcome"] for p in passages if "encyclopedia" in p["iri"]} == {
        "the copy is the edition that was retrieved"
    }


def test_a_statement_is_shown_with_the_file_and_line_at_which_it_was_written(built: Project) -> None:
    place = "data/sensetime/encyclopedia/policing.ttl"
    line = (built.root / place).read_text(encoding="utf-8").splitlines().index("id:statement-f51 a tg:Statement ;") + 1
    assert f"  file            {place}:{line}\n" in evidence(built, "id:statement-f51").output
    (said,) = json.loads(evidence(built, "id:statement-f51", "-f", "json").output)
    assert (said["file"], said["line"]) == (place, line)


def test_the_readers_copy_can_come_from_standard_input(acme_project: Project) -> None:
    words = ["evidence", "--project", str(acme_project.root), "id:listing-acme", "--text", "-"]
    result = CliRunner().invoke(main, words, input=NEWS.read_bytes())
    assert "| In 2019 the Lens Bureau listed it for allegedly blinding people." in result.output


def test_a_flat_edge_is_given_by_its_three_parts(built: Project) -> None:
    result = evidence(built, "SenseTime", "tg:partnerOf", "Honda")
    assert result.exit_code == 0
    assert result.output.startswith("id:statement-f25\n")


@pytest.mark.parametrize(("form", "start"), [("rdf12", 'VERSION "1.2"\n@prefix'), ("nanopub", "@prefix dcterms:")])
def test_evidence_is_written_as_rdf_to_standard_output_or_a_file(
    built: Project, tmp_path: Path, form: str, start: str
) -> None:
    printed = evidence(built, "id:statement-f51", "--export", form)
    assert printed.exit_code == 0
    assert printed.output.startswith(start)
    file = tmp_path / "evidence.rdf"
    assert evidence(built, "id:statement-f51", "--export", form, "-o", str(file)).output == ""
    assert file.read_text(encoding="utf-8") == printed.output


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("SenseTime", "Honda"), "give one NODE, or the SUBJECT, EDGE and OBJECT"),
        (("SenseTime", "tg:parnerOf", "Honda"), "no flat edge 'tg:parnerOf'; did you mean 'tg:partnerOf'"),
        (("SenseTime", "tg:founderOf", "Honda"), "no edge 'id:org-sensetime tg:founderOf id:org-honda'"),
        (("SenseTime", "--export", "rdf"), "did you mean 'rdf12'?"),
        (("SenseTime", "--export", "rdf12", "-f", "json"), "leave out --text and --format"),
        (("SenseTime", "-o", "file.ttl"), "-o is for --export"),
        (("id:statement-f51", "--export", "rdf12", "-o", "/nowhere/x.ttl"), "cannot be written"),
    ],
)
def test_arguments_that_do_not_fit_are_refused(built: Project, args: tuple[str, ...], said: str) -> None:
    result = evidence(built, *args)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_what_nothing_states_writes_no_file(acme_project: Project, tmp_path: Path) -> None:
    result = evidence(acme_project, "Bolt Capital", "--export", "rdf12", "-o", str(tmp_path / "none.ttl"))
    assert (result.exit_code, list(tmp_path.iterdir())) == (1, [])
