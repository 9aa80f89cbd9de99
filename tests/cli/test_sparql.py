"""`kg sparql`: free questions, and what it refuses."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.resources import Project

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o . ?p ?q ?r }"


def ask(project: Project, query: str | bytes, *words: str) -> Result:
    return CliRunner().invoke(main, ["sparql", *words, "--project", str(project.root)], input=query)


def test_query_comes_from_standard_input_or_a_file(small: Project, tmp_path: Path) -> None:
    query = "SELECT ?s { ?s tg:raisedBy id:org-acorn } ORDER BY ?s"
    (tmp_path / "q.rq").write_text(query)
    expected = "s\n----------\nid:round-a\nid:round-b\n"
    assert ask(small, query).output == ask(small, query, "-").output == expected
    assert ask(small, "", str(tmp_path / "q.rq")).output == expected


@pytest.mark.parametrize(
    ("query", "form", "printed"),
    [
        ("ASK { ?s tg:raisedBy ?o }", "table", "answer\n------\nyes\n"),
        ("ASK { ?s tg:nothing ?o }", "csv", "false\n"),
        ("SELECT ?s { ?s tg:nothing ?o }", "table", "s\n-\n"),
        ("SELECT ?s { ?s tg:nothing ?o }", "csv", "s\n"),
        ("CONSTRUCT { ?s tg:x 1 } WHERE { ?s tg:value 1.5 }", "ttl", "id:round-b tg:x 1 .\n"),
        ("CONSTRUCT { ?s tg:x 1 } WHERE { ?s tg:value 1.5 }", "md", "| id:round-b | tg:x | 1 |\n"),
        ("CONSTRUCT { ?s tg:x ?s, 1 } WHERE { ?s tg:value 1.5 }", "table", "id:round-b  tg:x       id:round-b\n"),
        ("SELECT ('a\\nb\\u001b[31m' AS ?x) {}".replace("\\u001b", "\x1b"), "table", "a b [31m\n"),
    ],
)
def test_answer_comes_in_the_form_that_was_asked_for(small: Project, query: str, form: str, printed: str) -> None:
    result = ask(small, query, "-f", form)
    assert result.exit_code == 0
    assert result.output.replace("\r\n", "\n").endswith(printed)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("ASK {\n  SERVICE <http://127.0.0.1:1/> {} }", "stdin:2:3: SERVICE is refused: "),
        ("SELECT * FROM <file:///etc/passwd> {}", "stdin:1:10: FROM is refused: "),
        ("LOAD <http://127.0.0.1:1/>", "stdin:1:1: LOAD is refused: the built graph is read-only; "),
        ("INSERT DATA { tg:a tg:b 1 }", "stdin:1:1: INSERT is refused: the built graph is read-only; "),
        ("SELECT ?x {\n ?x a }", "stdin:2:7: not valid SPARQL at '}', expected "),
        ("SELECT ?x { ?x a tg:X", "stdin:1:11: not valid SPARQL, '{' is never closed"),
        ("", "stdin:1:1: not valid SPARQL at the end, expected BASE, PREFIX, SELECT"),
        (b"ASK { ?s ?p '\xff' }", "stdin: not UTF-8; save it as UTF-8"),
        ("SELECT (<http://e.org/f>(1) AS ?x) {}", "stdin: the engine could not answer, The custom function"),
    ],
)
def test_what_is_not_allowed_or_not_valid_is_one_line_and_exit_code_2(
    small: Project, query: str | bytes, message: str
) -> None:
    result = ask(small, query)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert result.stderr.startswith(f"error: {message}")


def test_missing_file_says_how_to_ask(small: Project) -> None:
    result = ask(small, "", "SELECT * {}")
    assert result.exit_code == 2
    assert result.stderr.endswith("; name a file, or pipe the query: echo 'SELECT ...' | kg sparql\n")


def test_endless_query_is_ended_with_exit_code_3(small: Project) -> None:
    command = [sys.executable, "-m", "kg", "sparql", "--timeout", "0.2", "--project", str(small.root)]
    done = subprocess.run(command, input=ENDLESS, capture_output=True, text=True, check=False, timeout=20)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == "error: stdin: no answer within 0.2 s; allow more with --timeout SECONDS\n"


def test_interrupted_query_ends_at_once(small: Project) -> None:
    import signal
    import time

    command = [sys.executable, "-m", "kg", "sparql", "--project", str(small.root)]
    running = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert running.stdin
    running.stdin.write(ENDLESS)
    running.stdin.close()
    time.sleep(0.5)
    running.send_signal(signal.SIGINT)
    assert running.wait(timeout=2) == -signal.SIGINT  # a shell makes 130 of it
    assert running.stderr
    assert running.stderr.read() == ""
    running.stderr.close()


def test_misspelt_term_is_warned_of_with_the_nearest(small: Project) -> None:
    result = ask(small, "SELECT ?s { ?s a tg:Organisatoin }")
    assert (result.exit_code, result.stdout) == (0, "s\n-\n")
    expected = "warning: stdin:1:18: no term 'tg:Organisatoin'; did you mean 'tg:Organisation'?\n"
    assert result.stderr == expected
    assert ask(small, "SELECT ?s { ?s a tg:Organisation } LIMIT 1").stderr == ""


def test_refused_question_leaves_nothing_behind_that_ends_the_process_later(small: Project) -> None:
    assert ask(small, "SELECT ?x WHERE ?x", "--timeout", "300").exit_code == 2
    assert ask(small, "ASK {}", "--timeout", "300", "-f", "ttl").exit_code == 2
    assert not [
        thread
        for thread in threading.enumerate()
        if isinstance(thread, threading.Timer) and not thread.finished.is_set()
    ]
