"""Tables: aligned in a pipe, drawn on a terminal, records where a row is too wide."""

import sys

import click
import pytest

from kg.cli.pages import print_page
from kg.cli.table import print_table, table
from kg.reports.plain_table import plain_table

ROWS = [["商汤科技", "7"], ["Honda", "1,000"]]


def test_pipe_gets_aligned_text_without_colour(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(["name", "n"], ROWS, right=["n"])
    assert capsys.readouterr().out == "name          n\n--------  -----\n商汤科技      7\nHonda     1,000\n"


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "60")
    return monkeypatch


@pytest.mark.usefixtures("terminal")
def test_terminal_folds_long_cells() -> None:
    lines = list(table(["name", "text"], [["a", "word " * 30]]))
    assert len(lines) > 4
    assert all(len(click.unstyle(line)) <= 60 for line in lines)


@pytest.mark.usefixtures("terminal")
def test_row_too_wide_for_the_terminal_becomes_a_record() -> None:
    names = [f"column{n}" for n in range(9)]
    assert list(table(names, [["some longer value"] * 8 + [""]]))[:3] == [
        "-- 1 --",
        "column0  some longer value",
        "column1  some longer value",
    ]


def test_no_columns_and_no_rows_are_no_trouble() -> None:
    assert list(plain_table([], [])) == ["", ""]
    assert list(plain_table(["a"], [])) == ["a", "-"]


def test_a_terminal_is_told_that_there_are_no_rows(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    print_table(["name", "n"], ROWS)
    assert capsys.readouterr().err == ""
    print_table(["name", "n"], [])
    assert capsys.readouterr().err == "no rows\n"


def test_a_pipe_is_not_told_that_there_are_no_rows(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(["name", "n"], [])
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("variable", "value", "bold"),
    [("NO_COLOR", "1", False), ("NO_COLOR", "", True), ("TERM", "dumb", False), ("TERM", "xterm", True)],
)
def test_bold_letters_only_where_they_are_wanted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], variable: str, value: str, bold: bool
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv(variable, value)
    print_page(["Heading", "  text"])
    assert ("\x1b" in capsys.readouterr().out) == bold
    drawn = list(table(["name", "n"], ROWS))
    assert not any("\x1b" in line for line in drawn) or bold
