"""Reports as frames: declared types, the rows of their CSV, nothing where a cell is empty."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING

import polars as pl
import pytest
from click.testing import CliRunner

import kg
from kg.ask.frames import frame_of_rows
from kg.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.ask.framed import Framed
    from kg.resources import Project

DAY = "2023-01-01"


@pytest.fixture(scope="module")
def graph(built: Project) -> Iterator[kg.Graph]:
    with kg.open(built.root) as graph:
        yield graph


def reports(graph: kg.Graph) -> dict[str, tuple[Framed, list[str]]]:
    """Return each report with the command that prints it as CSV."""
    return {
        "diff": (
            graph.diff("2018-06-30", "2019-10-09", of="SenseTime"),
            ["SenseTime", "--from", "2018-06-30", "--to", "2019-10-09"],
        ),
        "paths": (graph.paths("SenseTime", "Qualcomm"), ["SenseTime", "Qualcomm"]),
        "conflicts": (graph.conflicts(), []),
        "exposure": (graph.exposures(regime="ofac-50", as_of=DAY), ["--all", "--regime", "ofac-50", "--as-of", DAY]),
    }


def plain(cell: object) -> str:
    return "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)


def test_a_frame_has_the_rows_that_the_command_prints_as_csv(graph: kg.Graph, built: Project) -> None:
    for command, (report, args) in reports(graph).items():
        printed = CliRunner().invoke(main, [command, "--project", str(built.root), *args, "-f", "csv"])
        head, *rows = csv.reader(io.StringIO(printed.stdout))
        frame = report.to_polars()
        assert frame.columns == head, command
        assert rows, command
        assert [[plain(cell) for cell in row] for row in frame.iter_rows()] == rows, command


def test_types_do_not_depend_on_the_rows(graph: kg.Graph) -> None:
    some = graph.exposures(regime="ofac-50", as_of=DAY).to_polars()
    none = graph.exposures(regime="ofac-50", as_of=DAY, verdicts=[]).to_polars()
    assert none.height == 0
    assert some.schema == none.schema
    assert (some.schema["as_of"], some.schema["effective"]) == (pl.Date(), pl.Boolean())
    assert set(some["as_of"]) == {date(2023, 1, 1)}
    assert graph.paths("SenseTime", "Qualcomm").to_polars().schema["step"] == pl.Int64()
    assert graph.conflicts().to_polars().schema["conflict"] == pl.Int64()


def test_an_empty_text_is_nothing() -> None:
    assert frame_of_rows({"a": "string", "n": "integer"}, [("", 1), ("x", "")]).rows() == [(None, 1), ("x", None)]


def test_frames_of_pandas_and_tables_of_arrow_have_the_same_rows(graph: kg.Graph) -> None:
    pytest.importorskip("pandas")
    for what, report in {name: report for name, (report, _) in reports(graph).items()}.items():
        assert len(report.to_pandas()) == report.to_arrow().num_rows == report.to_polars().height, what
    line = graph.timeline("SenseTime")
    assert len(line.to_pandas()) == line.to_arrow().num_rows == line.to_polars().height


def test_a_report_on_all_parties_is_written_as_the_command_prints_it(graph: kg.Graph, built: Project) -> None:
    overview = graph.exposures(regime="ofac-50", as_of=DAY)
    args = ["exposure", "--project", str(built.root), "--all", "--regime", "ofac-50", "--as-of", DAY, "-f"]
    for form, written in (("text", overview.text()), ("csv", overview.csv()), ("json", overview.json())):
        assert CliRunner().invoke(main, [*args, form]).stdout == written
