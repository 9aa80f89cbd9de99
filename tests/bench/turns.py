"""Run the engines of one stage in turn, and judge what each made."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.bench.answers import Judgement, judge_closure, judge_reading, judge_report, judge_rows
from tests.bench.table import OURS, Figure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.bench.engines import Engine, Stage

ROOT = Path(__file__).parents[2]
ROUNDS = 3
LONG = 5.0  # CPU seconds: what takes so long is run once


def measure_stage(
    stage: Stage, size: str, engines: Mapping[str, Engine], folder: Path, shared: Mapping[str, Any]
) -> list[Figure]:
    """Return a figure for each engine that is installed: the median of some rounds, ours first in each."""
    asked = [engines[name] for name in stage.engines if engines[name].version]
    rows: dict[str, list[dict[str, Any]]] = {engine.name: [] for engine in asked}
    for round_ in range(ROUNDS):
        for engine in asked:
            if not round_ or rows[engine.name][0]["cpu_s"] < LONG:
                rows[engine.name].append(_run(stage, engine, folder, write=not round_))
    spent = {name: statistics.median(row["cpu_s"] for row in found) for name, found in rows.items()}
    triples = sum(1 for _ in (folder / ("bad.nt" if stage.name == "validate" else "data.nt")).open("rb"))
    figures = []
    for engine in asked:
        first, judged = rows[engine.name][0], _judge(stage, engine, size, folder)
        figures.append(
            Figure(
                stage=stage.name, size=size, triples=triples, engine=engine.name, version=engine.version,
                runs=len(rows[engine.name]), cpu_s=round(spent[engine.name], 4),
                ratio=round(spent[engine.name] / spent[OURS], 2) if OURS in spent else None,
                rss_mib=round(max(row["rss_mib"] for row in rows[engine.name])), made=first["made"],
                right=judged and judged.right, missing=judged and judged.missing, extra=judged and judged.extra,
                noise=judged.noise + first.get("unwritable", 0) if judged and stage.answers == "closure" else None,
                inconsistencies=first.get("inconsistencies"), kinds=_spell(judged), **shared,
            )
        )  # fmt: skip
    for engine in asked:
        _answer(stage, engine, folder).unlink(missing_ok=True)
    return figures


def _run(stage: Stage, engine: Engine, folder: Path, *, write: bool) -> dict[str, Any]:
    """Run a stage once and return its row."""
    answer = ["--answer", _answer(stage, engine, folder)] if write and stage.answers else []
    done = subprocess.run(
        [engine.python, "-m", engine.module, stage.name, engine.name, folder, *answer],
        cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONWARNINGS": "ignore"},
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{engine.name} failed at {stage.name}:\n{done.stderr}")
    row: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return row


def _answer(stage: Stage, engine: Engine, folder: Path) -> Path:
    return folder / f"answer-{engine.name.replace(', ', '-').replace(' ', '-')}{stage.suffix}"


def _judge(stage: Stage, engine: Engine, size: str, folder: Path) -> Judgement | None:
    """Compare what an engine made with what is right; at 10m nothing is compared, for want of memory."""
    answer = _answer(stage, engine, folder)
    if size == "10m" or not answer.exists():
        return None
    ours = folder / f"answer-{OURS}{stage.suffix}"
    match stage.answers:
        case "triples":
            return judge_reading(answer, folder / "data.nt")
        case "quads":
            return judge_reading(answer, folder / "data.nq")
        case "closure":
            return judge_closure(answer, folder, ours)
        case "report":
            return judge_report(answer, ours)
        case _:
            return judge_rows(answer, ours)


def _spell(judged: Judgement | None) -> str:
    """Write the ten commonest kinds of what is missing or extra."""
    return "; ".join(f"{kind} {count}" for kind, count in judged.kinds[:10]) if judged else ""
