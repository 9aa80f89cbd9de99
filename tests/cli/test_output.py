"""`-o FILE` and `-f FORMAT` mean the same for every command."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.resources import Project

REGIME = ("--regime", "ofac-50", "--as-of", "2023-01-01")
WRITING = [
    (["paths", "SenseTime", "Leon"], "svg", "<?xml"),
    (["paths", "SenseTime", "Leon"], "csv", "path,"),
    (["exposure", "Leon", *REGIME], "svg", "<?xml"),
    (["exposure", "Leon", *REGIME], "ttl", "@prefix"),
    (["exposure", "--all", *REGIME, "--verdict", "listed"], "txt", "OFAC"),
    (["exposure", "--all", *REGIME, "--verdict", "listed"], "csv", "party,"),
    (["diff", "SenseTime", "--from", "2018-06-30", "--to", "2019-10-09"], "json", "{"),
    (["conflicts", "Leon"], "tsv", "conflict\t"),
    (["conflicts", "Leon"], "json", "{"),
    (["why", "SenseTime", "tg:partnerOf", "MIT"], "mmd", "---\ntitle:"),
    (["network", "Leon"], "graphml", "<?xml"),
    (["network", "Leon"], "png", "source,"),
    (["timeline", "Leon"], "json", "{"),
    (["export", "--graph", "sensetime/encyclopedia/funding"], "nq", "<"),
    (["query", "run", "rounds-over-time"], "csv", "date,"),
]
TAKING = ["paths SenseTime Leon", f"exposure Leon {' '.join(REGIME)}", "why Leon a tg:Organisation", "conflicts Leon"]


def kg(project: Project, args: list[str], *more: str) -> Result:
    return CliRunner().invoke(main, [*args, *more, "--project", str(project.root)])


@pytest.mark.parametrize(("args", "suffix", "start"), WRITING)
def test_the_suffix_of_a_file_names_the_format(
    built: Project, tmp_path: Path, args: list[str], suffix: str, start: str
) -> None:
    file = tmp_path / f"answer.{suffix}"
    result = kg(built, args, "-o", str(file))
    assert (result.exit_code, result.stdout) == (0, "")
    assert file.read_text(encoding="utf-8").startswith(start)
    assert list(tmp_path.iterdir()) == [file]


def test_a_format_that_is_given_goes_before_the_suffix(built: Project, tmp_path: Path) -> None:
    file = tmp_path / "answer.svg"
    assert kg(built, ["paths", "SenseTime", "Leon", "-f", "json"], "-o", str(file)).exit_code == 0
    assert file.read_text(encoding="utf-8").startswith("{")


@pytest.mark.parametrize("line", TAKING)
def test_a_file_that_cannot_be_written_is_refused(built: Project, tmp_path: Path, line: str) -> None:
    result = kg(built, line.split(), "-o", str(tmp_path / "missing" / "answer.txt"))
    assert result.exit_code == 2
    assert "cannot be written (No such file or directory); choose another file" in result.stderr


def test_what_again_finds_goes_to_standard_output(built: Project, tmp_path: Path) -> None:
    result = kg(built, ["exposure", "--again", "x.ttl"], "-o", str(tmp_path / "x.txt"))
    assert (result.exit_code, "-o is for verdicts" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    ("args", "listed", "other"),
    [
        (["query", "run", "rounds-over-time"], "table", "text"),
        (["show", "Leon"], "text", "table"),
        (["exposure", "Leon", *REGIME], "turtle", "ttl"),
        (["export", "--graph", "sensetime/encyclopedia/funding"], "turtle", "ttl"),
        (["plan"], "text", "table"),
    ],
)
def test_a_format_has_both_names(built: Project, args: list[str], listed: str, other: str) -> None:
    one, two = kg(built, args, "-f", listed), kg(built, args, "-f", other)
    assert one.exit_code == two.exit_code == 0
    assert one.stdout == two.stdout


@pytest.mark.parametrize("line", [*TAKING, "plan", "query lint", "export", "check", "network Leon", "sparql"])
def test_a_format_that_is_not_there_is_refused_alike(built: Project, line: str) -> None:
    result = kg(built, line.split(), "-f", "nonsense")
    assert result.exit_code == 2
    assert result.stderr.startswith("error: no format 'nonsense'; there are: ")


def test_a_plan_is_json_by_either_option(built: Project) -> None:
    one, two = kg(built, ["plan"], "--json"), kg(built, ["plan"], "-f", "json")
    assert one.stdout == two.stdout
    assert one.stdout.startswith("{")
