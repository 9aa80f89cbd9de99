"""Print the answer to a question: as a table for people, or in the format that a program asked for."""

from __future__ import annotations

import os
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples

from kg.ask.run import answer, ask
from kg.errors import QueryRefused

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.ask.run import Answer, Question
    from kg.store import Store

    Command = TypeVar("Command", bound=Callable[..., Any])

RESULTS = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}
FORMATS = ("table", *RESULTS, "ttl", "md")
SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Output:
    """Where an answer goes, in which format, and how long it may take."""

    form: str
    path: str
    timeout: float


def output_options(command: Command) -> Command:
    """Give a command the options that every answer takes."""
    for option in (
        click.option("--project", type=click.Path(path_type=Path, file_okay=False), help="The project's folder."),
        click.option(
            "--timeout", type=click.FloatRange(min=0, min_open=True), default=SECONDS, metavar="S", show_default=True,
            help="Give up after so many seconds, exit code 3.",
        ),
        click.option("-o", "--output", default="-", metavar="FILE", help="Write to a file instead of standard output."),
        click.option(
            "-f", "--format", "form", type=click.Choice(FORMATS), metavar="FORMAT",
            help="table (as it stands), csv, tsv, json, xml or md for rows; ttl for a graph.",
        ),
    ):
        command = option(command)
    return command
