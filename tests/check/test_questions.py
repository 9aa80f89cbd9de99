"""Rows of check queries are findings, at the line of their node."""

from pathlib import Path

from click.testing import CliRunner

from kg.cli import main
from kg.resources import Project

CHECK = """\
#+ summary: Which things have a label?
#+ kind: check
#+ columns:
#+   node: {type: iri}
#+   message: {type: string}
#+   severity: {type: string}
#+ key: [node]
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX tg: <https://w3id.org/tiegraph/ontology/>
SELECT ?node ("has a label" AS ?message) ("%s" AS ?severity) WHERE {
  ?node rdfs:label ?label .
  FILTER(STRSTARTS(STR(?node), "https://w3id.org/tiegraph/id/"))
}
ORDER BY ?node
"""


def checked(project: Project, severity: str, command: str = "check") -> tuple[int, str]:
    (project.queries / "quality").mkdir(parents=True, exist_ok=True)
    (project.queries / "quality/labelled.rq").write_text(CHECK % severity, encoding="utf-8")
    result = CliRunner().invoke(main, [command, "--project", str(project.root)])
    return result.exit_code, result.output


def test_rows_are_findings_with_the_line_of_their_node(tiny: Project) -> None:
    code, said = checked(tiny, "violation")
    line = next(row for row in said.splitlines() if "has a label" in row)
    path, number = line.split(":")[:2]
    node = line.split(": ")[2].removeprefix("id:")
    assert code == 1
    file = next(file for data in tiny.data for file in Path(data).rglob("*.ttl") if file.name == Path(path).name)
    assert node in "\n".join(file.read_text(encoding="utf-8").splitlines()[: int(number)])


def test_violation_refuses_the_build_and_a_warning_passes(tiny: Project) -> None:
    assert checked(tiny, "violation", "build")[0] == 1
    code, said = checked(tiny, "warning")
    assert (code, "warning" in said) == (0, True)
