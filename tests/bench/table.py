"""One row of the bench, and rows as CSV."""

from __future__ import annotations

import csv
import os
import platform
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

OURS = "tiegraph"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What one engine needed for one stage at one size: CPU seconds of the stage, MiB of the whole process.

    `made` is how many triples, results, rows or bytes came out; `right`, `missing`, `extra` and `noise` are those of
    `answers.Judgement`, None where nothing was compared; `kinds` says which are missing (-) and extra (+).
    """

    stage: str
    size: str
    triples: int
    engine: str
    version: str
    runs: int
    cpu_s: float
    ratio: float | None
    rss_mib: int
    made: int
    right: int | None = None
    missing: int | None = None
    extra: int | None = None
    noise: int | None = None
    inconsistencies: int | None = None
    kinds: str = ""
    data: str = ""
    day: str = ""
    cores: int = 0
    machine: str = ""
    python: str = ""


NAMES = tuple(field.name for field in fields(Figure))


def sitting() -> dict[str, Any]:
    """Return what all figures of one sitting share: the day, and what they were measured on."""
    return {
        "day": datetime.now(UTC).date().isoformat(),
        "cores": os.cpu_count() or 0,
        "machine": f"{platform.machine()} {platform.system()}",
        "python": ", ".join(
            [
                f"{platform.python_implementation()} {platform.python_version()}",
                *(f"{package} {version(package)}" for package in ("polars", "numpy")),
            ]
        ),
    }


def write_csv(path: Path, figures: Iterable[Figure]) -> None:
    """Write figures, one a line."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, NAMES, lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(figure) for figure in figures)


def read_csv(path: Path) -> list[Figure]:
    """Read what `write_csv` wrote."""
    kinds: dict[str, Any] = {"float": float, "int": int}
    types = {field.name: str(field.type).removesuffix(" | None") for field in fields(Figure)}
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Figure(**{k: kinds.get(types[k], str)(v) if v or types[k] == "str" else None for k, v in row.items()})
            for row in csv.DictReader(file)
        ]


def share(figure: Figure) -> str:
    """Say what share of the right answers came: never 100 % where one is missing.

    >>> share(Figure(stage="", size="", triples=0, engine="", version="", runs=1, cpu_s=1, ratio=1, rss_mib=1, made=1,
    ...     right=100_000, missing=1))
    '99.9 %'
    """
    if figure.right is None or figure.missing is None:
        return ""
    tenths = (figure.right - figure.missing) * 1000 // max(figure.right, 1)
    return f"{tenths / 10:.1f} %" if figure.missing else "100 %"
