"""`kg plan` prints what an ontology compiles to."""

import json
from pathlib import Path

from click.testing import CliRunner

from kg.cli import main


def test_the_rules_of_a_file_are_printed(tmp_path: Path) -> None:
    file = tmp_path / "model.ttl"
    file.write_text(
        "@prefix tg: <https://w3id.org/tiegraph/ontology/> . tg:a a <http://www.w3.org/2002/07/owl#SymmetricProperty> ."
    )
    result = CliRunner().invoke(main, ["plan", str(file)], catch_exceptions=False)
    assert result.exit_code == 0
    assert "  prp-symp  y tg:a x <- x tg:a y" in result.output.splitlines()


def test_as_json_they_are_data(tmp_path: Path) -> None:
    file = tmp_path / "model.nt"
    file.write_text("<x:p> <http://www.w3.org/2000/01/rdf-schema#domain> <x:C> .\n")
    result = CliRunner().invoke(main, ["plan", "--json", str(file)], catch_exceptions=False)
    assert json.loads(result.output)["strata"][0]["rules"][0]["head"] == ["<x:C>", "?x"]


def test_the_projects_own_ontology_is_known_to_the_plan() -> None:
    result = CliRunner().invoke(main, ["plan", "--project", str(Path(__file__).parents[2])], catch_exceptions=False)
    assert "owlrl closes instead" not in result.output
    assert "projection  " in result.output


def test_a_file_that_is_no_turtle_is_refused_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "bad.ttl"
    file.write_text("<x:a> <x:b> <x:c> .\n<x:a> <x:b .\n")
    result = CliRunner().invoke(main, ["plan", str(file)])
    assert result.exit_code == 1
    assert f"{file}:2: not valid RDF" in result.output
