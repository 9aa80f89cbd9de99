"""`kg diff`: two days or two builds; anything else is told what it takes."""

import csv
import json
from io import StringIO

import pytest
from click.testing import CliRunner, Result

from kg.build import build_graph
from kg.cli import main
from kg.resources import Project

YEAR = ("--from", "2018-06-30", "--to", "2019-10-09")


def diff(project: Project, *args: str) -> Result:
    return CliRunner().invoke(main, ["diff", "--project", str(project.root), *args])


def test_what_began_and_ended_of_an_entity_in_words_and_as_data(built: Project) -> None:
    page = diff(built, "SenseTime", *YEAR)
    assert page.exit_code == 0
    assert (
        "  ended               Stake of SenseTime in the venture with Leon, share unknown" in page.output.splitlines()
    )
    document = json.loads(diff(built, "SenseTime", *YEAR, "-f", "json").output)
    rows = list(csv.DictReader(StringIO(diff(built, "SenseTime", *YEAR, "-f", "csv").output)))
    assert [change["iri"] for change in document["changes"]] == [row["iri"] for row in rows]
    assert {row["change"] for row in rows} == {"ended", "happened", "may have begun", "may have happened"}


def test_the_whole_graph_has_at_least_what_one_entity_has(built: Project) -> None:
    one, whole = (
        {row["iri"] for row in csv.DictReader(StringIO(diff(built, *of, *YEAR, "-f", "csv").output))}
        for of in (("SenseTime",), ())
    )
    assert one < whole


def test_what_was_not_known_by_a_day_is_not_compared(built: Project) -> None:
    days = ("--from", "2019-01-01", "--to", "2021-01-01")
    name = "id:org-beijing-sensetime-technology-development"
    then, now = (diff(built, name, *days, *known) for known in (("--known-by", "2022-04-30"), ()))
    assert then.exit_code == now.exit_code == 0
    assert then.stdout != now.stdout


def test_two_builds(tiny: Project) -> None:
    build_graph(tiny)
    path = tiny.data[0] / "acme" / "pact.ttl"
    path.write_text(path.read_text(encoding="utf-8").replace("2018-05", "2018-06"), encoding="utf-8")
    build_graph(tiny)
    result = diff(tiny, "previous", "current")
    assert result.exit_code == 0
    assert "start: 2018-05 -> 2018-06" in result.output
    assert "nothing differs" in diff(tiny, "current", "current").output


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "give two days: kg diff [ENTITY] --from"),
        (("SenseTime",), "or two builds: kg diff previous current"),
        (("--from", "2018-06-30"), "give two days"),
        (("--to", "2018-06-30"), "give two days"),
        (("SenseTime", "Honda", *YEAR), "give two days"),
        (("a", "b", "c"), "give two days"),
        (("previous", "current", "--known-by", "2025-01-01"), "--known-by goes with two days"),
        (("--from", "2019-10-09", "--to", "2018-06-30"), "diff: 2019-10-09 is after 2018-06-30"),
        (("--from", "2019-13-01", "--to", "2018-06-30"), "from: '2019-13-01' is no day"),
        (("--from", "2019-01-01", "--to", "yesterday"), "to: 'yesterday' is no day"),
        (("Sensetimes", *YEAR), "did you mean 'SenseTime'"),
        (("zz", "current"), "no build 'zz'; there are current, previous"),
        ((*YEAR, "--known-by", "2001-01-01"), "nothing was known by 2001-01-01"),
    ],
)
def test_a_wrong_question_is_refused(built: Project, words: tuple[str, ...], message: str) -> None:
    result = diff(built, *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
