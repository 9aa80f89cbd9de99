"""`kg why`: one question, one proof in three forms; 1 for what does not hold, 2 for what is no question."""

import json
import signal
import subprocess
import sys

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.resources import Project

QUESTION = ("SenseTime", "partnerOf", "Honda")


def why(project: Project, *args: str) -> Result:
    return CliRunner().invoke(main, ["why", "--project", str(project.root), *args])


def test_a_triple_that_holds_is_proved(built: Project) -> None:
    result = why(built, *QUESTION)
    assert result.exit_code == 0
    assert result.output.startswith("SenseTime, partner of, Honda: follows in 2 steps\n")
    assert "data/sensetime/encyclopedia/" in result.output


def test_a_triple_that_does_not_hold_exits_with_1(built: Project) -> None:
    result = why(built, "SenseTime", "founderOf", "Honda")
    assert result.exit_code == 1
    assert "missing: " in result.output
    assert result.stderr == ""


@pytest.mark.parametrize(("form", "start"), [("json", "{"), ("mermaid", "---\ntitle: ")])
def test_other_forms(built: Project, form: str, start: str) -> None:
    result = why(built, *QUESTION, "-f", form)
    assert result.exit_code == 0
    assert result.output.startswith(start)


def test_other_forms_of_what_does_not_hold_exit_with_1_too(built: Project) -> None:
    result = why(built, "SenseTime", "founderOf", "Honda", "-f", "json")
    assert result.exit_code == 1
    assert json.loads(result.output)["holds"] is False


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("SensTime", "partnerOf", "Honda"), "did you mean 'SenseTime'"),
        (("SenseTime", "partnrOf", "Honda"), "did you mean 'partnerOf'"),
        (("SenseTime", "partnerOf", ""), "object: nothing is given"),
        (("SenseTime", "rdfs:label", '"open'), "is no literal"),
        (("Huawei", "partnerOf", "Honda"), "is the name of 2 things"),
        (("SenseTime", "partnerOf", "Honda", "-f", "turtle"), "no format 'turtle'"),
    ],
)
def test_a_wrong_question_is_refused_in_one_line(built: Project, args: tuple[str, ...], said: str) -> None:
    result = why(built, *args)
    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert result.stdout == ""


def test_ctrl_c_ends_a_program_that_asked_why(built: Project) -> None:
    """Importing polars takes the signal; whoever had the default has it again."""
    code = (
        "import signal, time, kg\nsignal.signal(signal.SIGINT, signal.SIG_DFL)\n"
        f"with kg.open({str(built.root)!r}) as graph:\n"
        "    graph.why('SenseTime', 'partnerOf', 'Honda')\n    print('asked', flush=True)\n    time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "asked\n"
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=10) == -signal.SIGINT


def test_a_missing_term_is_wrong_use(built: Project) -> None:
    assert why(built, "SenseTime", "partnerOf").exit_code == 2


def test_without_a_build_there_is_nothing_to_prove(tiny: Project) -> None:
    result = why(tiny, "Acme", "partnerOf", "Blanc")
    assert result.exit_code == 2
    assert "nothing has been built yet" in result.stderr
