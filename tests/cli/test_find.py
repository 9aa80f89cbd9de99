"""`kg find`: entities by name."""

import json

from click.testing import CliRunner, Result

from kg.cli import main
from kg.resources import Project


def find(project: Project, *args: str) -> Result:
    return CliRunner().invoke(main, ["find", "--project", str(project.root), *args])


def test_matches_stand_in_a_table(acme_project: Project) -> None:
    result = find(acme_project, "bolt")
    assert result.exit_code == 0
    header, _, *rows = result.output.splitlines()
    assert header.split("  ")[0] == "iri"
    assert [row.split()[0] for row in rows[:2]] == ["id:org-bolt", "id:org-bolt-capital"]


def test_a_chinese_name_says_its_language(acme_project: Project) -> None:
    assert "阿克米 (zh-Hans)" in find(acme_project, "阿克").output


def test_nothing_found_is_exit_one_with_the_nearest_name(acme_project: Project) -> None:
    result = find(acme_project, "Bold Capital")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "nothing has 'Bold Capital' in its name; did you mean 'Bolt Capital' or 'Bolt'?\n"


def test_json_is_a_list_of_matches(acme_project: Project) -> None:
    match, *_ = json.loads(find(acme_project, "-f", "json", "cog").output)
    assert (match["iri"], match["matched"]) == ("https://w3id.org/tiegraph/id/org-cog", "Cog")
    assert json.loads(find(acme_project, "-f", "json", "zzz").stdout) == []


def test_the_shipped_company_is_found_in_both_scripts(built: Project) -> None:
    for name in ("sensetime", "商汤"):
        assert find(built, name).output.splitlines()[2].startswith("id:org-sensetime ")


def test_empty_name_is_wrong_use(acme_project: Project) -> None:
    result = CliRunner().invoke(main, ["find", "--project", str(acme_project.root), " "])
    assert (result.exit_code, "NAME is empty" in result.output) == (2, True)


def test_option_before_the_command_is_told_where_it_goes() -> None:
    result = CliRunner().invoke(main, ["--project", "x", "find", "Acme"])
    assert "Options come after the command: kg COMMAND --project" in result.output
