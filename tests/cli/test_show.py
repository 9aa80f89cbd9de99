"""`kg show`: one entity on one screen."""

import json

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.cli.pages import print_page
from kg.resources import Project


def show(project: Project, *args: str) -> Result:
    return CliRunner().invoke(main, ["show", "--project", str(project.root), *args])


@pytest.mark.parametrize(
    "name", ["Acme Vision", "acme vision", "阿克米", "id:org-acme", "https://w3id.org/tiegraph/id/org-acme"]
)
def test_an_entity_is_shown_by_name_in_any_language_curie_or_iri(acme_project: Project, name: str) -> None:
    result = show(acme_project, name)
    assert result.exit_code == 0
    assert result.output.startswith("Acme Vision  (organisation, company)\n  https://w3id.org/tiegraph/id/org-acme\n")


def test_json_holds_what_the_page_shows(acme_project: Project) -> None:
    view = json.loads(show(acme_project, "-f", "json", "Acme Vision").output)
    assert [tie["date"] for tie in view["ties"]][:2] == ["2014-10", "began between 2018-04 and 2018-05"]
    assert view["listings"][0]["said"][0]["speaker"] == "not named"


def test_a_name_that_nobody_has_is_refused_with_the_nearest(acme_project: Project) -> None:
    result = show(acme_project, "Acme Visions")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean 'Acme Vision'" in result.stderr


def test_control_characters_never_reach_the_terminal() -> None:
    with CliRunner().isolation() as (out, *_):
        print_page(["  evil \x1b[31mred\x07"])
        assert out.getvalue() == b"  evil  [31mred \n"


def test_the_shipped_company_has_the_facts_of_its_article(built: Project) -> None:
    text = " ".join(show(built, "SenseTime").output.split())
    for fact in (
        "Tang Xiao'ou, Xu Li and at least 1 more (not named) founded SenseTime",
        "amount raised: 620,000,000 USD",
        "more than 7,500,000,000 USD",
        "Bureau of Industry and Security listed SenseTime",
        "not before 2018-04",
    ):
        assert fact in text


def test_every_tie_of_the_shipped_company_is_stated_somewhere(built: Project) -> None:
    view = json.loads(show(built, "-f", "json", "id:org-sensetime").output)
    assert view["ties"]
    assert [tie["iri"] for tie in view["ties"] + view["listings"] if not tie["said"]] == []


def test_a_page_in_a_pipe_is_as_wide_as_those_of_the_readme(acme_project: Project) -> None:
    unset = CliRunner(env={"COLUMNS": None}).invoke(main, ["show", "Acme Vision", "--project", str(acme_project.root)])
    readme = CliRunner(env={"COLUMNS": "100"}).invoke(
        main, ["show", "Acme Vision", "--project", str(acme_project.root)]
    )
    assert unset.output == readme.output
